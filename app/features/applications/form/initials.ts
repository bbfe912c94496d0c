/**
 * Whether a name looks as if it were not written in full, such as "A. Smith" or "J R Smith". People do have such names,
 * so this is a question to them and never a reason to refuse: U Thant and Cédric O are names in full.
 */
export function looksLikeInitials(name: unknown): boolean {
  // Of a field that was sent twice, or with parts, a form hands back a list or a thing.
  if (typeof name !== "string") return false;
  const words = name.split(/[\s-]+/u);
  return words.some((word) => /^(\p{Lu}\.)+/u.test(word)) || words.filter((word) => /^\p{Lu}$/u.test(word)).length > 1;
}
