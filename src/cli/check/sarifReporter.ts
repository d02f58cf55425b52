import { pathToFileURL } from 'node:url';
import { inEnglish } from '../../core/message';
import type { RuleDescription } from '../../core/rules/everyRule';
import { sentenceOf } from '../../core/rules/describe';
import type { Fix, Severity } from '../../core/rules/rule';
import type { TextEdit, TextRange } from '../../core/text/range';
import type { Product } from '../host';
import type { FixedFile, ShownFinding } from './fileReport';
import { printableJson } from '../messages';
import { RegionIndex } from './positions';
import { pathBelow } from '../files/relativePath';
import type { FileFailure, ReportContext, Reporter } from './reporter';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const rootName = '%SRCROOT%';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };

/**
 * SARIF 2.1.0 (OASIS Standard, errata 01), for code scanning and viewers. The one object is written piece by piece:
 * results as they come, what could not be read at the end.
 */
export function sarifReporter(context: ReportContext): Reporter {
  const ruleIndexes = new Map(context.rules.map(({ id }, index) => [id, index]));
  return {
    separator: ',',
    *begin() {
      const head = printableJson({ $schema: schema, version: '2.1.0' }).slice(0, -1);
      const run = printableJson({
        tool: { driver: describeTool(context.rules, context.product) },
        columnKind: 'utf16CodeUnits',
        newlineSequences: ['\r\n', '\n', '\r'],
        originalUriBaseIds: { [rootName]: { uri: pathToFileURL(`${context.workingDirectory}/`).href } },
      }).slice(0, -1);
      yield `${head},"runs":[${run},"results":[`;
    },
    *file(report, findings) {
      if (findings.length === 0) return;
      const place = sarifFile(report, context);
      const others = new Map<FixedFile, SarifFile>();
      for (const finding of findings) {
        const { fixedIn } = finding;
        const other = fixedIn && (others.get(fixedIn) ?? sarifFile(fixedIn, context));
        if (fixedIn && other) others.set(fixedIn, other);
        const result = describeResult(finding, ruleIndexes.get(finding.rule), place, other ?? place);
        yield `\n${printableJson(result)}`;
      }
    },
    *end({ failures, isComplete }) {
      const invocation = {
        executionSuccessful: isComplete && failures.length === 0,
        ...(failures.length > 0 && { toolExecutionNotifications: failures.map((failure) => describeFailure(failure, context)) }),
      };
      yield `\n],"invocations":[${printableJson(invocation)}]}]}\n`;
    },
  };
}

/** A file as locations refer to it. */
interface SarifFile {
  readonly artifactLocation: object;
  readonly regions: SarifRegions;
}

function sarifFile({ path, text }: FixedFile, { workingDirectory }: ReportContext): SarifFile {
  return { artifactLocation: locate(path, workingDirectory), regions: new SarifRegions(text) };
}

function describeTool(rules: readonly RuleDescription[], { version, homepage }: Product): object {
  return {
    name: 'Article Annotator', semanticVersion: version,
    ...(homepage && { informationUri: homepage }),
    rules: rules.map((rule) => ({
      id: rule.id,
      shortDescription: { text: rule.description },
      fullDescription: { text: rule.rationale, markdown: rule.rationale },
      help: { text: rule.rationale, markdown: rule.rationale },
      ...(homepage && { helpUri: `${homepage}/blob/main/docs/rules/${encodeURIComponent(rule.id)}.md` }),
      defaultConfiguration: { level: levels[rule.defaultSeverity] },
    })),
  };
}

function describeResult(
  finding: ShownFinding, ruleIndex: number | undefined, { artifactLocation, regions }: SarifFile, fixedIn: SarifFile,
): object {
  const fixes = finding.fixes.filter(({ edits }) => edits.length > 0).map((fix) => describeFix(fix, fixedIn));
  return {
    ruleId: finding.rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: levels[finding.severity],
    message: { text: sentenceOf(finding) },
    locations: [{ physicalLocation: { artifactLocation, region: regions.ofText(finding.range) } }],
    ...(fixes.length > 0 && { fixes }),
    // The four severities are more than SARIF's levels tell apart.
    properties: { severity: finding.severity },
  };
}

function describeFix({ title, edits }: Fix, { artifactLocation, regions }: SarifFile): object {
  const replacements = edits.map((edit) => ({
    deletedRegion: regions.ofEdit(edit),
    ...(edit.newText !== '' && { insertedContent: { text: edit.newText } }),
  }));
  return { description: { text: inEnglish(title.template, title.args) }, artifactChanges: [{ artifactLocation, replacements }] };
}

function describeFailure({ path, failure }: FileFailure, { workingDirectory }: ReportContext): object {
  return {
    level: 'error',
    message: { text: failure.message },
    locations: [{ physicalLocation: { artifactLocation: locate(path, workingDirectory) } }],
  };
}

/** Relative to the root where the file lies below it, so that another machine finds it in its own checkout. */
function locate(path: string, workingDirectory: string): { uri: string; uriBaseId?: string } {
  const below = pathBelow(workingDirectory, path);
  if (below === undefined) return { uri: pathToFileURL(path).href };
  return { uri: below.split('/').map(encodeSegment).join('/'), uriBaseId: rootName };
}

/** A name on Windows may hold half a surrogate pair, which no URI can. */
function encodeSegment(name: string): string {
  return encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\uFFFD'));
}

/** Regions as SARIF counts them: nothing depends on a byte order mark (section 3.30.2). */
class SarifRegions {
  readonly #regions: RegionIndex;
  readonly #markLength: number;

  constructor(text: string) {
    this.#regions = new RegionIndex(text);
    this.#markLength = text.startsWith('\uFEFF') ? 1 : 0;
  }

  ofText(range: TextRange): object {
    const { line, column, endLine, endColumn } = this.#regions.regionOf(range);
    const charOffset = Math.max(0, range.start - this.#markLength);
    const charLength = Math.max(0, range.end - this.#markLength) - charOffset;
    return { startLine: line, startColumn: column, endLine, endColumn, charOffset, charLength };
  }

  /** The mark itself is no text: only its bytes can be named. */
  ofEdit({ range }: TextEdit): object {
    if (range.start < this.#markLength && range.end <= this.#markLength && range.end > 0) return { byteOffset: 0, byteLength: 3 };
    return this.ofText(range);
  }
}
