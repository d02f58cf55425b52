import { isAnnotationFileName, mayBeArticle } from '../../core/corpus/articleNames';
import { problemTemplates, UsageError } from '../messages';
import { choice, text, type Option } from '../options';
import { cacheStrategies, type CacheStrategy } from './cacheEntry';

/** Which cache a run uses, if any. */
export interface CacheChoice {
  /** A file; may be relative to the working directory. */
  readonly cache: string | undefined;
  readonly cacheStrategy: CacheStrategy;
}

/** The options of a command that can leave out what did not change since an earlier run. `description` says what is kept. */
export function cacheOptions(description: string): { readonly cache: Option<string | undefined>; readonly 'cache-strategy': Option<CacheStrategy> } {
  return {
    cache: text('FILE', { description }),
    'cache-strategy': choice('STRATEGY', cacheStrategies, { default: 'content', description: 'By what a file counts as unchanged: its content, or its time and size.' }),
  };
}

/** What the help says of them. @param kept what is kept how long, from “With --cache, …” on */
export function cacheDetails(kept: string): string {
  return `With --cache, ${kept}. With --cache-strategy metadata, files are not read where the disk says that they did not change; after a checkout, use content.`;
}

/** @throws UsageError */
export function cacheChosen({ cache, 'cache-strategy': cacheStrategy }: { readonly cache: string | undefined; readonly 'cache-strategy': CacheStrategy }): CacheChoice {
  if (cache !== undefined) refuseArticleAsOutput('cache', cache);
  else if (cacheStrategy !== 'content') throw new UsageError(problemTemplates.missingOption, { option: 'cache', value: 'FILE' });
  return { cache, cacheStrategy };
}

/** An article that bears the name by mistake would be replaced. @throws UsageError */
export function refuseArticleAsOutput(option: string, file: string): void {
  if (mayBeArticle(file) || isAnnotationFileName(file)) throw new UsageError(problemTemplates.outputIsArticle, { file, option });
}
