/** A glob without braces: where to begin looking, and what to look for below. */
export interface Glob {
  /** The folder before the first segment with a wildcard, as written; empty for the working directory. */
  readonly base: string;
  /** Levels below `base` that can match; infinite after `**`. */
  readonly depth: number;
  /** Whether a path below `base`, as its names, matches. */
  matches(names: readonly string[]): boolean;
}

/** More alternatives than anybody means: `{a,b}` twenty times over is a million patterns. */
const mostAlternatives = 1000;

/** Whether a path has a character that makes it a glob. */
export function isGlob(path: string): boolean {
  return /[*?[{]/.test(path);
}

/**
 * Reads a glob: `*` and `?` within a name, `[a-z]` and `[!a-z]`, `{this,that}`, `**` for any number of folders, a backslash
 * before a character that stands for itself. Wildcards match no name that begins with a dot. Segments are separated by `/`.
 */
export function parseGlob(pattern: string): Glob[] {
  return expandBraces(pattern).map((alternative) => {
    const segments = alternative.split('/');
    const firstWild = segments.findIndex((segment) => /[*?[]/.test(segment));
    const wild = firstWild === -1 ? segments.slice(-1) : segments.slice(firstWild);
    const literal = segments.slice(0, segments.length - wild.length).map((segment) => segment.replace(/\\(.)/g, '$1'));
    const steps = wild.filter((segment) => segment !== '').map(readSegment);
    return {
      base: literal.length === 1 && literal[0] === '' ? '/' : literal.join('/'),
      depth: steps.includes('any number') ? Infinity : steps.length,
      matches: (names) => matchesSequence(names, steps, (step, name) => matchesName(name, step)),
    };
  });
}

/** One place of a pattern: something that one item fits, or a gap for any number of items. */
type Step<Item> = Item | 'any number';
type CharacterTest = (character: string) => boolean;
type NamePattern = readonly Step<CharacterTest>[];

function readSegment(segment: string): Step<NamePattern> {
  if (segment === '**') return 'any number';
  const steps: Step<CharacterTest>[] = [];
  for (const { 0: token } of segment.matchAll(/\\.|\[[!^]?\]?[^\]]*\]|[^]/gu)) {
    if (token === '*') steps.push('any number');
    else if (token === '?') steps.push(() => true);
    else if (token.length > 2 && token.startsWith('[')) steps.push(readSet(token.slice(1, -1)));
    else {
      const literal = token.length > 1 && token.startsWith('\\') ? token.slice(1) : token;
      steps.push((character) => character === literal);
    }
  }
  return steps;
}

function readSet(set: string): CharacterTest {
  const negated = /^[!^]/.test(set);
  const characters = [...(negated ? set.slice(1) : set)];
  const ranges: (readonly [low: string, high: string])[] = [];
  for (let index = 0; index < characters.length; index++) {
    const low = characters[index] ?? '';
    const high = characters[index + 1] === '-' ? characters[index + 2] : undefined;
    ranges.push([low, high ?? low]);
    if (high !== undefined) index += 2;
  }
  return (character) => ranges.some(([low, high]) => character >= low && character <= high) !== negated;
}

function matchesName(name: string, steps: NamePattern): boolean {
  // A dot in front hides a name from wildcards, not from a dot written out.
  if (name.startsWith('.') && (steps[0] === 'any number' || steps[0]?.('a'))) return false;
  return matchesSequence([...name], steps, (test, character) => test(character));
}

/** Whether steps fit items from end to end. Costs at most the product of both lengths: only the last gap is ever widened. */
function matchesSequence<Item, Test>(
  items: readonly Item[], steps: readonly Step<Test>[], fits: (test: Test, item: Item) => boolean,
): boolean {
  let item = 0;
  let step = 0;
  let gap: { readonly step: number; readonly item: number } | undefined;
  while (item < items.length) {
    const current = steps[step];
    if (current === 'any number') {
      gap = { step, item };
      step++;
    } else if (current !== undefined && fits(current, items[item] as Item)) {
      item++;
      step++;
    } else if (gap) {
      gap = { step: gap.step, item: gap.item + 1 };
      item = gap.item;
      step = gap.step + 1;
    } else return false;
  }
  return steps.slice(step).every((rest) => rest === 'any number');
}

function expandBraces(pattern: string): string[] {
  const done: string[] = [];
  const waiting = [pattern];
  for (let current = waiting.pop(); current !== undefined; current = waiting.pop()) {
    const braces = done.length + waiting.length < mostAlternatives ? innermostBraces(current) : undefined;
    if (!braces) done.push(current);
    else for (const choice of braces.choices) waiting.push(current.slice(0, braces.start) + choice + current.slice(braces.end));
  }
  return done;
}

/** The first pair of braces that holds no other and has a comma; braces without one stand for themselves. */
function innermostBraces(pattern: string): { start: number; end: number; choices: string[] } | undefined {
  for (const { 0: braces, 1: inside, index } of pattern.matchAll(/\{([^{}]*,[^{}]*)\}/g)) {
    return { start: index, end: index + braces.length, choices: (inside ?? '').split(',') };
  }
  return undefined;
}
