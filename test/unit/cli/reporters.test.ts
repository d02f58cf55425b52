import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { commands } from '../../../src/cli/commands';
import { parseRecord } from '../../../src/core/record/parse';
import { checkRecord } from '../../../src/core/rules/check';
import { everyRule } from '../../../src/core/rules/everyRule';
import { applyEdits, type TextEdit } from '../../../src/core/text/range';
import { recordText, runInMemory, type MemoryEntry } from './memoryHost';

interface SarifRegion { startLine?: number; startColumn?: number; endLine?: number; endColumn?: number; charOffset?: number; charLength?: number; byteOffset?: number; byteLength?: number }
interface SarifLocation { physicalLocation: { artifactLocation: { uri: string; uriBaseId?: string }; region?: SarifRegion } }
interface SarifResult {
  ruleId: string; ruleIndex: number; level: string; message: { text: string }; locations: SarifLocation[]; properties: { severity: string };
  fixes?: { description: { text: string }; artifactChanges: { artifactLocation: { uri: string }; replacements: { deletedRegion: SarifRegion; insertedContent?: { text: string } }[] }[] }[];
}
interface SarifLog {
  version: string;
  runs: [{
    columnKind: string; originalUriBaseIds: Record<string, { uri: string }>; results: SarifResult[];
    tool: { driver: { rules: { id: string; helpUri: string; defaultConfiguration: { level: string } }[] } };
    invocations: [{ executionSuccessful: boolean; toolExecutionNotifications?: { message: { text: string }; locations: SarifLocation[] }[] }];
  }];
}

const schemaFile = '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';

/** The schema of the OASIS standard as a package of Microsoft's carries it; undefined where that is not installed. */
function readSchema(): object | undefined {
  try {
    // Draft 4 of JSON Schema, of which this schema uses nothing but the two names that Ajv does not take.
    const schema = JSON.parse(readFileSync(require.resolve(schemaFile), 'utf8')) as Record<string, unknown>;
    return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== '$schema' && name !== 'id'));
  } catch {
    return undefined;
  }
}

const damaged = recordText({
  url: ' http://www.aldarycourier.example/2019/03/05/ferry-plan.html?utm_source=x', title: 'Port Aldary &amp; the 🛥️ &amp; a Ferry - The Aldary Courier',
  subjects: 'Port Aldary,,Ferries, Harbours,Ferries', date: '2019-03-04', number: '0417',
  body: 'The council met on Tuesday to weigh the plan.Nobody spoke against it, and the vote on the 🛥️ was over soon.\nAdvertisement It&#39;s done.',
});

async function sarifOf(files: Readonly<Record<string, MemoryEntry>>, ...args: string[]): Promise<SarifLog> {
  const { stdout } = await runInMemory(['check', '--format', 'sarif', ...(args.length > 0 ? args : ['.'])], { files });
  return JSON.parse(stdout) as SarifLog;
}

describe('SARIF', () => {
  const variants: readonly (readonly [string, string])[] = [
    ['a damaged record', damaged], ['CRLF', damaged.replaceAll('\n', '\r\n')], ['a lone CR', damaged.replace('\n2019', '\r2019')],
    ['a byte order mark', `\uFEFF${damaged}`], ['an empty file', ''], ['nothing to find', recordText()],
  ];
  it('is valid by the schema of the standard', async function () {
    const schema = readSchema();
    if (!schema) {
      console.log('      skipped: the devDependency @microsoft/jest-sarif, which carries the SARIF schema, is not installed');
      return this.skip();
    }
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
    addFormats(ajv);
    const validate = ajv.compile(schema);
    for (const [name, text] of variants) {
      const log = await sarifOf({ 'a.article': text, 'gone.txt': { link: 'nowhere' }, 'näme #1%?.article': text });
      assert.ok(validate(log), `${name}: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
    }
    assert.ok(!validate({ ...await sarifOf({ 'a.article': damaged }), version: '2' }), 'the schema can refuse');
  });

  for (const [name, text] of variants) {
    it(`gives places and fixes that fit the text: ${name}`, async () => {
      const [run] = (await sarifOf({ 'a.article': text })).runs;
      // Section 3.30.2: nothing depends on a byte order mark.
      const visible = text.replace(/^\uFEFF/, '');
      const markLength = text.length - visible.length;
      const findings = checkRecord(parseRecord(text), { today: { year: 2020, month: 1, day: 2 } });
      assert.equal(run.results.length, findings.length);
      const lines = visible.split(/\r\n|\n|\r/);
      const lineStarts = [0, ...[...visible.matchAll(/\r\n|\n|\r/g)].map(({ 0: ending, index }) => index + ending.length)];
      const stretch = (region: SarifRegion): readonly [number, number] => {
        if (region.byteOffset !== undefined) {
          const bytes = Buffer.from(text);
          return [bytes.subarray(0, region.byteOffset).toString().length - markLength, bytes.subarray(0, region.byteOffset + (region.byteLength ?? 0)).toString().length - markLength];
        }
        const { startLine = 0, startColumn = 0, endLine = 0, endColumn = 0, charOffset = -1, charLength = -1 } = region;
        assert.ok(endColumn <= (lines[endLine - 1]?.length ?? 0) + 1, 'a column on its line');
        assert.deepEqual([(lineStarts[startLine - 1] ?? NaN) + startColumn - 1, (lineStarts[endLine - 1] ?? NaN) + endColumn - 1], [charOffset, charOffset + charLength]);
        return [charOffset, charOffset + charLength];
      };
      for (const [index, finding] of findings.entries()) {
        const result = run.results[index] ?? assert.fail();
        assert.equal(result.ruleId, finding.rule);
        assert.equal(run.tool.driver.rules[result.ruleIndex]?.id, finding.rule);
        const [start, end] = stretch(result.locations[0]?.physicalLocation.region ?? {});
        assert.equal(visible.slice(start, end), text.slice(finding.range.start, finding.range.end).replace(/^\uFEFF/, ''));
        assert.equal(result.fixes?.length ?? 0, finding.fixes.length);
        for (const [number, fix] of finding.fixes.entries()) {
          const edits: TextEdit[] = (result.fixes?.[number]?.artifactChanges[0]?.replacements ?? []).map(({ deletedRegion, insertedContent }) => {
            const [from, to] = stretch(deletedRegion);
            return { range: { start: from + markLength, end: to + markLength }, newText: insertedContent?.text ?? '' };
          });
          assert.equal(applyEdits(text, edits), applyEdits(text, fix.edits), `${finding.rule}: fix ${number}`);
        }
      }
    });
  }

  it('describes every rule', async () => {
    const { driver } = (await sarifOf({ 'a.article': damaged })).runs[0].tool;
    assert.deepEqual(driver.rules.map(({ id }) => id), everyRule.map(({ id }) => id));
    assert.equal(driver.rules.find(({ id }) => id === 'date.style')?.helpUri, 'https://annotator.example/project/blob/main/docs/rules/date.style.md');
    assert.equal(driver.rules.find(({ id }) => id === 'url.not-https')?.defaultConfiguration.level, 'note');
  });
  it('names files relative to the root, and others whole', async () => {
    const [run] = (await sarifOf({ 'dir with space/näme #1%.article': '', '../else/b.article': '' }, '.', '../else')).runs;
    assert.deepEqual([...new Set(run.results.map(({ locations }) => JSON.stringify(locations[0]?.physicalLocation.artifactLocation)))], [
      '{"uri":"file:///else/b.article"}',
      '{"uri":"dir%20with%20space/n%C3%A4me%20%231%25.article","uriBaseId":"%SRCROOT%"}',
    ]);
    assert.equal(run.originalUriBaseIds['%SRCROOT%']?.uri, 'file:///work/');
    assert.equal(run.columnKind, 'utf16CodeUnits');
  });
  it('tells what could not be read', async () => {
    const [invocation] = (await sarifOf({ 'a.txt': { error: 'EACCES' } }, 'a.txt')).runs[0].invocations;
    assert.equal(invocation.executionSuccessful, false);
    assert.match(invocation.toolExecutionNotifications?.[0]?.message.text ?? '', /permission to read denied/);
    assert.equal(invocation.toolExecutionNotifications?.[0]?.locations[0]?.physicalLocation.artifactLocation.uri, 'a.txt');
  });
});

describe('GitHub annotations', () => {
  it('escape what would end a property or the line', async () => {
    const { stdout } = await runInMemory(['check', '--format', 'github', 'a,b:c%.txt'], { files: { 'a,b:c%.txt': recordText({ number: '100%, ::x' }) } });
    const [line] = stdout.split('\n').filter((text) => text.includes('number.invalid'));
    assert.match(line ?? '', /^::error file=a%2Cb%3Ac%25\.txt,line=5,endLine=5,col=1,endColumn=10,title=number\.invalid::[^%]*100%25, ::x/);
  });
  it('stay one line each', async () => {
    const { stdout } = await runInMemory(['check', '--format', 'github', '.'], { files: { 'a.txt': damaged } });
    for (const line of stdout.trimEnd().split('\n')) assert.match(line, /^::(error|warning|notice) file=a\.txt,.*::./);
  });
});

describe('every format', () => {
  const formats = commands.find(({ name }) => name === 'check')?.options['format']?.choices ?? [];
  it('is known to the help', () => assert.deepEqual(formats, ['text', 'concise', 'json', 'sarif', 'github']));
  for (const format of formats) {
    it(`takes a record without a title and with a picture for a number: ${format}`, async () => {
      const { code, stderr } = await runInMemory(['check', '--format', format, '.'], { files: { 'a.article': recordText({ number: '\u{1F6E5}', title: '' }) } });
      assert.equal(code, 1);
      assert.doesNotMatch(stderr, /bug in this program/);
    });
  }
});
