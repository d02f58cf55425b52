/**
 * Index of the first item that no longer passes; `length` where all do. Items that pass come before those that do not.
 * Asks a logarithmic number of times.
 * @param from index to begin at; what is before it is taken to pass.
 */
export function partitionPoint(length: number, passes: (index: number) => boolean | undefined, from = 0): number {
  let low = from;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
