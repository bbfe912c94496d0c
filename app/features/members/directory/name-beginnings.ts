import { createSortedTexts } from "./sorted-texts.ts";

interface OwnName {
  /** Folded. */
  readonly text: string;
  readonly words: number;
  readonly at: number;
}

/** The names of the members in their order: who has one that begins with what was typed is found without asking each. */
export interface NameBeginnings {
  /** The numbers of members a name of which begins so; of more than `most` names the shortest, and those as long. */
  beginningWith(text: string, most: number): ReadonlySet<number>;
  /** Puts the names of some members in, each with their number. */
  put(
    members: readonly (readonly [at: number, names: readonly { folded: string; ranked: { words: number } }[]])[],
  ): void;
  remove(numbers: readonly number[]): void;
}

export function createNameBeginnings(): NameBeginnings {
  const sorted = createSortedTexts<OwnName>();
  const byMember = new Map<number, readonly OwnName[]>();

  return {
    beginningWith: (text, most) => new Set(shortest(sorted.beginningWith(text), most).map(({ at }) => at)),
    put(members) {
      for (const [at, names] of members) {
        const own = names.map(({ folded, ranked: { words } }) => ({ text: folded, words, at }));
        byMember.set(at, own);
        sorted.add(own);
      }
    },
    remove(numbers) {
      sorted.remove(new Set(numbers.flatMap((at) => byMember.get(at) ?? [])));
      for (const at of numbers) byMember.delete(at);
    },
  };
}

function shortest(names: readonly OwnName[], most: number): readonly OwnName[] {
  if (names.length <= most) return names;
  const having: number[] = [];
  for (const { words } of names) having[words] = (having[words] ?? 0) + 1;
  let longest = 0;
  for (let sum = having[0] ?? 0; sum < most; sum += having[longest] ?? 0) longest += 1;
  return names.filter(({ words }) => words <= longest);
}
