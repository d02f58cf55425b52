import type { Translate } from '../../core/message';
import { sentenceOf } from '../../core/rules/describe';
import type { Severity } from '../../core/rules/rule';
import type { TextRange } from '../../core/text/range';
import { isFixable, type FileReport, type FixedFile, type ShownFinding } from './fileReport';
import { RegionIndex, type Region } from './positions';

/** A range of a file as every format may name it. */
export interface Place extends Region {
  /** In UTF-16 code units of the file from 0, a byte order mark included. */
  readonly offset: number;
  readonly length: number;
}

/** A file that places count in. */
export interface LocatedFile {
  /** Absolute. */
  readonly path: string;
  /** Whether U+FEFF stands at its start. */
  readonly hasMark: boolean;
}

/** A fix in words, with what it changes in one file. */
export interface LocatedFix {
  readonly title: string;
  readonly file: LocatedFile;
  readonly edits: readonly (Place & { readonly newText: string })[];
}

/** A finding in words, with its place. */
export interface LocatedFinding extends Place {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fixable: boolean;
  /** Empty where they were not asked for. */
  readonly fixes: readonly LocatedFix[];
  /** The place in another file that the problem is about. */
  readonly related?: RelatedPlace;
}

/** A place in another file, and what stands there. */
export interface RelatedPlace extends Place {
  readonly file: LocatedFile;
  /** Of the file, as people see it. */
  readonly name: string;
  readonly message: string;
}

/**
 * What is to be shown of one file, without its text: plain data that a format can be written from, now or on another machine.
 */
export interface LocatedReport {
  readonly file: LocatedFile;
  /** As people see it. */
  readonly name: string;
  readonly findings: readonly LocatedFinding[];
}

interface LocateOptions {
  readonly withFixes: boolean;
  /** One for all files: it knows the sentences it has parsed. */
  readonly translate: Translate;
}

/** The places of the findings that are to be shown of a file. */
export function locate({ path, name, text }: FileReport, findings: readonly ShownFinding[], { withFixes, translate }: LocateOptions): LocatedReport {
  if (findings.length === 0) return { file: locatedFile({ path, text }), name, findings: [] };
  const own = new PlacesOf({ path, text });
  const others = new Map<FixedFile, PlacesOf>();
  const placesIn = (other: FixedFile): PlacesOf => {
    const places = others.get(other) ?? new PlacesOf(other);
    others.set(other, places);
    return places;
  };
  return {
    file: own.file, name,
    findings: findings.map((finding) => {
      const { line, column, endLine, endColumn, offset, length } = own.placeOf(finding.range);
      return {
        line, column, endLine, endColumn, offset, length, rule: finding.rule, severity: finding.severity, message: sentenceOf(finding, translate), fixable: isFixable(finding),
        fixes: withFixes ? locateFixes(finding, finding.fixedIn ? placesIn(finding.fixedIn) : own, translate) : [],
      };
    }),
  };
}

function locateFixes({ fixes }: ShownFinding, places: PlacesOf, translate: Translate): LocatedFix[] {
  return fixes.filter(({ edits }) => edits.length > 0).map(({ title, edits }) => ({
    title: translate(title.template, title.args),
    file: places.file,
    edits: edits.map(({ range, newText }) => ({ ...places.placeOf(range), newText })),
  }));
}

function locatedFile({ path, text }: FixedFile): LocatedFile {
  return { path, hasMark: text.startsWith('\uFEFF') };
}

class PlacesOf {
  readonly file: LocatedFile;
  readonly #regions: RegionIndex;

  constructor(file: FixedFile) {
    this.file = locatedFile(file);
    this.#regions = new RegionIndex(file.text);
  }

  placeOf(range: TextRange): Place {
    const { line, column, endLine, endColumn } = this.#regions.regionOf(range);
    return { line, column, endLine, endColumn, offset: range.start, length: range.end - range.start };
  }
}
