import type { Change } from '../core/annotations/change';
import { message, type Message } from '../core/message';
import { applyEdits, type TextEdit } from '../core/text/range';
import type { EditOutcome } from '../platform/documentEdits';
import type { PanelServices, PanelSession, PanelSurroundings } from './panelServices';
import type { ShownArticle } from './shownArticle';
import type { Direction } from './textSteps';

/** Why something asked for was not done, in the user's language. */
export interface Refusal {
  readonly refused: string;
}

/** What the answer says of something that was done. */
export interface Done {
  readonly refused?: undefined;
  /** Ids of the entities asked for, by their provisional ones. */
  readonly ids?: Readonly<Record<string, string>>;
  /** What happened, in the user's language, where only the host knows it. */
  readonly announcement?: string;
}

export type Outcome = Done | Refusal;

export const done: Done = {};

/** What a verb is carried out on: one version of one article, as the client was told of it. */
export interface VerbContext {
  readonly shown: ShownArticle;
  readonly services: PanelServices;
  readonly surroundings: PanelSurroundings;
}

export function refusal({ translate }: Pick<PanelServices, 'translate'>, { template, args }: Message): Refusal {
  return { refused: translate(template, args) };
}

/** The session whose tags are to be changed, or why they cannot be. */
export function changeableTags({ shown, services }: VerbContext): PanelSession | Refusal {
  const { session, readOnlyReason } = shown;
  if (readOnlyReason !== undefined) return { refused: readOnlyReason };
  return session ?? refusal(services, message('The annotation file of this article is not open.'));
}

/** Changes tags, and that is all: the answer tells what it changed. */
export async function changeTags(context: VerbContext, change: () => Promise<Change | undefined>): Promise<Outcome> {
  await changedTags(context, change);
  return done;
}

/** Changes tags; what the session's model took is answered at once: writing the sidecar takes longer than the next key. */
export async function changedTags<C extends { readonly written: Promise<void> } | 'malformed' | undefined>({ shown, services }: VerbContext, change: () => Promise<C>): Promise<C> {
  const changed = await shown.quietly(change);
  if (typeof changed === 'object') {
    changed.written.catch((error: unknown) => services.log.error(`Writing annotations of ${shown.document.uri.toString(true)}: ${String(error)}`));
  }
  return changed;
}

/** Changes the text as one step that undo in the panel takes back, too. */
export async function changeText(edits: readonly TextEdit[], { shown, services }: VerbContext): Promise<Outcome> {
  if (edits.length === 0) return done;
  const { document, session, textSteps } = shown;
  const before = { version: document.version, text: document.getText() };
  const refused = editRefused(await services.applyEdits(document, edits), services);
  if (refused) return refused;
  // An editor that takes other line endings than it is given leads elsewhere: then only its own undo knows the way back.
  if (document.getText() === applyEdits(before.text, edits)) textSteps.record(before, edits, document.version, session?.model.undoName);
  await shown.refresh();
  return done;
}

/** Takes the last change of the text back, or makes it again; undefined where the next step in that direction is none of the text. */
export async function travelText(direction: Direction, { shown, services }: VerbContext): Promise<Outcome | undefined> {
  const { document, session, textSteps } = shown;
  const edits = textSteps.next(direction, document.version, session?.model.undoName);
  if (!edits) return undefined;
  const textBefore = document.getText();
  const refused = editRefused(await services.applyEdits(document, edits), services);
  if (refused) return refused;
  textSteps.moved(direction, textBefore, document.version);
  await shown.refresh();
  return travelled(direction, message('change of the text'), services);
}

/** Says what was undone, or done again. */
export function travelled(direction: Direction, { template, args }: Message, { translate }: Pick<PanelServices, 'translate'>): Done {
  const what = translate(template, args);
  return { announcement: direction === 'undo' ? translate('Undone: {what}', { what }) : translate('Redone: {what}', { what }) };
}

function editRefused(outcome: EditOutcome, services: PanelServices): Refusal | undefined {
  switch (outcome) {
    case 'applied': return undefined;
    case 'readOnly': return refusal(services, message('The article is read-only.'));
    case 'refused': return refusal(services, message('VS Code could not apply the change. Try again.'));
  }
}
