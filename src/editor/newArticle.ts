import * as vscode from 'vscode';
import { formatHouseStyle } from '../core/record/calendarDate';
import { parseRecord } from '../core/record/parse';
import { knownPublishers, publisherOfHost } from '../core/record/publishers';
import { fieldLabels, fieldNames, type FieldName } from '../core/record/record';
import { RecordViews } from '../core/record/views';
import { checkRecord } from '../core/rules/check';
import { sentenceOf } from '../core/rules/describe';
import { commandId, languageIds } from '../platform/commandTable';
import { today } from '../platform/configuration';
import { translate } from '../platform/translation';

type HeaderField = Exclude<FieldName, 'body'>;
type Answers = Partial<Record<HeaderField, string>>;

const headerFields = fieldNames.filter((name): name is HeaderField => name !== 'body');

/** What the answer to a step was: a value, one step back, or the end. */
type StepResult = { readonly kind: 'value'; readonly value: string } | { readonly kind: 'back' } | { readonly kind: 'cancelled' };

/** The command New Article: asks for each header field, checks it as it is typed, opens the record to write its body. */
export function registerNewArticle(): vscode.Disposable {
  return vscode.commands.registerCommand(commandId('newArticle'), async () => {
    const answers: Answers = {};
    for (let step = 0; step < headerFields.length;) {
      const name = headerFields[step];
      if (!name) break;
      const result = await ask(name, step, answers);
      if (result.kind === 'cancelled') return;
      if (result.kind === 'back') step--;
      else {
        answers[name] = result.value;
        step++;
      }
    }
    const document = await vscode.workspace.openTextDocument({ language: languageIds.article, content: recordText(answers) });
    const editor = await vscode.window.showTextDocument(document);
    const end = document.lineAt(document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(end, end);
  });
}

function recordText(answers: Answers): string {
  return [...headerFields.map((name) => answers[name] ?? ''), ''].join('\n');
}

function ask(name: HeaderField, step: number, answers: Answers): Promise<StepResult> {
  const input = vscode.window.createInputBox();
  input.title = vscode.l10n.t('New Article: {field}', { field: translate(fieldLabels[name], {}) });
  input.step = step + 1;
  input.totalSteps = headerFields.length;
  input.prompt = prompts(name);
  input.value = answers[name] ?? suggestion(name, answers);
  input.ignoreFocusOut = true;
  if (step > 0) input.buttons = [vscode.QuickInputButtons.Back];
  const validate = (): boolean => {
    const problem = problemOf(name, input.value, answers);
    input.validationMessage = problem;
    return problem?.severity !== vscode.InputBoxValidationSeverity.Error;
  };
  return new Promise((resolve) => {
    const disposables: vscode.Disposable[] = [input];
    const finish = (result: StepResult): void => {
      resolve(result);
      for (const disposable of disposables) disposable.dispose();
    };
    disposables.push(
      // An empty box is only complained about once it is to be accepted.
      input.onDidChangeValue((value) => {
        if (value === '') input.validationMessage = undefined;
        else validate();
      }),
      input.onDidAccept(() => {
        if (validate()) finish({ kind: 'value', value: input.value });
      }),
      input.onDidTriggerButton(() => finish({ kind: 'back' })),
      input.onDidHide(() => finish({ kind: 'cancelled' })),
    );
    input.show();
  });
}

function prompts(name: HeaderField): string {
  switch (name) {
    case 'url': return vscode.l10n.t('Address of the article, starting with https://');
    case 'title': return vscode.l10n.t('Page title, as in “Headline - The New York Times”');
    case 'subjects': return vscode.l10n.t('Subjects, separated by commas without spaces; can be empty');
    case 'date': return vscode.l10n.t('Publication date, as in “Nov. 18, 2014”');
    case 'number': return vscode.l10n.t('Integer that your corpus assigns to it');
  }
}

/** What the answers so far already tell about a field. */
function suggestion(name: HeaderField, answers: Answers): string {
  const { url } = new RecordViews(parseRecord(recordText(answers)));
  if (name === 'date') return formatHouseStyle(url?.publisherDate?.date ?? today());
  const publisher = name === 'title' && url ? publisherOfHost(url.host, knownPublishers) : undefined;
  return publisher ? ` - ${publisher.name}` : '';
}

/** The weightiest finding in this field, of a record that has the answers so far; hints are for the text, not for the form. */
function problemOf(name: HeaderField, value: string, answers: Answers): vscode.InputBoxValidationMessage | undefined {
  const record = parseRecord(recordText({ ...answers, [name]: value }));
  const range = record.fields[name]?.range;
  const findings = checkRecord(record, { today: today() }).filter(({ range: at, severity }) =>
    range && at.start >= range.start && at.end <= range.end && severity !== 'hint' && severity !== 'information');
  const finding = findings.find(({ severity }) => severity === 'error') ?? findings[0];
  if (!finding) return undefined;
  return {
    message: sentenceOf(finding, translate),
    severity: finding.severity === 'error' ? vscode.InputBoxValidationSeverity.Error : vscode.InputBoxValidationSeverity.Warning,
  };
}
