/** What a range that may deserve a tag looks like. */
export const nameKinds = ['name', 'number', 'date'] as const;

export type NameKind = (typeof nameKinds)[number];
