// Assertions for tests that also run in the web worker host, where Node's `assert` is not available.

class AssertionError extends Error {
  override name = 'AssertionError';

  constructor(
    message: string,
    readonly actual?: unknown,
    readonly expected?: unknown,
  ) {
    super(expected === undefined ? message : `${message}: ${difference(actual, expected)}`);
  }
}

/** Of long texts the place where they part: what a run prints of a failure is one line. */
function difference(actual: unknown, expected: unknown): string {
  const [found, wanted] = [actual, expected].map((value) => (typeof value === 'string' ? value : JSON.stringify(value) ?? String(value))) as [string, string];
  let at = 0;
  while (at < found.length && found[at] === wanted[at]) at++;
  const from = Math.max(0, at - 20);
  const around = (text: string): string => JSON.stringify(text.slice(from, at + 60));
  return `from ${from} on ${around(found)} instead of ${around(wanted)}`;
}

export function ok(value: unknown, message: string): asserts value {
  if (!value) throw new AssertionError(message);
}

export function equal<T>(actual: T, expected: T, message = 'the values differ'): void {
  if (!Object.is(actual, expected)) throw new AssertionError(message, actual, expected);
}

/** Compares plain data (objects, arrays, strings, numbers …) by content; the order of keys does not matter. */
export function deepEqual<T>(actual: T, expected: T, message = 'the values differ'): void {
  if (!sameContent(actual, expected)) throw new AssertionError(message, actual, expected);
}

export function match(actual: string, pattern: RegExp, message = `the text does not match ${pattern}`): void {
  if (!pattern.test(actual)) throw new AssertionError(message, actual, String(pattern));
}

export async function rejects(promise: PromiseLike<unknown>, pattern: RegExp): Promise<void> {
  let failure: unknown;
  try {
    await promise;
  } catch (error) {
    failure = error;
  }
  if (failure === undefined) throw new AssertionError(`expected a rejection that matches ${pattern}, but it succeeded`);
  const text = failure instanceof Error ? String(failure) : JSON.stringify(failure);
  match(text, pattern, `the rejection does not match ${pattern}`);
}

function sameContent(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const leftKeys = Object.keys(left);
  if (leftKeys.length !== Object.keys(right).length) return false;
  return leftKeys.every(
    (key) => key in right && sameContent((left as Record<string, unknown>)[key], (right as Record<string, unknown>)[key]),
  );
}
