/** How the bytes of a text are decoded so that encoding it again gives the same: U+FEFF at the start is kept, and what is not UTF-8 throws. */
export const exactDecoding = { fatal: true, ignoreBOM: true } as const;
