import { eq } from "drizzle-orm";
import { type Addressee, coordinatorsOf, peopleOf } from "#app/features/accounts/addressees.server.ts";
import { frameFor } from "#app/features/letters/compose-for.server.ts";
import { LETTERS } from "#app/features/letters/kinds.ts";
import { tellPerson } from "#app/features/letters/post-letter.server.ts";
import { subjectsIn } from "#app/features/letters/subjects-in.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import type { Tx } from "#db/index.server.ts";
import type { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import type { Locale } from "#db/locales.ts";
import type { Role } from "#db/vocabulary.ts";
import { nameOf } from "../institution/institution-names.ts";
import { SPEAKERS } from "../institution/member.policy.ts";
import { peopleLetter, type PeopleNews } from "./people-emails.ts";

interface Post {
  news: PeopleNews;
  institution: typeof institutions.$inferSelect;
  to: readonly Addressee[];
  person?: string;
  actor?: string;
  role?: Role;
  reason?: string;
  /** Until when something is to be done, `YYYY-MM-DD`. */
  day?: string;
  /** Path of the letter's link; where it does not lead to what is told of, it leads to the institution's own pages. */
  path?: string;
  leadsHome?: boolean;
  /** What makes this the only letter of its kind: the id of what happened. */
  occasion: string;
  /** As what they are written to, where that is not as people of the institution. */
  reader?: "secretariat" | "account";
  /** Nobody else who speaks for the institution can be reached. */
  isAlone?: boolean;
}

/** Writes one letter to each of them, in their language, in the command's transaction. */
export async function writeToPeople(tx: Tx, { origin }: { origin: string }, post: Post, now: Date): Promise<void> {
  const { news, institution, to, person = "", actor = "", role = null, reason = null, day, path, occasion } = post;
  const kind = `people-${news}` as const;
  const { isAlone = false, leadsHome = false } = post;
  const reader = post.reader ?? LETTERS[kind].readers[0];
  const composeIn = async (locale: Locale, name = "") =>
    peopleLetter(await frameFor(tx, { kind, reader }, { locale, name }), {
      ...{ news, isAlone, leadsHome, institution: nameOf(institution, locale).name },
      ...{ person, actor, role, reason, day: day ? formatDay(day, locale) : "", url: path ? origin + path : null },
    });
  const subjects = to.length > 0 ? await subjectsIn(kind, composeIn) : undefined;
  for (const { id, name, email: recipient, locale } of to) {
    const letter = await composeIn(locale, name);
    const dedupeKey = `${kind}:${occasion}:${id}`;
    const told = { userId: id, reader, subjectId: institution.id, dedupeKey, kind, recipient, locale };
    await tellPerson(tx, { ...letter, ...told, subjects }, now);
  }
}

interface ToEverybody {
  actorId: string;
  /** Who gets a letter of their own: whom it is about. */
  exceptIds?: readonly string[];
}

/** Where the people of an institution see each other, and the secretariat sees them. */
async function peoplePages(tx: Tx, institutionId: string) {
  const isOf = eq(memberships.institutionId, institutionId);
  const [membership] = await tx.select({ number: memberships.number }).from(memberships).where(isOf);
  return {
    people: `/institution/people?institution=${institutionId}`,
    home: `/institution?institution=${institutionId}`,
    desk: membership && `/memberships/${membership.number}/people`,
  };
}

/**
 * Writes to all people of the institution, and to its coordinators as such; nobody hears of an own click. Who sees the page
 * of its people is led there, the others to its own pages.
 */
export async function writeToEverybody(
  tx: Tx,
  config: { origin: string },
  { actorId, exceptIds = [], ...post }: Omit<Post, "to" | "reader" | "path"> & ToEverybody,
  now: Date,
): Promise<void> {
  const { id, country } = post.institution;
  const people = await peopleOf(tx, id);
  const isTold = (person: Addressee) => person.id === actorId || people.some((one) => one.id === person.id);
  const staff = (await coordinatorsOf(tx, country)).filter((person) => !isTold(person));
  const members = people.filter((person) => ![actorId, ...exceptIds].includes(person.id));
  const speakers = new Set((await peopleOf(tx, id, SPEAKERS)).map((person) => person.id));
  const speaking = members.filter((person) => speakers.has(person.id));
  const others = members.filter((person) => !speakers.has(person.id));
  const pages = await peoplePages(tx, id);
  await writeToPeople(tx, config, { ...post, to: speaking, path: pages.people }, now);
  await writeToPeople(tx, config, { ...post, to: others, path: pages.home, leadsHome: true }, now);
  await writeToPeople(tx, config, { ...post, to: staff, path: pages.desk, reader: "secretariat" }, now);
}
