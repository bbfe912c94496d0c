import { DEEDS, type Deed, type Topic, TOPICS } from "./subjects.ts";
import { clausesOf, isDenied, isUnwanted, plainWord, tokensOf } from "./words-of-text.ts";

export type SubjectKey = Deed | Topic;

interface Pattern {
  subject: SubjectKey;
  words: { beginning: string; isWhole: boolean; gap: number }[];
}

const BETWEEN = 3;
/** Patterns are looked up by the first letters of their first word. */
const KEY_LENGTH = 3;

function patternOf(subject: SubjectKey, written: string): Pattern {
  const words = [...written.matchAll(/([_~]?)(=?)([^_~]+)/g)].map(([, mark, whole, word = ""]) => ({
    beginning: plainWord(word),
    isWhole: whole === "=",
    gap: mark === "~" ? BETWEEN : 0,
  }));
  return { subject, words };
}

const keyOf = (word: string) => word.slice(0, KEY_LENGTH);

function patternsByKey(): ReadonlyMap<string, readonly Pattern[]> {
  const all = Object.entries({ ...DEEDS, ...TOPICS }).flatMap(([subject, { words }]) =>
    words.split(" ").map((written) => patternOf(subject as SubjectKey, written)),
  );
  return Map.groupBy(all, ({ words }) => keyOf(words[0]?.beginning ?? ""));
}

const PATTERNS = patternsByKey();

function holds(clause: readonly string[], at: number, { words }: Pattern): boolean {
  let place = at;
  for (const [index, { beginning, isWhole, gap }] of words.entries()) {
    const is = (word: string | undefined) => (isWhole ? word === beginning : word?.startsWith(beginning) === true);
    const last = index === 0 ? at : place + gap;
    while (place <= last && !is(clause[place])) place += 1;
    if (place > last) return false;
    place += 1;
  }
  return true;
}

/** What a text names, in whatever of the portal's languages it is written; not what it says is not wanted. */
export function subjectsOf(...texts: readonly (string | null | undefined)[]): SubjectKey[] {
  const found = new Set<SubjectKey>();
  for (const clause of texts.flatMap((text) => clausesOf(tokensOf(text ?? "")))) {
    if (isUnwanted(clause)) continue;
    for (const [at, word] of clause.entries())
      for (const pattern of PATTERNS.get(keyOf(word)) ?? [])
        if (!found.has(pattern.subject) && holds(clause, at, pattern) && !isDenied(clause, at))
          found.add(pattern.subject);
  }
  return [...found];
}

export const isTopic = (subject: SubjectKey): subject is Topic => Object.hasOwn(TOPICS, subject);
