// Records by id: what is looked up is a record's own, never what every object has.

/**
 * The value under `id`, or undefined. An id such as "constructor" is an id like any other, but
 * every object answers to it.
 *
 * @template T
 * @param {Record<string, T>|null|undefined} records
 * @param {string} id
 * @returns {T|undefined}
 */
export const own = (
  records,
  id,
) => (records && Object.hasOwn(records, id) ? records[id] : undefined);
