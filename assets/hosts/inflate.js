// Deflated bytes, undone by the browser itself.

/** @param {Uint8Array<ArrayBuffer>} bytes @returns {Response}  whose body is what they hold */
export const inflated = (bytes) =>
  new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")));
