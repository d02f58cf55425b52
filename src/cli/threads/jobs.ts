import { problemTemplates, UsageError } from '../messages';
import { parsed, type Option } from '../options';

/** More threads than this are a slip of the finger. */
const mostJobs = 1024;

/** The option that says in how many threads a command works. */
export function jobsOption(verb: string): Option<number | 'auto'> {
  return parsed('N', { default: '1', description: `${verb} with so many threads; “auto” takes as many as the machine runs at once. The output is the same.` }, readJobs);
}

/** @throws UsageError */
function readJobs(typed: string): number | 'auto' {
  if (typed === 'auto') return 'auto';
  const jobs = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
  if (jobs < 1 || jobs > mostJobs) throw new UsageError(problemTemplates.badJobs, { value: typed, most: mostJobs });
  return jobs;
}
