import { message } from '../../message';
import type { Rule } from '../rule';

const messages = {
  problem: 'An error or consent page instead of an article',
  expected: 'the title of an article',
} as const;

/** A longer body is an article, whatever its title says. UTF-16. */
const longestErrorPage = 4000;

/** Titles of pages that servers, walls and guards show instead of an article, whole but for a publisher behind. */
const errorTitles = new RegExp(
  String.raw`^(?:just a moment|attention required!?|access (?:to this page )?(?:has been )?(?:denied|forbidden|restricted)|(?:bloomberg - )?are you a (?:robot|human)|` +
  String.raw`(?:please )?verify (?:that )?you are (?:a )?human|human verification|security check(?: required)?|checking your browser|ddos-?guard|pardon our interruption|` +
  String.raw`(?:error )?(?:40[0134]|410|429|50[0234])(?: ?[-:–|] ?| )?(?:error|not found|forbidden|bad gateway|service (?:temporarily )?unavailable|gateway time-?out|too many requests|unauthorized|internal server error)?|` +
  String.raw`(?:the )?(?:page|site|article|content|file) (?:(?:you requested|you are looking for) )?(?:(?:is |was |could |can)?not (?:be )?(?:found|available)|unavailable|not found|does not exist|no longer (?:exists|available))|` +
  String.raw`not found|forbidden|bad gateway|service unavailable|internal server error|too many requests|request (?:blocked|rejected|timed out)|this site can[’']t be reached|unavailable for legal reasons|` +
  String.raw`before you continue(?: to .{1,40})?|(?:cookie|privacy|gdpr) (?:consent|settings|preferences|policy|notice)|your privacy(?: choices| matters)?|we value your privacy|consent|` +
  String.raw`(?:log|sign) ?in(?: or (?:register|sign up))?|subscribe(?: to (?:read|continue))?|subscription required|redirecting|loading|please wait|untitled(?: document)?|` +
  String.raw`seite nicht gefunden|zugriff verweigert|page (?:non trouvée|introuvable)|accès (?:refusé|interdit)|página no encontrada|acceso denegado|página não encontrada|acesso negado|pagina non trovata|accesso negato|pagina niet gevonden|toegang geweigerd|страница не найдена|доступ запрещ[её]н)` +
  String.raw`[.…!? ]*(?:$|\s[|·•–—-]\s)`, 'iu');

/** A page that is no article: an error, a wall, a question for consent. */
export const titleErrorPageRule: Rule = {
  id: 'title.error-page',
  needs: 'record',
  subject: 'title',
  defaultSeverity: 'error',
  description: 'An error, login or consent page that was saved instead of an article (“Just a moment…”, “Access Denied”).',
  messages,
  check({ fields: { title, body } }) {
    if (!title || title.text.length > 200 || (body?.text.length ?? 0) > longestErrorPage || !errorTitles.test(title.text.trim())) return [];
    return [{ rule: 'title.error-page', range: title.range, problem: message(messages.problem), found: title.text, expected: message(messages.expected), fixes: [] }];
  },
};

export const titleErrorPageRationale =
  'Where a server refuses a program, asks for consent or has lost the page, its answer is saved as if it were the article. The titles of such ' +
  'pages are known; one is reported where it is the whole title, not counting the publisher, above a body of at most 4,000 characters. There is nothing ' +
  'to fix in the file: the article must be fetched again.';
