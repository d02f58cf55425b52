/** A subject and how many articles of the workspace use it. */
export interface SubjectCount {
  /** With its commas restored. */
  readonly subject: string;
  readonly articles: number;
}

/** Where completion learns which subjects the corpus uses. */
export interface SubjectSource {
  subjects(): Promise<readonly SubjectCount[]>;
}
