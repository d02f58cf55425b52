import { githubReporter } from './githubReporter';
import { jsonReporter } from './jsonReporter';
import type { ReportContext, Reporter } from './reporter';
import { sarifReporter } from './sarifReporter';
import { conciseReporter, textReporter } from './textReporter';

export const reportFormats = ['text', 'concise', 'json', 'sarif', 'github'] as const;

export type ReportFormat = (typeof reportFormats)[number];

/** The reporter of each format. */
export const reporters: Readonly<Record<ReportFormat, (context: ReportContext) => Reporter>> = {
  text: textReporter,
  concise: conciseReporter,
  json: () => jsonReporter,
  sarif: sarifReporter,
  github: githubReporter,
};
