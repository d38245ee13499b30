// As much of node:assert/strict as the unit tests use, for a browser.
const show = (value) => JSON.stringify(value) ?? String(value);

function fail(message) {
  throw new Error(message);
}

function alike(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || !a || !b) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (a instanceof Map || a instanceof Set) return a.size === b.size && alike([...a], [...b]);
  const keys = Reflect.ownKeys(a);
  return keys.length === Reflect.ownKeys(b).length
    && keys.every((key) => Object.hasOwn(b, key) && alike(a[key], b[key]));
}

function fits(error, expected) {
  if (expected === undefined) return true;
  if (expected instanceof RegExp) return expected.test(String(error));
  if (typeof expected === "object") {
    return Object.entries(expected).every(([key, value]) =>
      (value instanceof RegExp ? value.test(error[key]) : alike(error[key], value)));
  }
  return expected.prototype !== undefined && error instanceof expected ? true : expected(error) === true;
}

const assert = (value, message) => value || fail(message ?? `${show(value)} is not truthy`);

export default Object.assign(assert, {
  ok: assert,
  equal: (a, b, message) => Object.is(a, b) || fail(message ?? `${show(a)} is not ${show(b)}`),
  notEqual: (a, b, message) => !Object.is(a, b) || fail(message ?? `both are ${show(a)}`),
  deepEqual: (a, b, message) => alike(a, b) || fail(message ?? `${show(a)} is not ${show(b)}`),
  notDeepEqual: (a, b, message) => !alike(a, b) || fail(message ?? `both are ${show(a)}`),
  match: (text, pattern, message) => pattern.test(text) || fail(message ?? `${text} !~ ${pattern}`),
  doesNotMatch: (text, pattern, message) =>
    !pattern.test(text) || fail(message ?? `${text} =~ ${pattern}`),
  fail,
  throws(body, expected) {
    try {
      body();
    } catch (error) {
      return fits(error, expected) || fail(`another error: ${error}`);
    }
    return fail("nothing was thrown");
  },
  async rejects(promise, expected) {
    try {
      await (typeof promise === "function" ? promise() : promise);
    } catch (error) {
      return fits(error, expected) || fail(`another error: ${error}`);
    }
    return fail("nothing was rejected");
  },
});
