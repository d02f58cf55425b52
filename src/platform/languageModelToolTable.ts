/** A tool for language models: what the manifest says of it, and what it registers under. All of them only read. */
export interface LanguageModelToolDescription {
  readonly name: string;
  /** What a user writes after `#` in a chat. */
  readonly reference: string;
  /** What users read. */
  readonly title: string;
  readonly description: string;
  /** What a language model reads, in English: when to use it, and what it gives. */
  readonly modelDescription: string;
  /** Whether it is about one article. */
  readonly takesArticle: boolean;
}

/** The form of the input of tools that are about one article. */
export const articleInputSchema = {
  type: 'object',
  properties: { path: { type: 'string', description: 'Path of the article below a folder of the workspace, such as corpus/001_x.txt' } },
  required: ['path'],
  additionalProperties: false,
} as const;

export const languageModelTools = [
  {
    name: 'article_annotator_check', reference: 'articleProblems', title: 'Check Article', takesArticle: true,
    description: 'Lists the problems of an article and its annotation file.',
    modelDescription: 'Lists the problems that Article Annotator finds in one article and in its annotation file (.ann): file, line, column, severity, rule and message, as JSON. Nothing is changed. Use it to find what is wrong in an article, or to see whether an edit fixed it.',
  },
  {
    name: 'article_annotator_tags', reference: 'articleTags', title: 'List Tags', takesArticle: true,
    description: 'Lists the tags of an article with their links, notes and attributes.',
    modelDescription: 'Lists the tags (annotated entities) of one article from its annotation file (.ann): id, label, covered text, start and end in UTF-16 code units, link, note and attributes, as JSON. Nothing is changed. Use it to answer what an article mentions and how that is tagged.',
  },
  {
    name: 'article_annotator_statistics', reference: 'corpusStatistics', title: 'Count Tags in Corpus', takesArticle: false,
    description: 'Counts the articles and tags of the workspace by label.',
    modelDescription: 'Counts the articles of the workspace, those with tags, and the tags by label with the number of different texts, as JSON. Nothing is changed. Use it to answer how much of a corpus is annotated, and with which labels.',
  },
] as const satisfies readonly LanguageModelToolDescription[];
