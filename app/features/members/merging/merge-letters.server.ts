import { coordinatorsOf, peopleOf } from "#app/features/accounts/addressees.server.ts";
import { subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { dayOf, daysAfter } from "#app/platform/days.ts";
import type { Tx } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { nameOf } from "../institution/institution-names.ts";
import { membershipCard } from "../institution/membership-view.server.ts";
import { mergePath } from "./merge-path.ts";
import type { Merge, Pair } from "./find-merge.server.ts";
import { UNDO_DAYS } from "./merging.schema.ts";

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

/** Tells all who act for the remaining record now, and whoever asked, that two records are one. */
export async function tellOfMerge(tx: Tx, told: Told, actor: Actor, now: Date): Promise<void> {
  const kind = "membership-merge-confirmed" as const;
  const about = aboutOf(kind, told, actor);
  const { id } = told.remaining.institution;
  const people = (await peopleOf(tx, id)).map((person) => person.id);
  const compose = (url: string, isOwn: boolean) => (frame: LetterFrame) => {
    const { t, locale } = frame;
    const { category, hasVote, until } = membershipCard(told.remaining.membership, { locale, today: dayOf(now) });
    const lastDay = formatDay(daysAfter(dayOf(now), UNDO_DAYS), locale);
    const words = { ...wordsOf(told, locale), category: category.label, until: until?.text, lastDay };
    return composeLetter(frame, {
      subject: subjectOf(t, kind, words),
      paragraphs: [
        t("members-mail:merge.confirmed.text", words),
        ...(isOwn ? [t("members-mail:merge.confirmed.people", words)] : []),
        ...(isOwn ? [t(`members-mail:merge.confirmed.${until ? "membership" : "membership_without_end"}`, words)] : []),
        ...(isOwn ? [t(`members-mail:merge.confirmed.${hasVote ? "votes" : "votes_not"}`)] : []),
        t("members-mail:merge.confirmed.address", words),
        t("members-mail:merge.confirmed.certificate", words),
        ...(isOwn ? [t("members-mail:merge.confirmed.wrong", words)] : []),
      ],
      action: { label: t(isOwn ? "members-mail:action" : "members-mail:merge.action"), url },
    });
  };
  await writeTo(tx, { userIds: people, reader: "member" }, about, compose(homeOf(told, id), true), now);
  const others = [told.merge.askedById].filter((one) => !people.includes(one));
  await writeTo(tx, { userIds: others, reader: "secretariat" }, about, compose(pageOf(told), false), now);
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

/** Tells all who act for either record, and who asked for the merge and confirmed it, that they are two again. */
export async function tellOfUndoing(tx: Tx, told: Told & { reason: string }, actor: Actor, now: Date): Promise<void> {
  const kind = "membership-merge-undone" as const;
  const about = aboutOf(kind, told, actor);
  const compose = (url: string, label: "members-mail:action" | "members-mail:merge.action") => (frame: LetterFrame) => {
    const { t, locale } = frame;
    const words = wordsOf(told, locale);
    return composeLetter(frame, {
      subject: subjectOf(t, kind, words),
      paragraphs: [t("members-mail:merge.undone.text", words), told.reason, t("members-mail:merge.undone.back", words)],
      action: { label: t(label), url },
    });
  };
  const reached = new Set<string>();
  for (const { institution } of [told.merged, told.remaining]) {
    const userIds = (await peopleOf(tx, institution.id)).map(({ id }) => id).filter((id) => !reached.has(id));
    for (const id of userIds) reached.add(id);
    const url = homeOf(told, institution.id);
    await writeTo(tx, { userIds, reader: "member" }, about, compose(url, "members-mail:action"), now);
  }
  const { askedById, settledById } = told.merge;
  const others = [askedById, settledById].filter((id) => id !== null && !reached.has(id)) as string[];
  const toStaff = { userIds: [...new Set(others)], reader: "secretariat" as const };
  await writeTo(tx, toStaff, about, compose(pageOf(told), "members-mail:merge.action"), now);
}
