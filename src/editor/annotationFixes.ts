import * as vscode from 'vscode';
import { lineAt } from '../core/standoff/standoffTokens';
import type { Message } from '../core/message';
import type { ReportedAnnotationFinding } from '../core/rules/checkAnnotations';
import { applyEdits, type TextEdit, type TextRange } from '../core/text/range';
import type { AnnotationCheck, AnnotationFindings } from '../annotating/annotationFindings';
import { fixableTogether, fixAllOfRule, fixAllSafe } from '../annotating/annotationFixSteps';
import type { Sessions } from '../annotating/sessions';
import { isAnnotationFile } from '../platform/articles';
import { commandId, languageIds } from '../platform/commandTable';
import { toTextRange, workspaceEditFor } from '../platform/conversions';
import { ruleOfDiagnostic } from '../platform/diagnosticFormat';
import { translateMessage } from '../platform/translation';
import { translate } from '../platform/translation';

const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('articleAnnotator');

/**
 * Fixes of findings about annotations, offered in the sidecar and, for an entity under the caret, in the article.
 * They go through the session, so that undoing an annotation undoes them.
 */
export function registerAnnotationFixes(findings: AnnotationFindings, sessions: Sessions): vscode.Disposable {
  const kinds = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(commandId('applyAnnotationFix'), applyFix),
    vscode.commands.registerCommand(commandId('placeByHand'), placeByHand),
    vscode.languages.registerCodeActionsProvider({ language: languageIds.standoff }, {
      async provideCodeActions(document, range, context, token) {
        if (!isAnnotationFile(document)) return [];
        const check = await findings.ofSidecar(document);
        if (token.isCancellationRequested || check.document.text !== document.getText()) return [];
        if (context.only && vscode.CodeActionKind.SourceFixAll.contains(context.only)) return fixAllAction(document, check);
        if (context.only && !context.only.contains(vscode.CodeActionKind.QuickFix)) return [];
        const asked = toTextRange(document, range);
        return actionsFor(check, check.findings.filter(({ file, range: place }) => file === 'sidecar' && touches(place, asked)), context);
      },
    }, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind] }),
    vscode.languages.registerCodeActionsProvider([{ language: languageIds.article }, { language: languageIds.annotatedText }, { language: 'plaintext' }], {
      async provideCodeActions(document, range, context, token) {
        const session = sessions.latest(document) ?? await sessions.of(document);
        if (!session || (context.only && !context.only.contains(vscode.CodeActionKind.QuickFix))) return [];
        const check = await findings.of(session);
        if (token.isCancellationRequested || check.articleVersion !== document.version) return [];
        return actionsFor(check, findingsInArticle(check, toTextRange(document, range)), context);
      },
    }, kinds),
  );
}

/** Findings of the text itself, and those of the sidecar about an entity that stands there. */
function findingsInArticle(check: AnnotationCheck, asked: TextRange): ReportedAnnotationFinding[] {
  const entities = check.session?.entities.filter(({ fragments }) => fragments.some((fragment) => touches(fragment, asked))) ?? [];
  const lines = new Set(entities.map(({ line }) => line.index));
  return check.findings.filter(({ file, range }) => (file === 'article'
    ? touches(range, asked)
    : lines.has(lineAt(check.document, range.start)?.index ?? -1)));
}

function touches(range: TextRange, asked: TextRange): boolean {
  return range.start <= asked.end && asked.start <= range.end;
}

function actionsFor(check: AnnotationCheck, here: readonly ReportedAnnotationFinding[], context: vscode.CodeActionContext): vscode.CodeAction[] {
  const actions = here.flatMap((finding) => fixesOf(check, finding, context));
  for (const rule of new Set(here.map((finding) => finding.rule))) actions.push(...aboutRule(check, rule, context));
  if (here.some(({ fixes }) => fixes.length > 0)) {
    const { name, edits } = fixAllSafe(check.findings);
    if (edits().length > 0) actions.push(fixAction(vscode.l10n.t('Fix all safe problems in this annotation file'), check, name, edits));
  }
  return actions;
}

function fixesOf(check: AnnotationCheck, finding: ReportedAnnotationFinding, context: vscode.CodeActionContext): vscode.CodeAction[] {
  const actions = finding.fixes.map(({ title, edits }, index) => {
    const action = fixAction(translateMessage(title), check, title, edits);
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
  const diagnostics = context.diagnostics.filter((diagnostic) => ruleOfDiagnostic(diagnostic) === finding.rule);
  for (const action of actions) action.diagnostics = diagnostics;
  return actions;
}

function aboutRule(check: AnnotationCheck, rule: string, context: vscode.CodeActionContext): vscode.CodeAction[] {
  const actions: vscode.CodeAction[] = [];
  const count = fixableTogether(check.findings, rule).length;
  if (count > 1) {
    const { name, edits } = fixAllOfRule(check.findings, rule);
    actions.push(fixAction(translate('{count, plural, one {Fix # “{rule}” problem in this annotation file} other {Fix all # “{rule}” problems in this annotation file}}', { count, rule }), check, name, edits));
  }
  const uri = check.session?.document.uri ?? check.sidecarUri;
  actions.push(
    commandAction(vscode.l10n.t('Turn off {rule}', { rule }), 'setRuleSeverity', [uri, rule]),
    commandAction(vscode.l10n.t('Open documentation for {rule}', { rule }), 'showRule', [rule]),
  );
  const diagnostics = context.diagnostics.filter((diagnostic) => ruleOfDiagnostic(diagnostic) === rule);
  for (const action of actions) action.diagnostics = diagnostics;
  return actions;
}

type Edits = readonly TextEdit[] | (() => readonly TextEdit[]);

function fixAction(title: string, check: AnnotationCheck, name: Message, edits: Edits): vscode.CodeAction {
  return commandAction(title, 'applyAnnotationFix', [check, name, edits]);
}

function commandAction(title: string, name: Parameters<typeof commandId>[0], args: unknown[]): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: commandId(name), arguments: args };
  return action;
}

/** On save the edit itself is wanted, so it is one of the sidecar's text. */
function fixAllAction(document: vscode.TextDocument, check: AnnotationCheck): vscode.CodeAction[] {
  const edits = fixAllSafe(check.findings).edits();
  if (edits.length === 0) return [];
  const action = new vscode.CodeAction(vscode.l10n.t('Fix all safe problems in this annotation file'), fixAllKind);
  action.edit = workspaceEditFor(document, edits);
  return [action];
}

async function applyFix(check: AnnotationCheck, name: Message, edits: Edits): Promise<void> {
  const { session, document, sidecarUri } = check;
  const wanted = typeof edits === 'function' ? edits() : edits;
  if (session && session.model.document === document) {
    await session.applyEdits(name, wanted);
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
