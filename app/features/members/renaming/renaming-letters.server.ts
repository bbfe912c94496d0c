import { coordinatorsOf } from "#app/features/accounts/addressees.server.ts";
import { subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Tx } from "#db/index.server.ts";
import { type Locale, LOCALES } from "#db/locales.ts";
import type { BorneNames } from "#db/schema/renamings.ts";
import { nameOf } from "../institution/institution-names.ts";
import { speakersOf } from "../membership/ruling-letters.server.ts";
import type { Found } from "../membership/suspension-commands.server.ts";
import type { Renaming } from "./find-renaming.server.ts";

interface Told extends Found {
  renaming: Renaming;
  origin: string;
}

interface Actor {
  id: string;
  name: string;
}

/** What it was called and is called now; where the reader's name stays, in the languages in which it is another. */
function wordsOf({ renaming: { before, after }, membership: { number } }: Told, locale: Locale) {
  const names = { institution: nameOf(before, locale).name, next: nameOf(after, locale).name, number };
  if (names.institution !== names.next) return names;
  const others = otherNames(before, after);
  if (others.length === 0) return names;
  const line = (of: (one: (typeof others)[number]) => string) => [...new Set(others.map(of))].join(" · ");
  return { institution: line((one) => one.before ?? names.institution), next: line((one) => one.after), number };
}

/** The names that are others now, the official one first; of one that is gone there is nothing to say. */
function otherNames(before: BorneNames, after: BorneNames) {
  const pairs = [
    [before.nameOfficial, after.nameOfficial],
    [before.nameEn, after.nameEn],
    ...LOCALES.map((locale) => [before.translatedNames[locale], after.translatedNames[locale]]),
    [before.acronym, after.acronym],
  ];
  return pairs.flatMap(([was, is]) => (is && was !== is ? [{ before: was || null, after: is }] : []));
}

/** Where the secretariat looks at the names of a member. */
const pageOf = ({ origin, membership }: Told) => `${origin}/memberships/${membership.number}/name`;

/** Tells the coordinators of the country what is to be confirmed. */
export async function tellOfAsking(tx: Tx, told: Told, actor: Actor, now: Date): Promise<void> {
  const kind = "institution-renaming-asked" as const;
  const about = { kind, key: told.renaming.id, subjectId: told.institution.id, actorId: actor.id };
  const people = await coordinatorsOf(tx, told.institution.country);
  const compose = (frame: LetterFrame) => {
    const { t, locale } = frame;
    const words = { ...wordsOf(told, locale), actor: actor.name };
    return composeLetter(frame, {
      subject: subjectOf(t, kind, words),
      paragraphs: [
        t("members-mail:renaming.asked.text", words),
        told.renaming.reason,
        t("members-mail:renaming.asked.next"),
      ],
      action: { label: t("members-mail:renaming.action"), url: pageOf(told) },
    });
  };
  await writeTo(tx, { userIds: people.map(({ id }) => id), reader: "secretariat" }, about, compose, now);
}

/** Tells those who speak for the member, and whoever asked, that it has the new name. */
export async function tellOfRenaming(tx: Tx, told: Told, actor: Actor, now: Date): Promise<void> {
  const kind = "institution-renaming-confirmed" as const;
  const { institution, renaming, origin } = told;
  const about = { kind, key: renaming.id, subjectId: institution.id, actorId: actor.id };
  const speakers = (await speakersOf(tx, institution.id)).map(({ id }) => id);
  const compose = (url: string) => (frame: LetterFrame) => {
    const { t, locale } = frame;
    const words = wordsOf(told, locale);
    const corrected = renaming.isCorrection ? "_corrected" : "";
    return composeLetter(frame, {
      subject: subjectOf(t, kind, words),
      paragraphs: [
        t(`members-mail:renaming.confirmed.text${corrected}`, words),
        ...(renaming.isCorrection ? [] : [t("members-mail:renaming.confirmed.kept", words)]),
        t("members-mail:renaming.confirmed.address"),
        t(`members-mail:renaming.confirmed.certificate${corrected}`, words),
      ],
      action: { label: t("members-mail:renaming.action"), url },
    });
  };
  const ownPage = `${origin}/institution/name?institution=${institution.id}`;
  await writeTo(tx, { userIds: speakers, reader: "member" }, about, compose(ownPage), now);
  const others = [renaming.askedById].filter((id) => !speakers.includes(id));
  await writeTo(tx, { userIds: others, reader: "secretariat" }, about, compose(pageOf(told)), now);
}

/** Tells whoever asked that the name stays, and why. */
export async function tellOfDeclining(
  tx: Tx,
  told: Told & { declinedFor: string },
  actor: Actor,
  now: Date,
): Promise<void> {
  const kind = "institution-renaming-declined" as const;
  const { institution, renaming, origin, declinedFor } = told;
  const about = { kind, key: renaming.id, subjectId: institution.id, actorId: actor.id };
  const speakers = (await speakersOf(tx, institution.id)).map(({ id }) => id);
  const speaks = speakers.includes(renaming.askedById);
  const url = speaks ? `${origin}/institution/name?institution=${institution.id}` : pageOf(told);
  const compose = (frame: LetterFrame) => {
    const { t, locale } = frame;
    const words = wordsOf(told, locale);
    return composeLetter(frame, {
      subject: subjectOf(t, kind, words),
      paragraphs: [
        t("members-mail:renaming.declined.text", words),
        t("members-mail:renaming.declined.reason"),
        declinedFor,
        t("members-mail:renaming.declined.next"),
      ],
      action: { label: t("members-mail:renaming.action"), url },
    });
  };
  const to = { userIds: [renaming.askedById], reader: speaks ? ("member" as const) : ("secretariat" as const) };
  await writeTo(tx, to, about, compose, now);
}
