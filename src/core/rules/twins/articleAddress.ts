import type { UrlView } from '../../record/url';
import { neededExtra } from '../url/trackingParameters';

/**
 * The address of an article without what may be written in two ways: scheme, `www.`, the slash at the end, tracking parameters. Undefined where
 * it names no article, as the address of a home page.
 */
export function articleAddress(url: UrlView): string | undefined {
  if (!url.valid) return undefined;
  const extra = neededExtra(url);
  if (url.slug === undefined && extra === '') return undefined;
  return `${url.host.replace(/^www\./, '')}${url.path.replace(/\/$/, '')}${extra}`;
}
