import { problemTemplates, UsageError } from '../messages';
import { parsed, type Option } from '../options';
import type { Jobs } from './crew';

/** More threads than this are a slip of the finger. */
const mostJobs = 1024;

/** The option `--jobs` of a command that works in threads. */
export function jobsOption(description: string): Option<Jobs> {
  return parsed('N', { default: '1', description }, readJobs);
}

/** @throws UsageError */
function readJobs(typed: string): Jobs {
  if (typed === 'auto') return 'auto';
  const jobs = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
  if (jobs < 1 || jobs > mostJobs) throw new UsageError(problemTemplates.badJobs, { value: typed, most: mostJobs });
  return jobs;
}
