// As much of node:test as the unit tests use, for a browser.
const planned = [];

export function test(name, body) {
  planned.push({ name, body });
}

export default test;

/** Run what was planned, one after the other. @returns {Promise<[string, string|null][]>} */
export async function run() {
  const results = [];
  for (const { name, body } of planned.splice(0)) {
    try {
      await body();
      results.push([name, null]);
    } catch (error) {
      results.push([name, error.stack ?? String(error)]);
    }
  }
  return results;
}
