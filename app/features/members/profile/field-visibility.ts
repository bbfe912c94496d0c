import type { RestrictedTo } from "#db/schema/members.ts";
import { VISIBILITIES, type Visibility } from "../institution/visibility.ts";
import { PROFILE, PROFILE_FIELDS, type ProfileValues } from "./profile-fields.ts";

/** The parts of a profile that a member may keep for fewer readers; texts in several languages and the figures go together. */
export const RESTRICTABLE = [
  "profile",
  "socialLinks",
  "fieldsOfStudy",
  "degreeLevels",
  "languagesOfInstruction",
  "offers",
  "seeks",
  "unescoLinks",
  "figures",
  "head",
  "representatives",
] as const;
type Restrictable = (typeof RESTRICTABLE)[number];

/** Whom each part may be for, the usual first: who represents a member is for members at most. */
export function choicesOf(part: Restrictable): readonly Visibility[] {
  return part === "representatives" ? ["members", "secretariat"] : ["public", "members", "secretariat"];
}

export type Restrictions = Readonly<Record<string, RestrictedTo>>;

export function visibilityOf(restrictions: Restrictions, part: Restrictable): Visibility {
  return restrictions[part] ?? choicesOf(part)[0] ?? "secretariat";
}

/**
 * Whether a reader sees a part of a profile.
 * @param reach the narrowest circle the reader belongs to
 */
export function canSeePart(restrictions: Restrictions, part: Restrictable, reach: Visibility): boolean {
  return VISIBILITIES.indexOf(reach) <= VISIBILITIES.indexOf(visibilityOf(restrictions, part));
}

const FIGURES: ReadonlySet<string> = new Set(PROFILE[1].fields.map(({ key }) => key));

/** The part a question belongs to; null for what everybody reads. */
function partOf(key: string): Restrictable | null {
  if (FIGURES.has(key)) return "figures";
  if (key.startsWith("profile")) return "profile";
  return RESTRICTABLE.find((part) => part === key) ?? null;
}

type Answers = Partial<ProfileValues>;

/** The answers everybody reads, and the others. */
export function splitAnswers(answers: Answers, restrictions: Restrictions): { open: Answers; restricted: Answers } {
  const isOpen = (key: string) => {
    const part = partOf(key);
    return part === null || canSeePart(restrictions, part, "public");
  };
  const given = Object.entries(answers).filter(([, value]) => value !== undefined);
  return {
    open: Object.fromEntries(given.filter(([key]) => isOpen(key))),
    restricted: Object.fromEntries(given.filter(([key]) => !isOpen(key))),
  };
}

/** The restricted answers that a reader sees. */
export function answersFor(
  { restrictions, restrictedAnswers }: { restrictions: Restrictions; restrictedAnswers: Record<string, unknown> },
  reach: Visibility,
): Answers {
  const seen = PROFILE_FIELDS.filter(({ key }) => {
    const part = partOf(key);
    return part !== null && key in restrictedAnswers && canSeePart(restrictions, part, reach);
  });
  return Object.fromEntries(seen.map(({ key }) => [key, restrictedAnswers[key]]));
}

/** The parts that were kept for these readers alone, in the order of the form. */
export function partsOnlyFor(restrictions: Restrictions, readers: RestrictedTo): Restrictable[] {
  return RESTRICTABLE.filter((part) => restrictions[part] === readers);
}
