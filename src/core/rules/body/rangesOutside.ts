import { findMojibake } from '../../text/mojibake';
import type { TextRange } from '../../text/range';
import type { TextScan } from '../../text/scan';

/**
 * Neighbouring offsets put together to ranges, those inside mojibake left out: there a control or a soft hyphen is
 * a byte of another character, which `body.mojibake` mends.
 * @param offsets ascending offsets of one code unit each
 */
export function rangesOutsideMojibake(text: string, scan: TextScan, offsets: Iterable<number>): TextRange[] {
  const ranges: TextRange[] = [];
  let runs: Iterator<{ range: TextRange }, undefined> | undefined;
  let run: TextRange | undefined;
  let last: { start: number; end: number } | undefined;
  for (const offset of offsets) {
    if (!runs) {
      runs = findMojibake(text, scan.range, scan.mojibakeLeads)[Symbol.iterator]();
      run = nextRange(runs);
    }
    while (run && run.end <= offset) run = nextRange(runs);
    if (run && run.start <= offset) continue;
    if (last?.end === offset) last.end++;
    else ranges.push((last = { start: offset, end: offset + 1 }));
  }
  return ranges;
}

function nextRange(runs: Iterator<{ range: TextRange }, undefined>): TextRange | undefined {
  const next = runs.next();
  return next.done === true ? undefined : next.value.range;
}
