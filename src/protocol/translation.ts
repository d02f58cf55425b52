import { fillerOf, type Translate } from '../core/message';

/** Sentences in the user's language (a BCP 47 tag), from a bundle of templates by English template. What has no translation counts as English does. */
export function translateWith(bundle: Readonly<Record<string, string>>, language: string): Translate {
  const known = new Map<string, ReturnType<typeof fillerOf>>();
  return (template, args = {}) => {
    let fill = known.get(template);
    if (!fill) {
      const translation = Object.hasOwn(bundle, template) ? bundle[template] : undefined;
      known.set(template, (fill = translation === undefined ? fillerOf(template) : fillerOf(translation, language)));
    }
    return fill(args);
  };
}
