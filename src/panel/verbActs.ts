import { fixAllOfRule, fixAllSafe, type AnnotationFixStep } from '../checking/annotationFixSteps';
import { relabel, removeEntities, setAttribute, setFragments, setLink, setNote, tagPlaces, type Tagged } from '../core/annotations/entityActions';
import { message } from '../core/message';
import { compatibleEdits } from '../core/rules/check';
import { fragmentsOfSelection } from '../core/standoff/coveredText';
import { losesWith } from '../core/standoff/removal';
import type { StandoffDocument } from '../core/standoff/standoffDocument';
import type { TextRange } from '../core/text/range';
import type { PanelRequest, RequestOf, VerbName } from '../protocol/panelVerbs';
import { fieldEdit } from './fieldEdit';
import type { PanelSession } from './panelServices';
import type { Direction } from './textSteps';
import {
  changeableTags, changedTags, changeTags, changeText, done, refusal, travelled, travelText, type Outcome, type Refusal, type VerbContext,
} from './verbContext';

type Act<Request extends PanelRequest> = (request: Request, context: VerbContext) => Promise<Outcome>;

/** How each verb of the panel is carried out: one row a verb, as in `panelVerbs`. */
export const verbActs: { readonly [T in VerbName]: Act<RequestOf<T>> } = {
  tag: async ({ label, entities }, context) => {
    const session = changeableTags(context);
    if ('refused' in session) return session;
    const places = entities.map(({ fragments }) => fragments);
    const refused = refusedLabel(label, context) ?? refusedPlaces(places, session, context);
    if (refused) return refused;
    return namedTags(entities, await changedTags(context, () => tagPlaces(session, label, places)), context);
  },
  acceptSuggestions: async ({ entities }, context) => {
    const session = changeableTags(context);
    if ('refused' in session) return session;
    const refused = entities.map(({ label }) => refusedLabel(label, context)).find((refusal) => refusal) ?? refusedPlaces(entities.map(({ fragments }) => fragments), session, context);
    if (refused) return refused;
    const places = entities.map(({ label, fragments }) => ({ label, start: fragments[0]?.start ?? 0, end: fragments.at(-1)?.end ?? 0 }));
    return namedTags(entities, await changedTags(context, () => context.services.suggestions.accept(session, places)), context);
  },
  rejectSuggestion: async ({ range, labels }, context) => {
    const session = changeableTags(context);
    if ('refused' in session) return session;
    const text = session.model.articleText.slice(range.start, range.end);
    await context.services.suggestions.reject(session, range, labels);
    return { announcement: context.services.translate('“{text}” is no longer suggested in this article', { text }) };
  },
  relabel: onTags(({ label }, { session, ids }, context) => refusedLabel(label, context)
    ?? changeTags(context, () => relabel(session, ids, label))),
  setFragments: onTags(({ fragments }, { session, id }, context) => refusedPlaces([fragments], session, context)
    ?? changeTags(context, () => setFragments(session, id, fragments))),
  remove: onTags(async (_, { session, ids }, context) => {
    const kept = await keptAfterAll(ids, session.model.document, context);
    return kept ?? changeTags(context, () => removeEntities(session, ids));
  }),
  setNote: onTags(({ note }, { session, id }, context) => changeTags(context, () => setNote(session, id, note))),
  setLink: onTags(async ({ link }, { session, id }, context) => {
    const change = await changedTags(context, () => setLink(session, id, link));
    if (change !== 'malformed') return done;
    return refusal(context.services, message('Enter a link as Database:Entry, such as Wikidata:Q42, or as a web address.'));
  }),
  setAttribute: onTags(({ name, value }, { session, id }, context) => refusedAttribute(name, value, context)
    ?? changeTags(context, () => setAttribute(session, id, name, value))),
  undo: (_, context) => travel('undo', context),
  redo: (_, context) => travel('redo', context),
  editField: async ({ field, value }, context) => {
    const { services, shown } = context;
    const edit = fieldEdit(services.articleOf(shown.document).record, field, value);
    return 'refused' in edit ? refusal(services, edit.refused) : changeText(edit.edits, context);
  },
  applyFix: async ({ finding, fix }, context) => {
    const told = context.shown.findings.find(finding);
    const chosen = told?.finding.fixes[fix];
    if (!told || !chosen) return refusal(context.services, message('The problems changed in the meantime. Try again.'));
    if (told.about === 'record') return changeText(chosen.edits, context);
    const kept = chosen.removes && await keptAfterAll(chosen.removes, told.document, context);
    return kept ?? fixAnnotations({ name: chosen.title, edits: () => chosen.edits }, told.document, context);
  },
  fixAll: async ({ rule }, context) => {
    const { record, annotations } = context.shown.findings;
    const isAboutRecord = record.some((finding) => (rule === undefined ? finding.fixes.some(({ safe }) => safe) : finding.rule === rule));
    // The annotations first: their findings count in the sidecar as it is before the text changes.
    if (annotations && !(rule !== undefined && isAboutRecord)) {
      const step = rule === undefined ? fixAllSafe(annotations.findings) : fixAllOfRule(annotations.findings, rule);
      const outcome = step.edits().length > 0 ? await fixAnnotations(step, annotations.document, context) : done;
      if (outcome.refused !== undefined) return outcome;
    }
    if (!isAboutRecord) return done;
    const edits = rule === undefined ? await context.services.safeFixes(context.shown.document)
      : compatibleEdits(record.filter((finding) => finding.rule === rule).map(({ fixes }) => fixes[0]?.edits ?? []));
    return changeText(edits, context);
  },
  nextArticle: async ({ direction }, { shown, surroundings }) => {
    const refused = await surroundings.goToArticle(shown.document, direction);
    return refused === undefined ? done : { refused };
  },
};

/** Answers with the ids of new tags, by those that the client gave. */
function namedTags(entities: readonly { readonly provisionalId: string }[], tagged: Tagged, { shown }: VerbContext): Outcome {
  const ids = Object.fromEntries(entities.flatMap(({ provisionalId }, index) => {
    const id = tagged.ids[index];
    return id === undefined ? [] : [[provisionalId, id]];
  }));
  shown.nameEntities(ids);
  return { ids };
}

/** The act of whichever verb a request is. */
export function actOf(request: PanelRequest): Act<PanelRequest> {
  return verbActs[request.type] as Act<PanelRequest>;
}

/** Tags that a request names, of which there is at least one. */
interface NamedTags {
  readonly session: PanelSession;
  readonly ids: readonly string[];
  readonly id: string;
}

/** Asks where more than notes goes with annotations; undefined where they may go. */
async function keptAfterAll(ids: readonly string[], document: StandoffDocument, { services }: VerbContext): Promise<Refusal | undefined> {
  const isAsked = losesWith(document, ids).length > 0;
  return isAsked && !(await services.mayRemove(document, ids)) ? refusal(services, message('The tag was kept.')) : undefined;
}

/** An act on tags that the client was told of; refused where one is not there, or none can be changed. */
function onTags<Request extends PanelRequest & ({ readonly id: string } | { readonly ids: readonly string[] })>(
  act: (request: Request, tags: NamedTags, context: VerbContext) => Outcome | Promise<Outcome>,
): Act<Request> {
  return async (request, context) => {
    const session = changeableTags(context);
    if ('refused' in session) return session;
    const ids = context.shown.idsOf('ids' in request ? request.ids : [request.id]);
    const id = ids?.[0];
    if (!ids || id === undefined) return refusal(context.services, message('This tag no longer exists.'));
    return act(request, { session, ids, id }, context);
  };
}

async function travel(direction: Direction, context: VerbContext): Promise<Outcome> {
  const ofText = await travelText(direction, context);
  if (ofText) return ofText;
  const session = changeableTags(context);
  if ('refused' in session) return session;
  const change = await changedTags(context, () => session[direction]());
  if (change) return travelled(direction, change.made, context.services);
  return refusal(context.services, direction === 'undo' ? message('Nothing to undo.') : message('Nothing to redo.'));
}

async function fixAnnotations({ name, edits }: AnnotationFixStep, document: StandoffDocument, context: VerbContext): Promise<Outcome> {
  const session = changeableTags(context);
  if ('refused' in session) return session;
  if (session.model.document !== document) return refusal(context.services, message('The annotations changed in the meantime. Try again.'));
  return changeTags(context, () => session.applyEdits(name, edits()));
}

/** Only labels of the configuration are ever written: the panel cannot make one up. */
function refusedLabel(label: string, { shown, services }: VerbContext): Refusal | undefined {
  return shown.labels.canTag(label) ? undefined : refusal(services, message('There is no label “{label}”.', { label }));
}

function refusedAttribute(name: string, value: string | true | null, { shown, services }: VerbContext): Refusal | undefined {
  if (value === null) return undefined;
  const attribute = shown.labels.attributes.find((candidate) => candidate.name === name);
  const fits = attribute && (value === true ? attribute.values.length === 0 : attribute.values.includes(value));
  return fits ? undefined : refusal(services, message('The attribute “{name}” does not have this value.', { name }));
}

/** Of each place something is to be left once line endings and white space at its edges are taken away. */
function refusedPlaces(places: readonly (readonly TextRange[])[], { model }: PanelSession, { services }: VerbContext): Refusal | undefined {
  const { articleText } = model;
  const hasText = places.every((fragments) => fragments.every(({ end }) => end <= articleText.length)
    && fragments.some((fragment) => fragmentsOfSelection(articleText, fragment).length > 0));
  return hasText ? undefined : refusal(services, message('There is no text to tag here.'));
}
