import type * as vscode from 'vscode';
import { fixAllOfRule, fixAllSafe, type AnnotationFixStep } from '../checking/annotationFixSteps';
import {
  idsAt, relabel, removeEntities, setAttribute, setFragments, setLink, setNote, tagPlaces, type Tagged,
} from '../core/annotations/entityActions';
import { losesWith } from '../core/standoff/removal';
import { fragmentsOfSelection } from '../core/standoff/coveredText';
import type { LabelSet } from '../core/labels/labelSet';
import type { StandoffDocument } from '../core/standoff/standoffDocument';
import type { Translate } from '../core/message';
import { compatibleEdits } from '../core/rules/check';
import { applyEdits, type TextEdit, type TextRange } from '../core/text/range';
import type { Entity } from '../protocol/entity';
import type { PanelMessageOf, PanelRequest } from '../protocol/panelMessages';
import type { EditOutcome } from '../platform/documentEdits';
import type { PatchCause } from './annotationFeed';
import { fieldEdit } from './fieldEdit';
import type { PanelFindings } from './panelFindings';
import type { PanelServices, PanelSession, PanelSurroundings, Refused } from './panelServices';
import { TextSteps, type Direction } from './textSteps';

/** What a request is carried out on: one version of one article, as the panel was told of it. */
export interface RequestTarget {
  readonly document: vscode.TextDocument;
  readonly session: PanelSession | undefined;
  readonly labels: LabelSet;
  /** Why tags cannot be changed. */
  readonly readOnlyReason: Refused;
  entity(id: string): Entity | undefined;
  /** What the panel was told was found. */
  readonly findings: PanelFindings;
  /**
   * Runs a change of the annotations; the patch it leads to names its cause.
   * @returns whether a patch was sent before the change returned.
   */
  cause(cause: PatchCause, change: () => void): boolean;
  /** Tells the panel everything as it is now. */
  refresh(): Promise<void>;
  /** Shows words for a moment. */
  notice(text: string): void;
}

/** Carries out what a panel asks for. */
export class PanelRequests {
  readonly #services: Pick<PanelServices, 'translate' | 'log' | 'articleOf' | 'applyEdits' | 'mayRemove' | 'safeFixes'>;
  readonly #surroundings: Pick<PanelSurroundings, 'goToArticle'>;
  /** True ids by the provisional ones that the panel gave since it was opened. */
  readonly #ids = new Map<string, string>();
  readonly #textSteps = new TextSteps();

  constructor(services: PanelServices, surroundings: PanelSurroundings) {
    this.#services = services;
    this.#surroundings = surroundings;
  }

  /** Another article is shown: what was done to the text of this one is not undone from here any more. */
  leave(): void {
    this.#textSteps.clear();
  }

  /** Whether undo, or redo, would change the text. */
  changesText(direction: Direction, document: vscode.TextDocument, session: PanelSession | undefined): boolean {
    return this.#textSteps.next(direction, document.version, session?.model.undoName) !== undefined;
  }

  /** The panel was opened anew, and counts its provisional ids from the start. */
  forgetIds(): void {
    this.#ids.clear();
  }

  /** Done, or why not. Never throws for what the user did. */
  async perform(request: PanelRequest, target: RequestTarget): Promise<Refused> {
    switch (request.type) {
      case 'editField': return this.#editField(request, target);
      case 'applyFix': return this.#applyFix(request, target);
      case 'fixAll': return this.#fixAll(request, target);
      case 'undo':
      case 'redo':
        if (this.changesText(request.type, target.document, target.session)) return this.#undoText(request.type, target);
        break;
      case 'nextArticle': return this.#surroundings.goToArticle(target.document, request.direction);
      default: break;
    }
    const { session, readOnlyReason } = target;
    if (readOnlyReason !== undefined) return readOnlyReason;
    if (!session) return this.#translate('The annotations of this article are not open.', {});
    switch (request.type) {
      case 'tag': return this.#tag(request, session, target);
      case 'setFragments': {
        const [id] = this.#known([request.id], target) ?? [];
        if (id === undefined) return this.#gone();
        if (!hasText(session, request.fragments)) return this.#noText();
        return this.#change(request, target, () => setFragments(session, id, request.fragments));
      }
      case 'undo':
      case 'redo': {
        const isUndo = request.type === 'undo';
        const name = isUndo ? session.model.undoName : session.model.redoName;
        if (!name) return isUndo ? this.#translate('There is nothing to undo.', {}) : this.#translate('There is nothing to do again.', {});
        const step = this.#translate(name.template, name.args);
        const announcement = isUndo ? this.#translate('Undone: {step}', { step }) : this.#translate('Done again: {step}', { step });
        return this.#change(request, target, async () => (await (isUndo ? session.undo() : session.redo())) !== undefined, announcement);
      }
      default: return this.#changeNamed(request, session, target);
    }
  }

  /** What changes entities that exist without moving them. */
  async #changeNamed(
    request: PanelMessageOf<'relabel' | 'remove' | 'setNote' | 'setLink' | 'setAttribute'>, session: PanelSession, target: RequestTarget,
  ): Promise<Refused> {
    const ids = this.#known('ids' in request ? request.ids : [request.id], target);
    const [id] = ids ?? [];
    if (!ids || id === undefined) return this.#gone();
    switch (request.type) {
      case 'relabel':
        return this.#labelRefused(request.label, target) ?? this.#change(request, target, () => relabel(session, ids, request.label));
      case 'remove': {
        if (losesMore(session.model.document, ids) && !(await this.#services.mayRemove(session.model.document, ids))) return this.#translate('The tag was kept.', {});
        return this.#change(request, target, () => removeEntities(session, ids));
      }
      case 'setNote': return this.#change(request, target, () => setNote(session, id, request.note));
      case 'setLink': return this.#change(request, target, () => setLink(session, id, request.link));
      case 'setAttribute': {
        const refused = request.value === null ? undefined : this.#attributeRefused(request.name, request.value, target);
        return refused ?? this.#change(request, target, () => setAttribute(session, id, request.name, request.value));
      }
    }
  }

  async #tag(request: PanelMessageOf<'tag'>, session: PanelSession, target: RequestTarget): Promise<Refused> {
    const refused = this.#labelRefused(request.label, target);
    if (refused !== undefined) return refused;
    const places = request.entities.map(({ fragments }) => fragments);
    if (!places.every((fragments) => hasText(session, fragments))) return this.#noText();
    const asked = (): readonly string[] => {
      const ids = idsAt(session, request.label, places);
      request.entities.forEach(({ provisionalId }, index) => {
        const id = ids[index];
        if (id !== undefined) this.#ids.set(provisionalId, id);
      });
      return ids.flatMap((id) => id ?? []);
    };
    return this.#change(request, target, () => tagPlaces(session, request.label, places), undefined, asked);
  }

  /** Runs a change. What the session's model took is answered at once: writing the sidecar takes longer than the next key. */
  async #change(
    { requestId }: PanelRequest, target: RequestTarget, act: () => Promise<boolean | 'malformed' | Tagged>,
    announcement?: string, asked?: () => readonly string[],
  ): Promise<Refused> {
    let outcome: Promise<boolean | 'malformed' | Tagged> = Promise.resolve(false);
    const told = target.cause({ requestId, announcement, ...(asked && { asked }) }, () => {
      outcome = act();
    });
    if (told) {
      outcome.catch((error: unknown) => this.#services.log.error(`Writing annotations of ${target.document.uri.toString(true)}: ${String(error)}`));
      return undefined;
    }
    if ((await outcome) !== 'malformed') return undefined;
    return this.#translate('A link is written as database, colon, entry, as in Wikidata:Q42, or as an address.', {});
  }

  async #editField({ field, value }: PanelMessageOf<'editField'>, target: RequestTarget): Promise<Refused> {
    const edit = fieldEdit(this.#services.articleOf(target.document).record, field, value);
    if ('refused' in edit) return this.#translate(edit.refused.template, edit.refused.args);
    if (edit.edits.length === 0) return undefined;
    return this.#changeText(edit.edits, target);
  }

  async #applyFix(request: PanelMessageOf<'applyFix'>, target: RequestTarget): Promise<Refused> {
    const told = target.findings.find(request.finding);
    const fix = told?.finding.fixes[request.fix];
    if (!told || !fix) return this.#translate('The checks found something else meanwhile.', {});
    if (told.about === 'record') return this.#changeText(fix.edits, target);
    if (fix.removes && losesMore(told.document, fix.removes) && !(await this.#services.mayRemove(told.document, fix.removes))) return this.#translate('The tag was kept.', {});
    return this.#changeAnnotations(request, { name: fix.title, edits: () => fix.edits }, told.document, target);
  }

  async #fixAll(request: PanelMessageOf<'fixAll'>, target: RequestTarget): Promise<Refused> {
    const { rule } = request;
    const { record, annotations } = target.findings;
    const isAboutRecord = record.some((finding) => (rule === undefined ? finding.fixes.some(({ safe }) => safe) : finding.rule === rule));
    // The annotations first: their findings count in the sidecar as it is before the text changes.
    if (annotations && !(rule !== undefined && isAboutRecord)) {
      const step = rule === undefined ? fixAllSafe(annotations.findings) : fixAllOfRule(annotations.findings, rule);
      const refused = step.edits().length > 0 ? await this.#changeAnnotations(request, step, annotations.document, target) : undefined;
      if (refused !== undefined) return refused;
    }
    if (!isAboutRecord) return undefined;
    const edits = rule === undefined ? await this.#services.safeFixes(target.document)
      : compatibleEdits(record.filter((finding) => finding.rule === rule).map(({ fixes }) => fixes[0]?.edits ?? []));
    return this.#changeText(edits, target);
  }

  /** Changes the text as one step that undo in the panel takes back, too. */
  async #changeText(edits: readonly TextEdit[], target: RequestTarget): Promise<Refused> {
    if (edits.length === 0) return undefined;
    const { document, session } = target;
    const before = { version: document.version, text: document.getText() };
    const refused = this.#editRefused(await this.#services.applyEdits(document, edits));
    if (refused !== undefined) return refused;
    // An editor that takes other line endings than it is given leads elsewhere: then only its own undo knows the way back.
    if (document.getText() === applyEdits(before.text, edits)) this.#textSteps.record(before, edits, document.version, session?.model.undoName);
    await target.refresh();
    return undefined;
  }

  async #undoText(direction: Direction, target: RequestTarget): Promise<Refused> {
    const { document, session } = target;
    const edits = this.#textSteps.next(direction, document.version, session?.model.undoName);
    const textBefore = document.getText();
    const refused = this.#editRefused(edits ? await this.#services.applyEdits(document, edits) : 'refused');
    if (!edits || refused !== undefined) return refused;
    this.#textSteps.moved(direction, textBefore, document.version);
    await target.refresh();
    const step = this.#translate('change of the text', {});
    target.notice(direction === 'undo' ? this.#translate('Undone: {step}', { step }) : this.#translate('Done again: {step}', { step }));
    return undefined;
  }

  #editRefused(outcome: EditOutcome): Refused {
    switch (outcome) {
      case 'applied': return undefined;
      case 'readOnly': return this.#translate('The article is read-only.', {});
      case 'refused': return this.#translate('VS Code did not apply the change.', {});
    }
  }

  async #changeAnnotations(request: PanelRequest, { name, edits }: AnnotationFixStep, document: StandoffDocument, target: RequestTarget): Promise<Refused> {
    const { session, readOnlyReason } = target;
    if (readOnlyReason !== undefined) return readOnlyReason;
    if (session?.model.document !== document) return this.#translate('The annotations changed meanwhile.', {});
    return this.#change(request, target, () => session.applyEdits(name, edits()));
  }

  /** True ids of entities that the panel was told of; undefined where one is not among them. */
  #known(ids: readonly string[], target: RequestTarget): string[] | undefined {
    const known = ids.map((id) => this.#ids.get(id) ?? id);
    return known.every((id) => target.entity(id)) ? known : undefined;
  }

  /** Only labels of the configuration are ever written: the panel cannot make one up. */
  #labelRefused(label: string, { labels }: RequestTarget): Refused {
    const type = labels.find(label);
    return type?.taggable && type.kind === 'entity' ? undefined : this.#translate('There is no label “{label}” to tag with.', { label });
  }

  #attributeRefused(name: string, value: string | true, { labels }: RequestTarget): Refused {
    const attribute = labels.attributes.find((candidate) => candidate.name === name);
    const fits = attribute && (value === true ? attribute.values.length === 0 : attribute.values.includes(value));
    return fits ? undefined : this.#translate('The attribute “{name}” does not have this value.', { name });
  }

  #gone(): string {
    return this.#translate('This tag is not there any more.', {});
  }

  #noText(): string {
    return this.#translate('There is no text to tag here.', {});
  }

  get #translate(): Translate {
    return this.#services.translate;
  }
}

/** Whether there is something to ask: whatever else is carried out at once. */
function losesMore(document: StandoffDocument, ids: readonly string[]): boolean {
  return losesWith(document, ids).length > 0;
}

/** Whether anything is left of a place once line endings and white space at its edges are taken away. */
function hasText({ model }: PanelSession, fragments: readonly TextRange[]): boolean {
  const { articleText } = model;
  return fragments.every(({ end }) => end <= articleText.length) && fragments.some((fragment) => fragmentsOfSelection(articleText, fragment).length > 0);
}
