/** A number field: design section 2, `^\d{1,9}$`. */
export function isIntegerText(text: string): boolean {
  return /^\d{1,9}$/.test(text);
}

/** Whether a line is an absolute http(s) address without white space. */
export function isArticleUrl(text: string): boolean {
  return /^https?:\/\/[^\s/]+\S*$/i.test(text) && URL.canParse(text);
}
