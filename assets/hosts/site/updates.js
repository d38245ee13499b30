// The app behind the pages: registered on the first visit, and told of when there is a newer one.

import { h } from "../../foot_map/core/dom.js";

const root = document.documentElement;

/** Where the script of the app is: at the root of the site, which is the folder of all languages. */
const workerOf = () => {
  const link = document.querySelector("link[rel=manifest]");
  const root = link instanceof HTMLLinkElement && link.dataset.worker;
  return root ? new URL(root, document.baseURI) : null;
};

/**
 * Register the app.  A newer version waits until the reader asks for it.
 *
 * @param {{busy: () => boolean}} page  busy: whether the line would come in the middle of something
 * @returns {() => void} to be called when the page may no longer be busy
 */
export function register({ busy }) {
  const address = workerOf();
  if (!address || !("serviceWorker" in navigator)) return () => {};
  const { serviceWorker } = navigator;
  /** @type {ServiceWorker|null} */
  let waiting = null;
  const tell = () => {
    if (waiting && !busy()) show(waiting);
    else document.getElementById("update")?.replaceChildren();
  };
  const found = (/** @type {ServiceWorkerRegistration} */ registration) => {
    waiting = serviceWorker.controller ? registration.waiting : null; // the first one only begins
    tell();
    registration.installing?.addEventListener("statechange", () => found(registration));
  };
  let leaving = false;
  serviceWorker.addEventListener("controllerchange", () => {
    if (leaving) location.reload();
  });
  addEventListener("zones-update", () => leaving = true);
  serviceWorker.register(address).then((registration) => {
    if (!registration) return; // a browser that only seems to allow it
    found(registration);
    registration.addEventListener("updatefound", () => found(registration));
  }, () => {}); // not over HTTPS, or not allowed: the pages are the same without it
  return tell;
}

/** The quiet line with its button. @param {ServiceWorker} worker */
function show(worker) {
  const line = document.getElementById("update");
  const { update, updateGo } = root.dataset;
  if (!line || !update || line.childElementCount) return;
  const onclick = () => {
    dispatchEvent(new Event("zones-update"));
    worker.postMessage("use");
  };
  line.append(h("p", { text: update }), h("button", { type: "button", text: updateGo, onclick }));
}
