/** Values that fill the `{name}` places of a message template. */
export type MessageArguments = Readonly<Record<string, string | number>>;

/**
 * A sentence for the user as data: the English template is its id (as in `vscode.l10n.t`), the arguments fill it.
 * Templates are literals in tables, so that the translation bundle can be made from them.
 *
 * `{name}` is filled with an argument, `{name, number}` with a number as the language writes it (`1,200`). Where the
 * sentence depends on a number, each form is written out as in ICU messages, `#` being the number, written in that way
 * too: `{count, plural, one {# tag removed} other {# tags removed}}`. The forms of a language are those of
 * `Intl.PluralRules` (https://unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules), so a translation may
 * have more or fewer of them than English; `=0 {…}` names a number itself.
 */
export interface Message {
  readonly template: string;
  readonly args: MessageArguments;
}

/** Turns a template and its arguments into a sentence of the user's language. */
export type Translate = (template: string, args?: MessageArguments) => string;

/** Most sentences have no places to fill; they share this. */
const noArguments: MessageArguments = {};

export function message(template: string, args: MessageArguments = noArguments): Message {
  return { template, args };
}

/** The untranslated rendering, used by the command line and by tests. An argument that is not given stays as `{name}`. */
export const inEnglish: Translate = (template, args = {}) => fillerOf(template)(args);

/** The same as {@link inEnglish} for sentences by the thousand: each template is parsed once. */
export function inEnglishOften(): Translate {
  const known = new Map<string, Fill>();
  return (template, args = noArguments) => {
    let fill = known.get(template);
    if (!fill) known.set(template, (fill = fillerOf(template)));
    return fill(args);
  };
}

type Fill = (args: MessageArguments) => string;

/** What fills the places of a template or its translation, parsed once; for sentences by the thousand. `language` is a BCP 47 tag. */
export function fillerOf(translation: string, language = 'en'): Fill {
  const parts = asksForMore(translation) ? new TemplateParser(translation, language).parse() : undefined;
  return joined(parts ?? plainParts(translation));
}

/** What is wrong with the numbers of a template, or nothing. A template with a mistake is shown as if it had none. */
export function templateProblem(template: string): string | undefined {
  const parser = new TemplateParser(template, 'en');
  return asksForMore(template) && !parser.parse() ? `not understood from character ${parser.position} on` : undefined;
}

/** Whether a text has other places than `{name}`. */
function asksForMore(text: string): boolean {
  return text.includes('plural') || text.includes(', number}');
}

type Part = string | Fill;

function joined(parts: readonly Part[]): Fill {
  const [only = ''] = parts;
  if (parts.length <= 1) return typeof only === 'string' ? () => only : only;
  return (args) => {
    let filled = '';
    for (const part of parts) filled += typeof part === 'string' ? part : part(args);
    return filled;
  };
}

function place(name: string): Fill {
  return (args) => (Object.hasOwn(args, name) ? String(args[name]) : `{${name}}`);
}

/** A number, its digits grouped as the language groups them. */
function numberPlace(name: string, language: string): Fill {
  const fill = place(name);
  return (args) => {
    const number = Object.hasOwn(args, name) ? args[name] : undefined;
    // Most counts have nothing to group, and a formatter takes its time.
    return typeof number !== 'number' || (number < 1000 && Number.isInteger(number)) ? fill(args) : number.toLocaleString(localesOf(language));
  };
}

/** Text and places, every other brace being text. */
function plainParts(text: string): Part[] {
  // Text and names in turn.
  return text.split(/\{(\w+)\}/).map((part, index) => (index % 2 === 1 ? place(part) : part));
}

/** Reads a template with numbers: text, `{name}`, `{name, number}`, and `{name, plural, FORM {…} …}`, which may hold the same again. */
class TemplateParser {
  /** UTF-16 offset, from 0, of what is read next. */
  position = 0;
  readonly #text: string;
  readonly #language: string;

  constructor(text: string, language: string) {
    this.#text = text;
    this.#language = language;
  }

  /** The parts, or nothing where a brace belongs to no place. */
  parse(): Part[] | undefined {
    const parts = this.#parts(undefined);
    return this.position === this.#text.length ? parts : undefined;
  }

  /** Up to the end or to a brace that closes nothing; `#` stands for the number called `counted`. */
  #parts(counted: string | undefined): Part[] | undefined {
    const parts: Part[] = [];
    for (;;) {
      const text = this.#match(counted === undefined ? /[^{}]+/y : /[^{}#]+/y);
      if (text) parts.push(text[0]);
      else if (counted !== undefined && this.#match(/#/y)) parts.push(numberPlace(counted, this.#language));
      else if (this.#text[this.position] === '{') {
        const name = this.#match(/\{(\w+)\}/y)?.[1];
        const part = name === undefined ? this.#number() ?? this.#plural() : place(name);
        if (!part) return undefined;
        parts.push(part);
      } else return parts;
    }
  }

  #number(): Fill | undefined {
    const name = this.#match(/\{\s*(\w+)\s*,\s*number\s*\}/y)?.[1];
    return name === undefined ? undefined : numberPlace(name, this.#language);
  }

  #plural(): Fill | undefined {
    const name = this.#match(/\{\s*(\w+)\s*,\s*plural\s*,/y)?.[1];
    if (name === undefined) return undefined;
    const forms = new Map<string, Fill>();
    for (let form = this.#match(/\s*(=\d+|\w+)\s*\{/y)?.[1]; form !== undefined; form = this.#match(/\s*(=\d+|\w+)\s*\{/y)?.[1]) {
      const parts = this.#parts(name);
      if (!parts || !this.#match(/\}/y)) return undefined;
      forms.set(form, joined(parts));
    }
    const other = forms.get('other');
    if (!other || !this.#match(/\s*\}/y)) return undefined;
    const rules = pluralRules(this.#language);
    return (args) => {
      const number = Object.hasOwn(args, name) ? Number(args[name]) : Number.NaN;
      return (forms.get(`=${number}`) ?? forms.get(rules.select(number)) ?? other)(args);
    };
  }

  #match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.position;
    const found = expression.exec(this.#text);
    if (found) this.position = expression.lastIndex;
    return found;
  }
}

function pluralRules(language: string): Intl.PluralRules {
  return new Intl.PluralRules(localesOf(language));
}

/** A language that is no tag or not known counts as English does. */
function localesOf(language: string): string[] {
  try {
    return [...Intl.getCanonicalLocales(language), 'en'];
  } catch {
    return ['en'];
  }
}
