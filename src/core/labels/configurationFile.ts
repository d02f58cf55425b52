import { message, type Message } from '../message';
import type { TextRange } from '../text/range';

export type ConfigurationName = 'annotation.conf' | 'visual.conf';

/** Something in a configuration file that brat or we cannot use. One such line makes brat throw the whole file away, silently. */
export interface ConfigurationProblem {
  readonly file: ConfigurationName;
  /** Where, in UTF-16 units of the file's text; half-open. */
  readonly range: TextRange;
  readonly severity: 'error' | 'warning';
  readonly problem: Message;
}

export const configurationMessages = {
  notUtf8: 'The file is not UTF-8, so its labels are not used; save it as UTF-8',
  byteOrderMark: 'The file begins with U+FEFF, which hides its first section from brat',
  missingSection: 'Missing section [{section}]; brat requires all of {sections}, even if they are empty',
  unknownSection: 'Unknown section [{section}]; its lines are ignored',
  outsideSections: 'This line is outside any section and is ignored',
  undefinedMacro: '{macro} is not defined in this section, above this line',
  reservedMacro: '<{name}> is reserved and cannot be defined',
  noParent: 'This line is indented by more than one white space further than any line above it',
  noName: 'This line has no name',
  badArgument: '“{argument}” is not a valid argument; expected NAME:TYPE or NAME:TYPE|TYPE',
  badRepetition: 'Invalid count in “{argument}”; expected one of ? * + {2} {2-3}',
  repeatedDigit: 'The argument “{argument}” can be repeated, so it must not end in a digit',
  repeatedArgument: 'Duplicate argument “{argument}”',
  notStorable: 'brat cannot store “{name}” and writes “{stored}” instead',
  sameStored: '“{name}” and “{other}” become the same name, “{stored}”, in brat; rename one of them',
  definedTwice: '“{name}” is defined twice; the last one is used',
  relationArguments: 'A relation needs exactly two arguments',
  undefinedType: '“{name}” is used but not defined',
} as const;

/** A named thing of a configuration, with what follows its name. */
export interface ConfigurationNode {
  /** As written here and in standoff files. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** False for names marked `!`, which only group others. */
  readonly taggable: boolean;
  /** Index of the parent in the section. */
  readonly parent: number | undefined;
  /** What follows the name, cut at commas, macros filled in. */
  readonly fields: readonly string[];
  readonly range: TextRange;
}

export interface ConfigurationFile {
  readonly sections: ReadonlyMap<string, readonly ConfigurationNode[]>;
  readonly problems: readonly ConfigurationProblem[];
}

export interface ConfigurationForm {
  readonly file: ConfigurationName;
  readonly sections: readonly string[];
  readonly optionalSections: readonly string[];
  /** Other names of sections. */
  readonly sectionAliases: Readonly<Record<string, string>>;
  /** Sections whose names may hold spaces and end at a TAB, and whose aliases may stand apart. */
  readonly spacedSections: readonly string[];
  /** Whether the first name is one that standoff files hold, in this section. */
  readonly stored: (section: string, name: string) => boolean;
}

const reservedNames = new Set([
  'ANY', 'ENTITY', 'RELATION', 'EVENT', 'NONE', 'EMPTY', 'REL-TYPE', 'URL', 'URLBASE', 'UNICODE', 'GLYPH-POS', 'DEFAULT', 'NORM', 'OVERLAP',
  'OVL-TYPE', 'INHERIT',
]);

interface OpenSection {
  readonly name: string;
  readonly nodes: ConfigurationNode[];
  readonly macros: Map<string, string>;
  /** Index of the last node of each depth. */
  readonly lastOfDepth: number[];
  /** Names by what brat would store for them. */
  readonly storedNames: Map<string, string>;
  readonly form: { readonly spaced: boolean; readonly known: boolean };
}

/** Reads the form that annotation.conf and visual.conf share, by the rules of brat's server/src/projectconfig.py. Never throws. */
export function readConfigurationFile(text: string, form: ConfigurationForm): ConfigurationFile {
  const reader = new ConfigurationReader(form);
  let start = 0;
  if (text.startsWith('\uFEFF')) {
    reader.report({ start: 0, end: 1 }, 'error', message(configurationMessages.byteOrderMark));
    start = 1;
  }
  while (start < text.length) {
    const lineFeed = text.indexOf('\n', start);
    const next = lineFeed < 0 ? text.length : lineFeed + 1;
    let end = lineFeed < 0 ? text.length : lineFeed;
    if (text.charAt(end - 1) === '\r') end--;
    reader.readLine(text.slice(start, end), { start, end });
    start = next;
  }
  return reader.finish();
}

class ConfigurationReader {
  readonly #form: ConfigurationForm;
  readonly #sections = new Map<string, OpenSection>();
  readonly #problems: ConfigurationProblem[] = [];
  #section: OpenSection | undefined;

  constructor(form: ConfigurationForm) {
    this.#form = form;
  }

  report(range: TextRange, severity: ConfigurationProblem['severity'], problem: Message): void {
    this.#problems.push({ file: this.#form.file, range, severity, problem });
  }

  readLine(line: string, range: TextRange): void {
    const trimmed = line.trim();
    if (trimmed.startsWith('[') && trimmed.endsWith(']')) return this.#openSection(trimmed.slice(1, -1), range);
    if (trimmed === '' || trimmed.startsWith('#') || /^-+$/.test(trimmed)) return;
    const section = this.#section;
    if (!section) return this.report(range, 'warning', message(configurationMessages.outsideSections));
    if (!section.form.known) return;
    const macro = /^<([A-Za-z_-]+)>=(.*)$/.exec(line);
    if (macro) {
      const [, name = '', value = ''] = macro;
      if (reservedNames.has(name)) this.report(range, 'error', message(configurationMessages.reservedMacro, { name }));
      else section.macros.set(`<${name}>`, value.trim());
      return;
    }
    this.#readNode(section, line, range);
  }

  finish(): ConfigurationFile {
    const whole = { start: 0, end: 0 };
    for (const section of this.#form.sections) {
      if (this.#sections.has(section)) continue;
      const sections = this.#form.sections.map((name) => `[${name}]`).join(' ');
      this.report(whole, 'warning', message(configurationMessages.missingSection, { section, sections }));
    }
    return { sections: new Map([...this.#sections].map(([name, { nodes }]) => [name, nodes])), problems: this.#problems };
  }

  #openSection(label: string, range: TextRange): void {
    const name = this.#form.sectionAliases[label] ?? label;
    const known = this.#form.sections.includes(name) || this.#form.optionalSections.includes(name);
    if (!known) this.report(range, 'warning', message(configurationMessages.unknownSection, { section: label }));
    const spaced = this.#form.spacedSections.includes(name);
    this.#section = this.#sections.get(name) ?? { name, nodes: [], macros: new Map(), storedNames: new Map(), lastOfDepth: [], form: { spaced, known } };
    this.#sections.set(name, this.#section);
  }

  #readNode(section: OpenSection, line: string, range: TextRange): void {
    const expanded = this.#expandMacros(section, line, range);
    if (expanded === undefined) return;
    const content = expanded.trimStart();
    const depth = expanded.length - content.length;
    const nameEnd = section.form.spaced ? content.indexOf('\t') : content.search(/\s/);
    const terms = (nameEnd < 0 ? content : content.slice(0, nameEnd)).split('|').map((term) => term.trim()).filter((term) => term !== '');
    const taggable = !terms.some((term) => term.startsWith('!'));
    const [first = '', ...aliases] = terms.map((term) => (term.startsWith('!') ? term.slice(1) : term));
    if (first === '') return this.report(range, 'error', message(configurationMessages.noName));
    const parent = depth === 0 ? undefined : section.lastOfDepth[depth - 1];
    if (depth > 0 && parent === undefined) this.report(range, 'error', message(configurationMessages.noParent));
    const written = nameEnd < 0 ? [] : content.slice(nameEnd).split(',').map((field) => field.trim()).filter((field) => field !== '');
    const inherited = parent === undefined ? undefined : section.nodes[parent]?.fields;
    const fields = written.flatMap((field) => (field === '<INHERIT>' && inherited ? inherited : [field]));
    const node: ConfigurationNode = { name: this.#storedName(section, first, range), aliases, taggable, parent, fields, range };
    section.lastOfDepth.length = Math.min(section.lastOfDepth.length, depth);
    section.lastOfDepth[depth] = section.nodes.length;
    section.nodes.push(node);
  }

  /** Macros are text, known from their line to the end of their section. */
  #expandMacros(section: OpenSection, line: string, range: TextRange): string | undefined {
    let expanded = line;
    for (const [name, value] of section.macros) expanded = expanded.replaceAll(name, () => value);
    for (const [macro, name] of expanded.matchAll(/<([^<>]*)>/g)) {
      if (name !== undefined && reservedNames.has(name)) continue;
      this.report(range, 'error', message(configurationMessages.undefinedMacro, { macro }));
      return undefined;
    }
    return expanded;
  }

  /** The name as written; brat replaces most characters of it. */
  #storedName(section: OpenSection, name: string, range: TextRange): string {
    if (!this.#form.stored(section.name, name)) return name;
    const stored = name.replace(/[^A-Za-z0-9_-]/g, '_');
    const other = section.storedNames.get(stored);
    if (other !== undefined && other !== name) this.report(range, 'error', message(configurationMessages.sameStored, { name, other, stored }));
    else if (stored !== name) this.report(range, 'warning', message(configurationMessages.notStorable, { name, stored }));
    section.storedNames.set(stored, other ?? name);
    return name;
  }
}
