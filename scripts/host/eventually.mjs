/** Milliseconds: machines that test are busy. */
export const waitLimit = 60_000;

/**
 * Looks again until a value fits.
 * @template T
 * @param {() => T | Promise<T>} read
 * @param {(value: T) => boolean} fits
 * @param {string} what for the message
 * @returns {Promise<T>} the value that fits
 */
export async function eventually(read, fits, what) {
  const until = Date.now() + waitLimit;
  for (;;) {
    const value = await read();
    if (fits(value)) return value;
    if (Date.now() > until) throw new Error(`Waited ${waitLimit / 1000} seconds for ${what}; there is: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
