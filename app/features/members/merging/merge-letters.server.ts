import { coordinatorsOf, peopleOf } from "#app/features/accounts/addressees.server.ts";
import { subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { dayOf, daysAfter } from "#app/platform/days.ts";
import type { Tx } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { Role } from "#db/vocabulary.ts";
import { nameOf } from "../institution/institution-names.ts";
import { SPEAKERS } from "../institution/member.policy.ts";
import { membershipCard } from "../institution/membership-view.server.ts";
import type { Found } from "../membership/suspension-commands.server.ts";
import { mergePath } from "./merge-path.ts";
import type { Merge, Pair } from "./find-merge.server.ts";
import { UNDO_DAYS } from "./merging.schema.ts";
import type { Move } from "./move.ts";
import { type Place, placesAt, withoutMain } from "./places.server.ts";
import type { UnpaidOf } from "./unpaid-of.ts";

interface Told extends Pair {
  merge: Merge;
  origin: string;
}

interface Actor {
  id: string;
  name: string;
}

function wordsOf({ merged, remaining, merge }: Told, locale: Locale) {
  return {
    institution: nameOf(merged.institution, locale).name,
    number: merged.membership.number,
    into: nameOf(remaining.institution, locale).name,
    intoNumber: remaining.membership.number,
    day: formatDay(merge.holdsFrom, locale),
  };
}

/** Where the secretariat looks at a merge. */
const pageOf = ({ origin, merged }: Told) => origin + mergePath(merged.membership.number);
const homeOf = ({ origin }: Told, institutionId: string) => `${origin}/institution?institution=${institutionId}`;

const aboutOf = <Kind extends string>(kind: Kind, { merge, merged }: Told, actor: Actor) => ({
  ...{ kind, key: merge.id, subjectId: merged.membership.id },
  actorId: actor.id,
});

/** Tells the coordinators of both countries what is to be confirmed. */
export async function tellOfAsking(tx: Tx, told: Told, actor: Actor, now: Date): Promise<void> {
  const kind = "membership-merge-asked" as const;
  const countries = new Set([told.merged, told.remaining].map(({ institution }) => institution.country));
  const people = (await Promise.all([...countries].map((country) => coordinatorsOf(tx, country)))).flat();
  const compose = (frame: LetterFrame) => {
    const { t, locale } = frame;
    const words = { ...wordsOf(told, locale), actor: actor.name };
    return composeLetter(frame, {
      subject: subjectOf(t, kind, words),
      paragraphs: [t("members-mail:merge.asked.text", words), told.merge.reason, t("members-mail:merge.asked.next")],
      action: { label: t("members-mail:merge.action"), url: pageOf(told) },
    });
  };
  const userIds = [...new Set(people.map(({ id }) => id))];
  await writeTo(tx, { userIds, reader: "secretariat" }, aboutOf(kind, told, actor), compose, now);
}

interface Merged extends Told {
  /** What has moved. */
  moves: readonly Move[];
  unpaidOf: UnpaidOf;
}

const nameOfRole = (t: LetterFrame["t"], role: Role) => t(`vocabulary:role.${role}`);

/** What somebody's place is, and was before; `main` is who holds the main role. */
function placeWords(
  { t }: LetterFrame,
  { role, had }: Place,
  words: { institution: string; into: string },
  main: string | undefined,
): string[] {
  const of = { ...words, role: nameOfRole(t, role), had: had === null ? "" : nameOfRole(t, had) };
  const own = t(`members-mail:merge.place.${had === null ? "stays" : had === role ? "comes" : "changes"}`, of);
  return main && role !== "representative"
    ? [own, t("members-mail:merge.place.main", { ...words, name: main })]
    : [own];
}

/** Of sums read those who speak for a member, and the secretariat. */
const readsSums = (place: Place | null) => place === null || SPEAKERS.some((one) => one === place.role);

/** Tells all who act for the remaining record now, each what becomes of their own place, and whoever asked, that two records are one. */
export async function tellOfMerge(tx: Tx, told: Merged, actor: Actor, now: Date): Promise<void> {
  const kind = "membership-merge-confirmed" as const;
  const about = aboutOf(kind, told, actor);
  const { id } = told.remaining.institution;
  const people = (await peopleOf(tx, id)).map((person) => person.id);
  const places = await placesAt(tx, id, told.moves);
  const [main] = await peopleOf(tx, id, ["representative"]);
  const compose = (url: string, place: Place | null) => async (frame: LetterFrame) => {
    const { t, locale } = frame;
    const { category, hasVote, until } = membershipCard(told.remaining.membership, { locale, today: dayOf(now) });
    const lastDay = formatDay(daysAfter(dayOf(now), UNDO_DAYS), locale);
    const words = { ...wordsOf(told, locale), category: category.label, until: until?.text, lastDay };
    const unpaid = readsSums(place) ? await told.unpaidOf(tx, told.merged.institution.id, locale) : null;
    const ownWords =
      place === null
        ? []
        : [
            t("members-mail:merge.confirmed.people", words),
            ...placeWords(frame, place, words, main?.name),
            t(`members-mail:merge.confirmed.${until ? "membership" : "membership_without_end"}`, words),
            t(`members-mail:merge.confirmed.${hasVote ? "votes" : "votes_not"}`),
          ];
    return composeLetter(frame, {
      subject: subjectOf(t, kind, words),
      paragraphs: [
        t("members-mail:merge.confirmed.text", words),
        ...ownWords,
        ...(unpaid ? [t("members-mail:merge.confirmed.unpaid", { ...words, ...unpaid })] : []),
        t("members-mail:merge.confirmed.address", words),
        t("members-mail:merge.confirmed.certificate", words),
        ...(place ? [t("members-mail:merge.confirmed.wrong", words)] : []),
      ],
      action: { label: t(place ? "members-mail:action" : "members-mail:merge.action"), url },
    });
  };
  for (const [userId, place] of places)
    if (people.includes(userId))
      await writeTo(tx, { userIds: [userId], reader: "member" }, about, compose(homeOf(told, id), place), now);
  const others = [told.merge.askedById].filter((one) => !people.includes(one));
  await writeTo(tx, { userIds: others, reader: "secretariat" }, about, compose(pageOf(told), null), now);
}

/** Tells whoever asked that the two stay two, and why. */
export async function tellOfDeclining(
  tx: Tx,
  told: Told & { declinedFor: string },
  actor: Actor,
  now: Date,
): Promise<void> {
  const kind = "membership-merge-declined" as const;
  const compose = (frame: LetterFrame) => {
    const { t, locale } = frame;
    const words = wordsOf(told, locale);
    return composeLetter(frame, {
      subject: subjectOf(t, kind, words),
      paragraphs: [
        t("members-mail:merge.declined.text", words),
        t("members-mail:merge.declined.reason"),
        told.declinedFor,
      ],
      action: { label: t("members-mail:merge.action"), url: pageOf(told) },
    });
  };
  const to = { userIds: [told.merge.askedById], reader: "secretariat" as const };
  await writeTo(tx, to, aboutOf(kind, told, actor), compose, now);
}

/**
 * Tells all who act for either record, and who asked for the merge and confirmed it, that they are two again. Where a member
 * has no primary representative by it, its people are told who appoints one, and its coordinators are asked to.
 */
export async function tellOfUndoing(
  tx: Tx,
  told: Told & { reason: string; unpaidOf: UnpaidOf },
  actor: Actor,
  now: Date,
): Promise<void> {
  const kind = "membership-merge-undone" as const;
  const about = aboutOf(kind, told, actor);
  const lacking = await withoutMain(tx, told);
  const compose = (url: string, place: Place | null, of: readonly Found[]) => async (frame: LetterFrame) => {
    const { t, locale } = frame;
    const words = wordsOf(told, locale);
    const unpaid = readsSums(place) ? await told.unpaidOf(tx, told.merged.institution.id, locale) : null;
    const named = ({ institution, membership }: Found) => ({
      ...{ name: nameOf(institution, locale).name, number: membership.number },
    });
    return composeLetter(frame, {
      subject: subjectOf(t, kind, words),
      paragraphs: [
        t("members-mail:merge.undone.text", words),
        told.reason,
        t("members-mail:merge.undone.back", words),
        ...(unpaid ? [t("members-mail:merge.undone.unpaid", { ...words, ...unpaid })] : []),
        ...(place ? [t("members-mail:merge.place.again", { role: nameOfRole(t, place.role) })] : []),
        ...of.map((one) => t(`members-mail:merge.undone.${place ? "no_main" : "appoint"}`, named(one))),
      ],
      action: { label: t(place ? "members-mail:action" : "members-mail:merge.action"), url },
    });
  };
  const reached = new Set<string>();
  for (const member of [told.merged, told.remaining]) {
    const { id } = member.institution;
    const places = await placesAt(tx, id, []);
    const people = (await peopleOf(tx, id)).map((person) => person.id).filter((one) => !reached.has(one));
    for (const userId of people) {
      reached.add(userId);
      const letter = compose(
        homeOf(told, id),
        places.get(userId) ?? null,
        lacking.filter((one) => one === member),
      );
      await writeTo(tx, { userIds: [userId], reader: "member" }, about, letter, now);
    }
  }
  const asked = (await Promise.all(lacking.map(({ institution }) => coordinatorsOf(tx, institution.country)))).flat();
  const { askedById, settledById } = told.merge;
  const others = [askedById, settledById, ...asked.map(({ id }) => id)].filter((id) => id !== null && !reached.has(id));
  const toStaff = { userIds: [...new Set(others as string[])], reader: "secretariat" as const };
  await writeTo(tx, toStaff, about, compose(pageOf(told), null, lacking), now);
}
