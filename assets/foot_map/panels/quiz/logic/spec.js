// A quiz as text, as it stands in an address: "find,name.system-digestive.10.k3f9".

import { nearest } from "../../../core/text.js";

/** @typedef {"find"|"name"|"type"|"foot"|"body"|"technique"|"place"} Kind */
/** @typedef {"all"|"view"|"system"|"region"|"zones"} ScopeKind */
/** `ids`: the view, the system, the region, or the zones.
 * @typedef {{kind: ScopeKind, ids: string[]}} Scope */
/** `length`: how many questions, 0 for one on each zone; `seed`: "" for any.
 * @typedef {{kinds: Kind[], scope: Scope, length: number, seed: string}} Spec */

export const NEW = "new"; // the state while the reader chooses what is asked
export const PROGRESS = "progress"; // while the reader looks at what is known
export const KINDS = /** @type {Kind[]} */ (
  ["find", "name", "type", "foot", "body", "technique", "place"]
);
export const USUAL = /** @type {Spec} */ ({
  kinds: ["find", "name"],
  scope: { kind: "all", ids: [] },
  length: 10,
  seed: "",
});

const PARTS =
  /^([a-z,]+)(?:\.(all|(?:view|system|region|zones)-,*[a-z0-9_-][a-z0-9_,-]*)(?:\.(all|[1-9]\d{0,2})(?:\.([a-z0-9]{1,8}))?)?)?$/;

/**
 * What a text asks for; what it leaves out is as usual.
 *
 * @param {string} text
 * @returns {Spec|null} null if it makes no sense
 */
export function readSpec(text) {
  const [, kinds, scope = "all", length = "10", seed = ""] = PARTS.exec(text) ?? [];
  const named = KINDS.filter((kind) => kinds?.split(",").includes(kind));
  if (!kinds || named.length < new Set(kinds.split(",")).size) return null;
  const [kind, ids] = scope.split(/-(.*)/s);
  return {
    kinds: named,
    scope: {
      kind: /** @type {ScopeKind} */ (kind),
      ids: (kind === "zones" ? ids.split(",") : [ids]).filter(Boolean),
    },
    length: length === "all" ? 0 : Number(length),
    seed,
  };
}

/** @param {Spec} spec @returns {string} `readSpec` reads it */
export function writeSpec({ kinds, scope, length, seed }) {
  const where = scope.kind === "all" ? "all" : `${scope.kind}-${scope.ids.join(",")}`;
  return [kinds.join(","), where, length || "all", seed].filter(Boolean).join(".");
}

/**
 * Whether a text in an address is a quiz, and if not, what was probably meant.
 *
 * @param {string} text
 * @returns {{good: boolean, near: string|null}}
 */
export function checkSpec(text) {
  if ([NEW, PROGRESS].includes(text) || readSpec(text)) return { good: true, near: null };
  const [kinds, ...rest] = text.split(".");
  const meant = kinds.split(",").map((kind) => nearest(kind, [NEW, PROGRESS, ...KINDS]));
  const better = [meant.join(","), ...rest].join(".");
  for (const near of [better, meant.join(",")]) {
    if (meant.every(Boolean) && ([NEW, PROGRESS].includes(near) || readSpec(near))) {
      return { good: false, near };
    }
  }
  return { good: false, near: null };
}
