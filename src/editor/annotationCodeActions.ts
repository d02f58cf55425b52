import * as vscode from 'vscode';
import type { AnnotationCheck, AnnotationFindings } from '../checking/annotationFindings';
import { fixableTogether, fixAllOfRule, fixAllSafe } from '../checking/annotationFixSteps';
import { mayRemove } from '../annotating/removalQuestion';
import type { Sessions } from '../annotating/sessions';
import { whenWritten } from '../core/annotations/change';
import type { Message } from '../core/message';
import type { ReportedFinding } from '../core/rules/rule';
import { lineAt } from '../core/standoff/standoffTokens';
import { applyEdits, type TextEdit, type TextRange } from '../core/text/range';
import { isAnnotationFile } from '../platform/articles';
import { commandId, languageIds } from '../platform/commandTable';
import { toTextRange, workspaceEditFor } from '../platform/conversions';
import { translate, translateMessage } from '../platform/translation';
import { acceptAction } from './acceptProblem';
import { commandAction, DeferredAction, fixAllKind, isForCaret, isForSave, quickFix, resolveCodeAction, settingActions, touches, withDiagnostics } from './codeActionParts';

/**
 * Fixes of findings about annotations, offered in the annotation file and, for a tag under the caret, in the article.
 * They go through the session, so that undoing an annotation undoes them.
 */
export function registerAnnotationCodeActions(findings: AnnotationFindings, sessions: Sessions): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(commandId('applyAnnotationFix'), applyFix),
    vscode.commands.registerCommand(commandId('placeByHand'), placeByHand),
    vscode.languages.registerCodeActionsProvider({ language: languageIds.standoff }, {
      async provideCodeActions(document, range, context, token) {
        if (!isAnnotationFile(document)) return [];
        const check = await findings.ofSidecar(document);
        if (token.isCancellationRequested || check.document.text !== document.getText()) return [];
        if (isForSave(context)) return fixAllOnSave(document, check);
        if (!isForCaret(context)) return [];
        const asked = toTextRange(document, range);
        return annotationActions(check, check.findings.filter(({ file, range: place }) => file === 'sidecar' && touches(place, asked)), context);
      },
      resolveCodeAction,
    }, { providedCodeActionKinds: [quickFix, fixAllKind] }),
    vscode.languages.registerCodeActionsProvider([{ language: languageIds.article }, { language: languageIds.annotatedText }, { language: 'plaintext' }], {
      async provideCodeActions(document, range, context, token) {
        const session = sessions.latest(document) ?? await sessions.of(document);
        if (!session || !isForCaret(context)) return [];
        const check = await findings.of(session);
        if (token.isCancellationRequested || check.articleVersion !== document.version) return [];
        return annotationActions(check, findingsInArticle(check, toTextRange(document, range)), context);
      },
    }, { providedCodeActionKinds: [quickFix] }),
  );
}

/** Findings of the text itself, and those of the sidecar about an entity that stands there. */
function findingsInArticle(check: AnnotationCheck, asked: TextRange): ReportedFinding[] {
  const entities = check.session?.entities.filter(({ fragments }) => fragments.some((fragment) => touches(fragment, asked))) ?? [];
  const lines = new Set(entities.map(({ line }) => line.index));
  return check.findings.filter(({ file, range }) => (file !== 'sidecar'
    ? touches(range, asked)
    : lines.has(lineAt(check.document, range.start)?.index ?? -1)));
}

function annotationActions(check: AnnotationCheck, here: readonly ReportedFinding[], context: vscode.CodeActionContext): vscode.CodeAction[] {
  const actions = here.flatMap((finding) => annotationFixes(check, finding, context));
  for (const rule of new Set(here.map((finding) => finding.rule))) actions.push(...withDiagnostics(aboutAnnotationRule(check, rule), rule, context));
  if (here.some(({ fixes }) => fixes.length > 0)) {
    const { name, edits } = fixAllSafe(check.findings);
    if (check.findings.some(({ fixes }) => fixes.some(({ safe }) => safe))) actions.push(fixAction(vscode.l10n.t('Fix all safe problems in this annotation file'), check, name, edits));
  }
  return actions;
}

function annotationFixes(check: AnnotationCheck, finding: ReportedFinding, context: vscode.CodeActionContext): vscode.CodeAction[] {
  const actions = finding.fixes.map((fix, index) => {
    const action = fixAction(translateMessage(fix.title), check, fix.title, () => fix.edits, fix.removes);
    action.isPreferred = index === 0 && finding.rule !== 'annotation.lost';
    return action;
  });
  const isPlaced = finding.rule !== 'annotation.lost' && finding.rule !== 'annotation.moved';
  const line = isPlaced ? undefined : lineAt(check.document, finding.range.start);
  if (check.session && line?.kind === 'entity') {
    const title = vscode.l10n.t('Choose a place for “{id}”…', { id: line.id });
    const place = commandAction(title, 'placeByHand', [check.session.document.uri, line.id]);
    // Of a moved one the place that was found comes first.
    if (finding.rule === 'annotation.lost') actions.unshift(place);
    else actions.push(place);
  }
  // A moved or lost tag is accepted where it is now, or placed; a file that is refused as a whole has to be resolved.
  const accepted = finding.file === 'sidecar' ? check.sidecarUri : check.session?.document.uri;
  if (check.canAccept && accepted && isPlaced && !check.document.refused) actions.push(acceptAction(accepted, finding));
  return withDiagnostics(actions, finding.rule, context);
}

function aboutAnnotationRule(check: AnnotationCheck, rule: string): vscode.CodeAction[] {
  const actions: vscode.CodeAction[] = [];
  const count = fixableTogether(check.findings, rule).length;
  if (count > 1) {
    const { name, edits } = fixAllOfRule(check.findings, rule);
    actions.push(fixAction(translate('{count, plural, one {Fix # “{rule}” problem in this annotation file} other {Fix all # “{rule}” problems in this annotation file}}', { count, rule }), check, name, edits));
  }
  return [...actions, ...settingActions(check.session?.document.uri ?? check.sidecarUri, rule)];
}

/** @param name what undoing it is called. */
function fixAction(title: string, check: AnnotationCheck, name: Message, edits: () => readonly TextEdit[], removes: readonly string[] = []): vscode.CodeAction {
  return commandAction(title, 'applyAnnotationFix', [check, name, edits, removes]);
}

/** On save the edit itself is wanted, so it is one of the annotation file's text; undoing an annotation takes it back all the same. */
function fixAllOnSave(document: vscode.TextDocument, check: AnnotationCheck): vscode.CodeAction[] {
  if (!check.findings.some(({ fixes }) => fixes.some(({ safe }) => safe))) return [];
  return [new DeferredAction(vscode.l10n.t('Fix all safe problems in this annotation file'), fixAllKind, document, () => {
    const { name, edits } = fixAllSafe(check.findings);
    const wanted = edits();
    check.session?.expectEdits(name, wanted);
    return wanted;
  })];
}

async function applyFix(check: AnnotationCheck, name: Message, edits: () => readonly TextEdit[], removes: readonly string[] = []): Promise<void> {
  const { session, document, sidecarUri } = check;
  if (!(await mayRemove(document, removes))) return;
  const wanted = edits();
  if (session && session.model.document === document) {
    await whenWritten(session.applyEdits(name, wanted));
    return;
  }
  const shown = session ? undefined : await vscode.workspace.openTextDocument(sidecarUri);
  if (shown?.getText() === document.text && applyEdits(document.text, wanted) !== document.text) {
    await vscode.workspace.applyEdit(workspaceEditFor(shown, wanted));
    return;
  }
  void vscode.window.showInformationMessage(vscode.l10n.t('Could not apply the fix because the annotation file changed. Try again.'));
}

/** Shows the article, where the text is selected that the entity is to stand on, and goes on there. */
async function placeByHand(article: vscode.Uri, id: string): Promise<void> {
  const shown = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === article.toString());
  const viewColumn = shown?.viewColumn ?? vscode.ViewColumn.Beside;
  await vscode.window.showTextDocument(shown?.document ?? await vscode.workspace.openTextDocument(article), { viewColumn });
  await vscode.commands.executeCommand(commandId('placeTag'), id);
}
