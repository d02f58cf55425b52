import * as vscode from 'vscode';
import type { StandoffDocument } from '../../core/standoff/standoffDocument';
import { referencesOf, type LineKind, type StandoffLine } from '../../core/standoff/standoffLine';
import { tokensOfLine } from '../../core/standoff/standoffTokens';
import { toRange } from '../../platform/conversions';
import { standoffSelector, type StandoffFiles } from './standoffFiles';

const symbolKinds: Readonly<Record<Exclude<LineKind, 'unread'>, vscode.SymbolKind>> = {
  entity: vscode.SymbolKind.Variable,
  event: vscode.SymbolKind.Event,
  relation: vscode.SymbolKind.Interface,
  equivalence: vscode.SymbolKind.Interface,
  attribute: vscode.SymbolKind.Property,
  normalization: vscode.SymbolKind.Key,
  note: vscode.SymbolKind.String,
};

const longestName = 80;

/** The annotations of a file, grouped by their kind. */
export function registerStandoffOutline(files: StandoffFiles): vscode.Disposable {
  return vscode.languages.registerDocumentSymbolProvider(standoffSelector, {
    provideDocumentSymbols(document) {
      const standoff = files.of(document);
      const groups = new Map<LineKind, vscode.DocumentSymbol[]>();
      for (const line of standoff.lines) {
        if (line.kind === 'unread') continue;
        const symbol = symbolOf(document, standoff, line);
        const group = groups.get(line.kind);
        if (group) group.push(symbol);
        else groups.set(line.kind, [symbol]);
      }
      return [...groups].map(([kind, children]) => {
        const first = children[0]?.range ?? new vscode.Range(0, 0, 0, 0);
        const group = new vscode.DocumentSymbol(groupNames()[kind], String(children.length), vscode.SymbolKind.Namespace, first.union(children.at(-1)?.range ?? first), first);
        group.children = children;
        return group;
      });
    },
  }, { label: 'Article Annotator' });
}

function groupNames(): Readonly<Record<LineKind, string>> {
  return {
    entity: vscode.l10n.t('Tags'),
    event: vscode.l10n.t('Events'),
    relation: vscode.l10n.t('Relations'),
    equivalence: vscode.l10n.t('Equivalences'),
    attribute: vscode.l10n.t('Attributes'),
    normalization: vscode.l10n.t('Links'),
    note: vscode.l10n.t('Notes'),
    unread: '',
  };
}

function symbolOf(document: vscode.TextDocument, standoff: StandoffDocument, line: Exclude<StandoffLine, { kind: 'unread' }>): vscode.DocumentSymbol {
  const range = toRange(document, line.range);
  const [first] = tokensOfLine(standoff, line);
  const selection = first ? toRange(document, first.range) : range;
  const id = line.kind === 'equivalence' ? '*' : line.id;
  return new vscode.DocumentSymbol(`${id} ${nameOf(standoff, line)}`, detailOf(line), symbolKinds[line.kind], range, selection);
}

function nameOf(standoff: StandoffDocument, line: Exclude<StandoffLine, { kind: 'unread' }>): string {
  switch (line.kind) {
    case 'entity': return shortened(line.quote ?? '');
    case 'attribute': return line.value === undefined ? line.name : `${line.name}: ${shortened(line.value)}`;
    case 'normalization': return shortened(`${line.database}:${line.entry}`);
    case 'note': return shortened(line.text);
    default: return referencesOf(line).map((id) => shortened(standoff.entity(id)?.quote ?? id)).join(' – ');
  }
}

function detailOf(line: Exclude<StandoffLine, { kind: 'unread' }>): string {
  switch (line.kind) {
    case 'attribute': case 'normalization': return line.target;
    case 'note': return `${line.label} ${line.target}`;
    default: return line.label;
  }
}

function shortened(text: string): string {
  const cut = text.slice(0, longestName).replace(/[\uD800-\uDBFF]$/, '');
  return cut.length < text.length ? `${cut}…` : cut;
}
