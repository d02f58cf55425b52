/**
 * A function that knows its last answer: several readers of one text, or of one file, ask the same in turn. What was asked is compared by
 * identity, a text by its characters. @param answer pure
 */
export function lastAsked<Asked, Answer>(answer: (asked: Asked) => Answer): (asked: Asked) => Answer {
  let known: { readonly asked: Asked; readonly answer: Answer } | undefined;
  return (asked) => {
    if (known === undefined || known.asked !== asked) known = { asked, answer: answer(asked) };
    return known.answer;
  };
}
