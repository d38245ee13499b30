// What is kept on the device. A browser may refuse: there is no room, or a frame may keep nothing.
// Nothing here throws; whoever keeps something is told whether it is kept.

/** @typedef {Pick<Storage, "getItem"|"setItem"|"removeItem"|"key"|"length">} Keeper */

const CHANGED = "rz-kept"; // several maps of a page share what is kept

/** What outlasts the visit; null where a frame may not keep anything. @returns {Keeper|null} */
export function deviceStorage() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

/** What lasts as long as the browser's tab. @returns {Keeper|null} */
export function tabStorage() {
  try {
    return globalThis.sessionStorage ?? null;
  } catch {
    return null;
  }
}

/** What is kept under a key; null if nothing is, or if it may not be read. @param {string} key
 * @param {Keeper|null} [storage] */
export function readKept(key, storage = deviceStorage()) {
  try {
    return storage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

/** The keys that begin with a prefix. @param {string} prefix @param {Keeper|null} [storage] */
export function keptKeys(prefix, storage = deviceStorage()) {
  try {
    const all = Array.from({ length: storage?.length ?? 0 }, (_, at) => storage?.key(at) ?? "");
    return all.filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

/** @param {string} key @param {string} text @param {Keeper|null} [storage]
 * @returns {boolean} whether it is kept: if not, what was kept before still is */
export function keep(key, text, storage = deviceStorage()) {
  try {
    if (!storage) return false;
    storage.setItem(key, text);
  } catch {
    return false;
  }
  tell(key);
  return true;
}

/** @param {string} key @param {Keeper|null} [storage] @returns {boolean} whether it is gone */
export function forget(key, storage = deviceStorage()) {
  try {
    storage?.removeItem(key);
  } catch {
    return false;
  }
  tell(key);
  return true;
}

/** Put a text that cannot be read out of the way, so that nothing is written over it.
 * @param {string} key @param {string} text  that is kept there @param {Keeper|null} [storage]
 * @param {string} [place]  where it goes
 * @returns {boolean} whether it is there now: if not, it still is where it was */
export const setAside = (key, text, storage = deviceStorage(), place = `${key}.damaged`) =>
  keep(place, text, storage) && forget(key, storage);

/** @param {string} key */
const tell = (key) => globalThis.dispatchEvent?.(new CustomEvent(CHANGED, { detail: key }));

/**
 * Hear what is kept or forgotten, by another tab or by another map of this page too.
 *
 * @param {(key: string|null) => void} changed  null: all of it was cleared
 * @returns {() => void} ends it
 */
export function watchKept(changed) {
  const here = (/** @type {Event} */ event) =>
    changed(/** @type {CustomEvent<string>} */ (event).detail);
  const elsewhere = (/** @type {Event} */ event) =>
    changed(/** @type {StorageEvent} */ (event).key);
  globalThis.addEventListener(CHANGED, here);
  globalThis.addEventListener("storage", elsewhere);
  return () => {
    globalThis.removeEventListener(CHANGED, here);
    globalThis.removeEventListener("storage", elsewhere);
  };
}
