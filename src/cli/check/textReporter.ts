import type { Severity } from '../../core/rules/rule';
import { printable } from '../messages';
import type { ReportContext, Reporter } from './reporter';

/** SGR codes of ECMA-48: on, off. Only the eight colors every theme of a terminal defines. */
const styles = {
  error: ['\u001B[31m', '\u001B[39m'],
  warning: ['\u001B[33m', '\u001B[39m'],
  information: ['\u001B[34m', '\u001B[39m'],
  hint: ['\u001B[36m', '\u001B[39m'],
  faint: ['\u001B[2m', '\u001B[22m'],
} as const satisfies Readonly<Record<Severity | 'faint', readonly [string, string]>>;

const severityWidth = Math.max(...(['error', 'warning', 'information', 'hint'] as const).map((severity) => severity.length));

/** Places are aligned within this many findings, so that a file with a million of them is not held back. */
const alignedTogether = 1000;

type Paint = (style: keyof typeof styles, text: string) => string;

function painter(color: boolean): Paint {
  return (style, text) => (color ? styles[style].join('\0').replace('\0', text) : text);
}

/** For people: one line a finding, `file:line:column` first so that terminals and editors can jump there. */
export function textReporter({ color }: ReportContext): Reporter {
  const paint = painter(color);
  return {
    separator: '',
    begin: () => [],
    *file({ name, findings }) {
      for (let first = 0; first < findings.length; first += alignedTogether) {
        const group = findings.slice(first, first + alignedTogether);
        const places = group.map(({ line, column }) => `${printable(name)}:${line}:${column}`);
        const width = Math.max(...places.map((place) => place.length));
        for (const [index, { severity, message, rule }] of group.entries()) {
          yield `${(places[index] ?? '').padEnd(width)}  ${paint(severity, severity.padEnd(severityWidth))}  ${printable(message)}  ${paint('faint', rule)}\n`;
        }
      }
    },
    end: () => [],
  };
}

/** One line a finding in the form that ty prints, and that problem matchers of editors are written for; nothing is aligned. */
export function conciseReporter({ color }: ReportContext): Reporter {
  const paint = painter(color);
  return {
    separator: '',
    begin: () => [],
    *file({ name, findings }) {
      for (const { line, column, severity, rule, message } of findings) {
        yield `${printable(name)}:${line}:${column}: ${paint(severity, `${severity}[${rule}]`)} ${printable(message)}\n`;
      }
    },
    end: () => [],
  };
}

/** Whether to color: the user's word first (https://no-color.org, https://force-color.org), then what the stream is. */
export function wantsColor(isTerminal: boolean, environment: Readonly<Record<string, string | undefined>>): boolean {
  if (environment['NO_COLOR']) return false;
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return isTerminal && environment['TERM'] !== 'dumb';
}
