// The app: what makes the map work without a connection.  It is kept as it is here; the build puts
// in only what there is to keep.
//
// The map with all schools and the language of the reader is kept on the first visit, as one
// version: nothing of it is fetched again until the next version is complete and asked for.  Every
// other page, picture and sheet is kept when it was opened, and fetched anew while there is a
// connection.

/** version: a digest of all that is kept; core: addresses for everybody; languages: for each one,
 * by its folder; offline: what to show of a page that is not kept. */
/** @type {{version: string, core: string[], languages: Record<string, string[]>,
 *   offline: string}} */
const SITE = JSON.parse("THE SITE");

/** The scope of a service worker, which the types of a page do not know. @type {any} */
const worker = self;

const CORE = `zones-map-${SITE.version}`;
const VISITED = "zones-visited";
const root = new URL("./", location.href).href;
/** @param {string} address */
const whole = (address) => new URL(address, root).href;
const FILES = whole("files/");

/** The folder of the language that an address of the site is in. @param {string} address */
function folderOf(address) {
  const path = address.startsWith(root) ? address.slice(root.length) : "";
  return Object.keys(SITE.languages).find((folder) => folder && path.startsWith(folder)) ?? "";
}

/** Past the browser's own store, so that no file is older than the version it belongs to.
 * @param {string[]} addresses */
const fresh = (addresses) =>
  addresses.map((address) => new Request(whole(address), { cache: "no-cache" }));

/** The languages to keep: of the pages that are open, and of the version before. */
async function languagesToKeep() {
  const open = await worker.clients.matchAll({ includeUncontrolled: true });
  const urls = open.map((/** @type {{url: string}} */ { url }) => folderOf(url));
  /** @type {Set<string>} */
  const found = new Set(urls);
  for (const name of await caches.keys()) {
    if (!name.startsWith("zones-map-")) continue;
    const known = await caches.open(name);
    for (const folder of Object.keys(SITE.languages)) {
      if (await known.match(whole(folder || "./"))) found.add(folder);
    }
  }
  return found;
}

/** @param {string} folder */
async function keepLanguage(folder) {
  const core = await caches.open(CORE);
  if (await core.match(whole(folder || "./"))) return;
  await core.addAll(fresh(SITE.languages[folder]));
}

worker.addEventListener("install", (/** @type {any} */ event) => {
  event.waitUntil((async () => {
    const core = await caches.open(CORE);
    await core.addAll(fresh(SITE.core));
    for (const folder of await languagesToKeep()) await keepLanguage(folder);
  })());
});

worker.addEventListener("activate", (/** @type {any} */ event) => {
  event.waitUntil((async () => {
    // The version before stays for a page that is still open in it.
    const maps = (await caches.keys()).filter((name) => name.startsWith("zones-map-"));
    for (const name of maps.slice(0, -2)) await caches.delete(name);
    await worker.clients.claim();
  })());
});

worker.addEventListener("message", (/** @type {MessageEvent} */ { data }) => {
  if (data === "use") worker.skipWaiting();
});

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { method, url, mode } = event.request;
  if (method !== "GET" || !url.startsWith(root)) return;
  const start = mode === "navigate" && whole(folderOf(url) || "./") === url.replace(/[?#].*/, "");
  event.respondWith(answer(event.request));
  if (start) event.waitUntil(keepLanguage(folderOf(url)).catch(() => {}));
});

/** What is kept with the map, else what the host has now, else what was kept when it was opened.
 * @param {Request} request */
async function answer(request) {
  const core = await caches.open(CORE);
  const kept = await core.match(request, { ignoreSearch: true });
  if (kept) return kept;
  if (request.url.startsWith(FILES)) { // their address names their content
    const same = await caches.match(request);
    if (same) return same;
  }
  const visited = await caches.open(VISITED);
  try {
    const found = await fetch(request);
    if (found.ok) await visited.put(request, found.clone()).catch(() => {}); // no room: not kept
    return found;
  } catch (failed) {
    const before = await visited.match(request, { ignoreSearch: true });
    if (before) return before;
    if (request.mode !== "navigate") throw failed;
    const page = await core.match(whole(folderOf(request.url) + SITE.offline));
    return page ?? core.match(whole(SITE.offline));
  }
}
