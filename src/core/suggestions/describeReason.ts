import type { KnownDetails } from '../standoff/knownDetails';
import { message, type Message } from '../message';
import type { Role } from './ruleMarks';
import type { SuggestionReason } from './suggester';

const roleMessages: Readonly<Record<Role, string>> = {
  person: 'Rule: looks like the name of a person', organization: 'Rule: looks like the name of an organization', place: 'Rule: looks like the name of a place',
  country: 'Rule: the name of a country',
  group: 'Rule: people of a country, a religion or a party', event: 'Rule: looks like the name of an event', law: 'Rule: looks like the name of a law',
  work: 'Rule: looks like a title', date: 'Rule: a date', time: 'Rule: a time', money: 'Rule: a sum of money', percent: 'Rule: a percentage', number: 'Rule: a number',
  ordinal: 'Rule: an ordinal number', age: 'Rule: an age',
};

const reasonMessages = {
  once: 'Tagged {count, plural, one {once} other {# times}} as {label}, in one article',
  several: 'Tagged {count, plural, one {once} other {# times}} as {label}, in {articles, plural, one {# article} other {# articles}}',
  repeated: 'Tagged {count, plural, one {once} other {# times}} as {label} in this article',
  context: 'Similar to what is tagged: the words around it and how it is written',
  languageModel: 'Language model {model}',
  languageModelAndTags: 'Language model {model}, and learned from the tags of the corpus',
} as const;

/** The link and the attributes that a tag comes with, as one text; undefined where there are none. */
export function describeDetails({ link, attributes = {} }: KnownDetails = {}): string | undefined {
  const parts = [...(link === undefined ? [] : [link]), ...Object.entries(attributes).map(([name, value]) => (value === true ? name : `${name}: ${value}`))];
  return parts.length === 0 ? undefined : parts.join(' · ');
}

/** Why a suggestion is made, as a sentence for the user. */
export function describeReason(reason: SuggestionReason): Message {
  switch (reason.kind) {
    case 'tagged': return message(reason.articles === 1 ? reasonMessages.once : reasonMessages.several, { count: reason.count, label: reason.label, articles: reason.articles });
    case 'repeated': return message(reasonMessages.repeated, { count: reason.count, label: reason.label });
    case 'rule': return message(roleMessages[reason.role]);
    case 'context': return message(reasonMessages.context);
    case 'languageModel': return message(reason.isLearned ? reasonMessages.languageModelAndTags : reasonMessages.languageModel, { model: reason.model });
  }
}
