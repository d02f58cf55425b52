import type { Results, RunMessage, TargetOutcome } from './fileChecks';
import type { LocatedFile, LocatedReport } from './locatedReport';

/** What a file keeps of an outcome. */
export type KeptOutcome = Pick<TargetOutcome, 'name' | 'results' | 'messages' | 'article'>;

/** The same outcome with every path in it changed: relative where it is kept, absolute where it is used. */
export function withPaths({ name, results, messages, article }: KeptOutcome, change: (path: string) => string): KeptOutcome {
  const message = (said: RunMessage): RunMessage => ('path' in said ? { ...said, path: change(said.path) } : said);
  return {
    name, results: results.map((result) => resultsWithPaths(result, change)), messages: messages.map(message),
    ...(article && { article: { ...article, path: change(article.path) } }),
  };
}

export function resultsWithPaths({ labelFile, shown, ...rest }: Results, change: (path: string) => string): Results {
  const file = ({ path, ...facts }: LocatedFile): LocatedFile => ({ path: change(path), ...facts });
  const report = (located: LocatedReport): LocatedReport => ({
    ...located, file: file(located.file),
    findings: located.findings.map((finding) => ({ ...finding, fixes: finding.fixes.map((fix) => ({ ...fix, file: file(fix.file) })) })),
  });
  return { ...(labelFile !== undefined && { labelFile: change(labelFile) }), ...rest, shown: 'findings' in shown ? report(shown) : shown };
}
