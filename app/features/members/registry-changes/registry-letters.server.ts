import { subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { languageName } from "#app/i18n/names.server.ts";
import { languageOfText } from "#app/i18n/text-language.ts";
import type { Tx } from "#db/index.server.ts";
import { nameOf } from "../institution/institution-names.ts";
import { speakersOf } from "../membership/ruling-letters.server.ts";
import type { FoundChange } from "./list-registry-changes.server.ts";
import { ownWord } from "./registry-change.ts";

/** Tells those who speak for a member what was changed in its entry, as the registry says it, and how to put it right. */
export async function tellOfRegistryChange(
  tx: Tx,
  { change, institution, release, note, actorId }: FoundChange & { note: string; actorId: string },
  { origin }: { origin: string },
  now: Date,
): Promise<void> {
  const { fact, after } = change;
  const before = ownWord(fact, institution);
  const compose = (frame: LetterFrame) => {
    const { t, locale } = frame;
    const values = { institution: nameOf(institution, locale).name, release };
    const written = languageOfText(note) ?? "";
    const isForeign = written !== "" && written !== locale;
    const language = languageName(written, locale);
    const nothing = t("members:registry_changes.nothing");
    return composeLetter(frame, {
      subject: subjectOf(t, "membership-registry_change", values),
      paragraphs: [
        t("members-mail:registry_change.text", values),
        `${t(`members:registry_changes.fact.${fact}`)}: ${before ?? nothing} → ${after ?? nothing}`,
        ...(note ? [t(`members-mail:registry_change.${isForeign ? "note_in" : "note"}`, { language }), note] : []),
        t("members-mail:registry_change.next"),
      ],
      action: {
        label: t("members-mail:action"),
        url: `${origin}/institution/profile?institution=${institution.id}`,
      },
    });
  };
  const userIds = (await speakersOf(tx, institution.id)).map(({ id }) => id);
  const occasion = { kind: "membership-registry_change", key: change.id, subjectId: institution.id, actorId } as const;
  await writeTo(tx, { userIds, reader: "member" }, occasion, compose, now);
}
