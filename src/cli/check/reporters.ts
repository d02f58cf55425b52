import { githubReporter } from './githubReporter';
import { jsonReporter } from './jsonReporter';
import type { ReportContext, Reporter } from './reporter';
import { sarifReporter } from './sarifReporter';
import { textReporter } from './textReporter';

export const reportFormats = ['text', 'json', 'sarif', 'github'] as const;

export type ReportFormat = (typeof reportFormats)[number];

/** The reporter of each format. */
export const reporters: Readonly<Record<ReportFormat, (context: ReportContext) => Reporter>> = {
  text: textReporter,
  json: () => jsonReporter,
  sarif: sarifReporter,
  github: githubReporter,
};
