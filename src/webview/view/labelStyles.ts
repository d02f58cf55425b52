import { readColor, toHexadecimal, withContrast, type Color } from '../../core/labels/color';
import type { Label } from '../../protocol/article';

/** Text of any size is legible from 4.5 (WCAG 2.2, success criterion 1.4.3). A little more for tinted backgrounds. */
const legibleContrast = 5.2;
const white: Color = { red: 255, green: 255, blue: 255 };
const gray: Color = { red: 128, green: 128, blue: 128 };

/** How the labels look: one rule a label in one sheet, so that a tag carries a class and nothing else. */
export class LabelStyles {
  readonly #sheet = new CSSStyleSheet();
  readonly #document: Document;
  #labels: readonly Label[] = [];
  #byName = new Map<string, { readonly label: Label; readonly index: number }>();
  #paths = new Map<string, readonly string[]>();

  constructor(document: Document) {
    this.#document = document;
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
  }

  /** Labels that can be given to a range of text, in their order. */
  get taggable(): readonly Label[] {
    return this.#labels.filter(({ taggable }) => taggable);
  }

  find(name: string): Label | undefined {
    return this.#byName.get(name)?.label;
  }

  /** What the user reads for a label's name, also where the table does not know it. */
  display(name: string): string {
    return this.find(name)?.display ?? name;
  }

  /** What the user reads for the labels above one in the hierarchy, the outermost first. */
  pathOf(name: string): readonly string[] {
    return this.#paths.get(name) ?? [];
  }

  /** Classes that give an element the label's color and shape. */
  classOf(name: string): string {
    const known = this.#byName.get(name);
    return known ? `label-${known.index} shape-${known.label.shape}` : 'label-unknown shape-dotted';
  }

  use(labels: readonly Label[]): void {
    this.#labels = labels;
    this.#byName = new Map(labels.map((label, index) => [label.name, { label, index }]));
    const above: string[] = [];
    this.#paths = new Map(labels.map(({ name, display, depth = 0 }) => {
      above.length = Math.min(above.length, depth);
      const path = [...above];
      above.push(display);
      return [name, path];
    }));
    this.refresh();
  }

  /** Computes the colors again; needed when the theme changes, because a color must stand out from its background. */
  refresh(): void {
    const read = (name: string): string => this.#readVariable(`--vscode-${name}`);
    const background = readColor(read('editor-background')) ?? white;
    const side = readColor(read('sideBar-background')) ?? background;
    const rules = this.#labels.map(({ color }, index) => {
      const base = resolveColor(color, read);
      // The harder of the two backgrounds decides, so that one color serves text and side bar.
      const readable = toHexadecimal(withContrast(withContrast(base, background, legibleContrast), side, legibleContrast));
      return `.label-${index}{--tag-color:${readable}}`;
    });
    this.#sheet.replaceSync(rules.join('\n'));
  }

  /** VS Code writes its variables on the root element; read there they cost no computation of styles. */
  #readVariable(name: string): string {
    const { documentElement, body } = this.#document;
    return documentElement.style.getPropertyValue(name) || getComputedStyle(body).getPropertyValue(name);
  }

  dispose(): void {
    this.#document.adoptedStyleSheets = this.#document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }
}

/** Only what parses as a color gets into the sheet: label tables are user input. */
function resolveColor(color: string, read: (name: string) => string): Color {
  const direct = readColor(color);
  if (direct) return direct;
  const variable = /^[A-Za-z][A-Za-z0-9.]*$/.test(color) ? read(color.replaceAll('.', '-')) : '';
  return readColor(variable) ?? gray;
}
