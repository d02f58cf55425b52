import { bindingsInOrder, keyGroups } from '../../src/protocol/panelCommands';
import { fieldLabels } from '../../src/core/record/record';
import { templateProblem } from '../../src/core/message';
import { shownSentences } from './shownSentences';

/**
 * Every English template the extension can show, as VS Code's translation bundle; its keys are the templates.
 * @throws Error where a sentence can be reached by no translation, or its plurals are not understood.
 */
export function translationBundle(root: string): string {
  const { templates, problems } = shownSentences(root);
  const all = [...new Set([...templates, ...Object.values(fieldLabels), ...Object.values(keyGroups), ...bindingsInOrder.map(({ description }) => description)])].sort();
  const wrong = all.flatMap((template) => {
    const problem = templateProblem(template);
    return problem === undefined ? [] : [`“${template}”: ${problem}`];
  });
  if (problems.length + wrong.length > 0) throw new Error(['Sentences that cannot be translated:', ...problems, ...wrong].join('\n'));
  return `${JSON.stringify(Object.fromEntries(all.map((template) => [template, template])), undefined, 2)}\n`;
}
