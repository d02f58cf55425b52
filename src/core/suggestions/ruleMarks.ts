/** What rules and lists say of each token of a text. */
export interface RuleMarks {
  /** 0 for nothing; `1 + 2·role` where a name of that role begins, `2 + 2·role` where it goes on. */
  readonly rules: Uint8Array;
  /** What the rule went by that marked the token, as it counts them; 0 for nothing. */
  readonly evidence: Uint8Array;
  /** Bits of the lists that hold the token. */
  readonly lists: Uint8Array;
}

/** What the rules of the first article can find. Labels take part by their names; see `rolesOf`. */
export const roles = ['person', 'organization', 'place', 'country', 'group', 'event', 'law', 'work', 'date', 'time', 'money', 'percent', 'number', 'ordinal', 'age'] as const;

export type Role = (typeof roles)[number];
