import * as vscode from 'vscode';
import { IdAllocator } from '../../core/standoff/idAllocator';
import { StandoffEdit } from '../../core/standoff/standoffEdit';
import { renameProblem, renameProblems, tokenAt } from '../../core/standoff/standoffTokens';
import { toRange, workspaceEditFor } from '../../platform/conversions';
import { translate } from '../../platform/translation';
import { standoffSelector, type StandoffFiles } from './standoffFiles';

/** Renames an id in its line and wherever it is named. */
export function registerRename(files: StandoffFiles): vscode.Disposable {
  const idAt = (document: vscode.TextDocument, position: vscode.Position): { id: string; range: vscode.Range } | undefined => {
    const standoff = files.of(document);
    const token = tokenAt(standoff, document.offsetAt(position))?.token;
    if (!token || (token.kind !== 'id' && token.kind !== 'reference') || !standoff.annotation(token.text)) return undefined;
    return { id: token.text, range: toRange(document, token.range) };
  };
  return vscode.languages.registerRenameProvider(standoffSelector, {
    prepareRename(document, position) {
      const at = idAt(document, position);
      if (!at) throw new Error(vscode.l10n.t('Only the id of an annotation can be renamed.'));
      return { range: at.range, placeholder: at.id };
    },
    provideRenameEdits(document, position, newName) {
      const at = idAt(document, position);
      if (!at) throw new Error(vscode.l10n.t('Only the id of an annotation can be renamed.'));
      const standoff = files.of(document);
      const to = newName.trim();
      const problem = renameProblem(standoff, at.id, to);
      if (problem) {
        const letter = at.id.charAt(0);
        const shown = problem === 'ambiguous' ? at.id : to;
        throw new Error(translate(renameProblems[problem], { id: shown, letter, example: `${letter}12` }));
      }
      const ids = new IdAllocator();
      ids.observe(standoff);
      const edit = new StandoffEdit(standoff, ids);
      edit.renameId(at.id, to);
      return workspaceEditFor(document, edit.edits());
    },
  });
}
