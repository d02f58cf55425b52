import { inEnglish, type Translate } from '../core/message';

/** Sentences in the user's language, from a bundle of templates by English template. */
export function translateWith(bundle: Readonly<Record<string, string>>): Translate {
  return (template, args) => inEnglish(Object.hasOwn(bundle, template) ? bundle[template] ?? template : template, args);
}
