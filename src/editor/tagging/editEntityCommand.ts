import * as vscode from 'vscode';
import type { AttributeType, LabelSet } from '../../core/labels/labelSet';
import { whenWritten } from '../../core/annotations/change';
import { coveredText, setAttribute, setLink, setNote } from '../../core/annotations/entityActions';
import { detailsOf, linkText, readLink, type EntityDetails } from '../../core/standoff/entityDetails';
import type { ActiveArticle } from '../../platform/activeArticle';
import { chosenEntity, displayNameOf, type ArticleEditor, type ArticleEditors } from './articleEditors';
import { withoutIcons } from '../../platform/statusMessage';

interface StepItem extends vscode.QuickPickItem {
  readonly run: () => Promise<unknown>;
}

/** Asks what to change of a tag and changes it, over and over until the user leaves the list. */
export function registerEditEntityCommand(active: ActiveArticle, articleEditors: ArticleEditors): vscode.Disposable {
  return active.registerCommand('editTagDetails', async (id: unknown) => {
    const article = await articleEditors.active();
    const chosen = article && chosenEntity(article, id);
    if (!article || !chosen) return;
    for (;;) {
      const entity = article.session.model.entity(chosen.id);
      if (!entity) return;
      const title = `${displayNameOf(article.labels, entity.label)} “${coveredText(article.session, entity)}”`;
      const details = detailsOf(article.session.model.document, entity.id);
      const step = await vscode.window.showQuickPick(stepsFor(article, entity.id, entity.label, details, title), { title, placeHolder: vscode.l10n.t('Choose what to change; press Escape when done') });
      if (!step) return;
      await step.run();
    }
  });
}

function stepsFor({ session, labels }: ArticleEditor, id: string, label: string, details: EntityDetails, title: string): StepItem[] {
  const none = vscode.l10n.t('none');
  return [
    ...attributesFor(labels, label, details).map((attribute): StepItem => {
      const present = details.attributes.find(({ name }) => name === attribute.name);
      return {
        label: `$(symbol-property) ${attribute.displayName}`,
        description: present ? withoutIcons(present.value ?? '✓') : none,
        run: async () => {
          const value = await askAttribute(attribute, present !== undefined, present?.value, title);
          if (value !== undefined) await whenWritten(setAttribute(session, id, attribute.name, value));
        },
      };
    }),
    {
      label: `$(note) ${vscode.l10n.t('Note')}`, description: details.note ? withoutIcons(details.note.text) : none,
      run: async () => {
        const text = await vscode.window.showInputBox({ title, prompt: vscode.l10n.t('Note. Leave empty to remove it.'), value: details.note?.text ?? '' });
        if (text !== undefined) await whenWritten(setNote(session, id, text));
      },
    },
    {
      label: `$(link) ${vscode.l10n.t('Link')}`, description: details.link ? withoutIcons(linkText(details.link)) : none,
      run: async () => {
        const databases = labels.find(label)?.normalizations ?? [];
        const text = await vscode.window.showInputBox({
          title,
          prompt: vscode.l10n.t('Link, such as Wikidata:Q42 or an https address. Leave empty to remove it.'),
          value: details.link ? linkText(details.link) : databases[0] === undefined ? '' : `${databases[0]}:`,
          validateInput: (value) => (value.trim() === '' || readLink(value) ? undefined : vscode.l10n.t('Expected Database:Entry without white space.')),
        });
        const change = text === undefined ? undefined : await setLink(session, id, text);
        if (change !== 'malformed') await change?.written;
      },
    },
  ];
}

/** Attributes that the label may have, and those it has although nothing defines them. */
function attributesFor(labels: LabelSet, label: string, details: EntityDetails): AttributeType[] {
  const allowed = labels.find(label)?.attributes ?? [];
  const known = labels.attributes.filter(({ name }) => allowed.includes(name) || details.attributes.some((line) => line.name === name));
  const others = new Set(details.attributes.map(({ name }) => name).filter((name) => !known.some((attribute) => attribute.name === name)));
  return [...known, ...[...others].map((name) => ({ name, displayName: name, values: [], defaultValue: undefined, targets: [] }))];
}

/** @returns null to take it away, undefined where the user gave up. */
async function askAttribute(attribute: AttributeType, isSet: boolean, present: string | undefined, title: string): Promise<string | true | null | undefined> {
  const values: { label: string; description?: string; value: string | true | null }[] = attribute.values.length > 0
    ? attribute.values.map((value) => ({ label: value, value, ...(value === attribute.defaultValue ? { description: vscode.l10n.t('default') } : {}) }))
    : [{ label: vscode.l10n.t('Set'), value: true }];
  if (isSet) values.push({ label: vscode.l10n.t('None'), value: null });
  const choice = await vscode.window.showQuickPick(values, { title, placeHolder: present === undefined ? attribute.displayName : `${attribute.displayName}: ${present}` });
  return choice?.value;
}
