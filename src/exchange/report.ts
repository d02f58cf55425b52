import * as vscode from 'vscode';
import type { ReadProblem } from '../core/formats/format';
import type { LossReport } from '../core/formats/losses';
import { translateMessage } from '../platform/translation';

/** A sentence about a file. */
export interface FileProblem {
  readonly file: string;
  readonly line: number | undefined;
  readonly sentence: string;
}

export function problemOf(file: string, { problem, line }: ReadProblem): FileProblem {
  return { file, line, sentence: translateMessage(problem) };
}

/** More are shown as a number. */
const mostProblems = 200;

/** What was lost and what could not be read, as a document to read and keep. */
export async function showReport(title: string, losses: LossReport | undefined, problems: readonly FileProblem[]): Promise<void> {
  const lines = [
    `# ${title}`, '',
    ...(losses ? losses.sentences.map((sentence) => `- ${translateMessage(sentence)}`) : []),
    ...problems.slice(0, mostProblems).map(({ file, line, sentence }) => `- ${file}${line === undefined ? '' : `:${line}`}: ${sentence}`),
    ...(problems.length > mostProblems ? [`- ${vscode.l10n.t('And {0} more problems', problems.length - mostProblems)}`] : []), '',
  ];
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: lines.join('\n') });
  await vscode.window.showTextDocument(document, { preview: true });
}
