import * as vscode from 'vscode';
import { proposeStandoff, type StandoffProposal } from '../../core/standoff/standoffCompletion';
import type { Labels } from '../../annotating/labels';
import { toRange } from '../../platform/conversions';
import { standoffSelector, type StandoffFiles } from './standoffFiles';

const itemKinds: Readonly<Record<StandoffProposal['kind'], vscode.CompletionItemKind>> = {
  'new-line': vscode.CompletionItemKind.Snippet,
  label: vscode.CompletionItemKind.EnumMember,
  reference: vscode.CompletionItemKind.Reference,
  value: vscode.CompletionItemKind.Value,
};

/** Labels, roles, ids and values where they can stand, and the next free id at the start of a line. */
export function registerStandoffCompletion(files: StandoffFiles, labels: Labels): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(standoffSelector, {
    async provideCompletionItems(document, position) {
      const { labels: known } = await labels.for(document.uri);
      const proposed = proposeStandoff(files.of(document), document.offsetAt(position), known);
      if (!proposed) return [];
      const range = toRange(document, proposed.range);
      return proposed.proposals.map(({ kind, text, detail }, index) => {
        const item = new vscode.CompletionItem({ label: text.trim(), description: detail === text ? '' : detail }, itemKinds[kind]);
        item.insertText = text;
        item.filterText = `${text} ${detail}`;
        item.range = range;
        // In the order of annotation.conf and of the file, not of the alphabet.
        item.sortText = String(index).padStart(7, '0');
        if (text.endsWith('\t') || text.endsWith(':')) item.command = { title: '', command: 'editor.action.triggerSuggest' };
        return item;
      });
    },
  }, '\t', ' ', ':');
}
