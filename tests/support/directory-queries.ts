import { readFileSync } from "node:fs";

/** What somebody typed who looked for a member, and the registry's id of the one that was meant. */
export interface MeantMember {
  typed: string;
  registryId: string;
}

const FILE = "tests/fixtures/directory-queries.txt";

/** Every question of the table. */
export function readMeantMembers(): MeantMember[] {
  const lines = readFileSync(FILE, "utf8").split("\n");
  return lines.flatMap((line) => {
    const [typed = "", registryId] = line.split(" | ");
    return registryId === undefined || line.startsWith("#") ? [] : [{ typed, registryId }];
  });
}

/** The share of the questions whose member is among the first three, and those whose member is not. */
export async function measureFound(
  questions: readonly MeantMember[],
  firstThree: (typed: string) => Promise<readonly (string | null)[]>,
) {
  const missed: string[] = [];
  for (const { typed, registryId } of questions)
    if (!(await firstThree(typed)).slice(0, 3).includes(registryId)) missed.push(typed);
  const share = (questions.length - missed.length) / questions.length;
  return { asked: questions.length, inFirstThree: Math.round(share * 1000) / 1000, missed };
}
