import { coordinatorsOf } from "#app/features/accounts/addressees.server.ts";
import { subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type Letter, type LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { languageName } from "#app/i18n/names.server.ts";
import { languageOfText } from "#app/i18n/text-language.ts";
import type { Tx } from "#db/index.server.ts";
import { nameOf } from "../institution/institution-names.ts";
import { speakersOf } from "../membership/ruling-letters.server.ts";
import type { FoundChange } from "./list-registry-changes.server.ts";
import { isTakenOver, ownWord } from "./registry-change.ts";
import { inWords, releaseInWords } from "./registry-words.server.ts";

type Told = FoundChange & { actorId: string };
type Origin = { origin: string };

/** A note of the secretariat for a reader, who is told when it is in another language. */
function noteIn({ t, locale }: LetterFrame, note: string): string[] {
  if (note === "") return [];
  const written = languageOfText(note) ?? "";
  const isForeign = written !== "" && written !== locale;
  const language = languageName(written, locale);
  return [t(`members-mail:registry_change.${isForeign ? "note_in" : "note"}`, { language }), note];
}

async function writeToSpeakers(
  tx: Tx,
  kind: "membership-registry_change" | "membership-registry_asked",
  { change, institution, actorId }: Pick<Told, "change" | "institution" | "actorId">,
  compose: (frame: LetterFrame) => Letter,
  now: Date,
): Promise<void> {
  const userIds = (await speakersOf(tx, institution.id)).map(({ id }) => id);
  const occasion = { kind, key: change.id, subjectId: institution.id, actorId } as const;
  await writeTo(tx, { userIds, reader: "member" }, occasion, compose, now);
}

/** Tells those who speak for a member what was changed in its entry, as the registry says it, and how to put it right. */
export async function tellOfRegistryChange(
  tx: Tx,
  { change, institution, release, note, actorId }: Told & { note: string },
  { origin }: Origin,
  now: Date,
): Promise<void> {
  const kind = "membership-registry_change";
  const { fact, after } = change;
  const before = ownWord(fact, institution);
  const compose = (frame: LetterFrame) => {
    const { t, locale } = frame;
    const values = { institution: nameOf(institution, locale).name, release: releaseInWords(release, locale) };
    const nothing = t("members:registry_changes.nothing");
    return composeLetter(frame, {
      subject: subjectOf(t, kind, values),
      paragraphs: [
        t("members-mail:registry_change.text", values),
        `${t(`members:registry_changes.fact.${fact}`)}: ${before ?? nothing} → ${after ?? nothing}`,
        ...noteIn(frame, note),
        t("members-mail:registry_change.next"),
      ],
      action: {
        label: t("members-mail:action"),
        url: `${origin}/institution/profile?institution=${institution.id}`,
      },
    });
  };
  await writeToSpeakers(tx, kind, { change, institution, actorId }, compose, now);
}

/** Asks those who speak for a member whether it is as the registry says now. */
export async function askOfRegistryChange(
  tx: Tx,
  { change, institution, release, actorId }: Told,
  { origin }: Origin,
  now: Date,
): Promise<void> {
  const kind = "membership-registry_asked";
  const { fact, before, after } = change;
  const compose = (frame: LetterFrame) => {
    const { t, locale } = frame;
    const values = { institution: nameOf(institution, locale).name, release: releaseInWords(release, locale) };
    return composeLetter(frame, {
      subject: subjectOf(t, kind, values),
      paragraphs: [
        t("members-mail:registry_asked.text", values),
        `${t(`members:registry_changes.fact.${fact}`)}: ${inWords(fact, before, locale)} → ${inWords(fact, after, locale)}`,
        ...noteIn(frame, change.question ?? ""),
        t("members-mail:registry_asked.next"),
      ],
      action: { label: t("members-mail:registry_asked.action"), url: `${origin}/institution/registry/${change.id}` },
    });
  };
  await writeToSpeakers(tx, kind, { change, institution, actorId }, compose, now);
}

function nextOf(fact: Told["change"]["fact"]): "next" | "next_name" | "next_ruled" {
  if (isTakenOver(fact)) return "next";
  return fact === "name" ? "next_name" : "next_ruled";
}

/** Tells the coordinator who asked what the institution says; the coordinators of the country where that one is none of them now. */
export async function tellOfReply(
  tx: Tx,
  { change, institution, release, actorId }: Told,
  { origin }: Origin,
  now: Date,
): Promise<void> {
  const kind = "membership-registry_replied";
  const { fact, after, reply } = change;
  const compose = (frame: LetterFrame) => {
    const { t, locale } = frame;
    const values = { institution: nameOf(institution, locale).name, release: releaseInWords(release, locale) };
    return composeLetter(frame, {
      subject: subjectOf(t, kind, values),
      paragraphs: [
        t(`members-mail:registry_replied.${change.isConfirmed ? "so" : "otherwise"}`, values),
        `${t(`members:registry_changes.fact.${fact}`)}: ${inWords(fact, after, locale)}`,
        ...(reply ? [reply] : []),
        t(`members-mail:registry_replied.${nextOf(fact)}`),
      ],
      action: {
        label: t("members-mail:registry_replied.action"),
        url: `${origin}/memberships/registry/${change.id}`,
      },
    });
  };
  const coordinators = (await coordinatorsOf(tx, institution.country)).map(({ id }) => id);
  const asker = coordinators.filter((id) => id === change.askedById);
  const occasion = { kind, key: change.id, subjectId: institution.id, actorId } as const;
  const userIds = asker.length > 0 ? asker : coordinators;
  await writeTo(tx, { userIds, reader: "secretariat" }, occasion, compose, now);
}
