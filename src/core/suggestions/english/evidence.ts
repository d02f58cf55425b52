/**
 * What a rule went by. Each is a feature of its own: corpora differ in what can be trusted. Expressions of dates and numbers follow
 * from `FirstExpression` on, in their order.
 */
export const enum Evidence {
  /** A rule that does not say. */
  None,
  Title, Listed, Dateline, Compound, OwnName, Ending, Beginning, FirstName, Initials, Ampersand, Acronym, Role, Verb, Life, Quoted,
  /** What the rest of the article says of the same name. */
  SameName, Surname, LikelySurname, SameContext,
  /** What stands beside the name. */
  Preposition, OfOrTo, KindOfPlace, Beside, Coordinated, FirstNameAlone, Direction, StartsWithPlace,
  /** What names that nothing is said of most often are. */
  Plural, BehindThe, BehindTheAlone, CommonWords, TwoWords, Alone, SentenceStart,
  FirstExpression = 64,
}

/** Of what was found so, about this share is right; measured on several corpora. What is left out is sure. */
export const usualReliability: ReadonlyMap<Evidence, number> = new Map<Evidence, number>([
  [Evidence.Acronym, 0.7], [Evidence.Life, 0.7], [Evidence.Verb, 0.7], [Evidence.Preposition, 0.7], [Evidence.Direction, 0.7], [Evidence.FirstNameAlone, 0.65],
  [Evidence.LikelySurname, 0.65], [Evidence.SameContext, 0.6], [Evidence.Coordinated, 0.6], [Evidence.OfOrTo, 0.5], [Evidence.StartsWithPlace, 0.45],
  [Evidence.Plural, 0.45], [Evidence.TwoWords, 0.4], [Evidence.BehindThe, 0.4], [Evidence.CommonWords, 0.35], [Evidence.Alone, 0.25],
  [Evidence.BehindTheAlone, 0.25], [Evidence.SentenceStart, 0.15],
]);
