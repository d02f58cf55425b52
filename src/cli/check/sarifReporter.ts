import { pathToFileURL } from 'node:url';
import type { RuleDescription } from '../../core/rules/everyRule';
import type { Severity } from '../../core/rules/rule';
import type { Product } from '../host';
import { printableJson } from '../messages';
import { pathBelow } from '../files/relativePath';
import type { LocatedFile, LocatedFinding, LocatedFix, Place, RelatedPlace } from './locatedReport';
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
    *file({ file, findings }) {
      for (const finding of findings) yield `\n${printableJson(describeResult(finding, ruleIndexes.get(finding.rule), file, context))}`;
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

function describeResult(finding: LocatedFinding, ruleIndex: number | undefined, file: LocatedFile, { workingDirectory }: ReportContext): object {
  return {
    ruleId: finding.rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: { artifactLocation: locate(file.path, workingDirectory), region: regionOf(finding, file) } }],
    ...(finding.related && { relatedLocations: [describeRelated(finding.related, workingDirectory)] }),
    ...(finding.fixes.length > 0 && { fixes: finding.fixes.map((fix) => describeFix(fix, workingDirectory)) }),
    // The four severities are more than SARIF's levels tell apart.
    properties: { severity: finding.severity },
  };
}

function describeRelated(related: RelatedPlace, workingDirectory: string): object {
  return {
    physicalLocation: { artifactLocation: locate(related.file.path, workingDirectory), region: regionOf(related, related.file) },
    message: { text: related.message },
  };
}

function describeFix({ title, file, edits }: LocatedFix, workingDirectory: string): object {
  const replacements = edits.map((edit) => ({
    deletedRegion: regionOfEdit(edit, file),
    ...(edit.newText !== '' && { insertedContent: { text: edit.newText } }),
  }));
  return { description: { text: title }, artifactChanges: [{ artifactLocation: locate(file.path, workingDirectory), replacements }] };
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

/** A region as SARIF counts it: nothing depends on a byte order mark (section 3.30.2). */
function regionOf({ line, column, endLine, endColumn, offset, length }: Place, { hasMark }: LocatedFile): object {
  const markLength = Number(hasMark);
  const charOffset = Math.max(0, offset - markLength);
  const charLength = Math.max(0, offset + length - markLength) - charOffset;
  return { startLine: line, startColumn: column, endLine, endColumn, charOffset, charLength };
}

/** The mark itself is no text: only its bytes can be named. */
function regionOfEdit(place: Place, file: LocatedFile): object {
  const removesMark = file.hasMark && place.offset === 0 && place.length === 1;
  return removesMark ? { byteOffset: 0, byteLength: 3 } : regionOf(place, file);
}
