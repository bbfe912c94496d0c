import { coordinatorsOf } from "#app/features/accounts/addressees.server.ts";
import { subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import type { Tx } from "#db/index.server.ts";
import { nameOf } from "../institution/institution-names.ts";
import type { OwnInstitution } from "../institution/own-institution.server.ts";
import type { RenewalDoubt } from "./doubts.server.ts";

interface Asked {
  /** Empty where the member has renewed by itself. */
  doubts: readonly RenewalDoubt[];
  /** The last day of the term before. */
  endsOn: string;
  /** In the member's words; empty where it says nothing. */
  summary: string;
  actorId: string;
  origin: string;
}

/** Tells the coordinators of a member that it has renewed, or that they are to look at it first. */
export async function tellOfRenewal(
  tx: Tx,
  { institution, membership }: Pick<OwnInstitution, "institution" | "membership">,
  { doubts, endsOn, summary, actorId, origin }: Asked,
  now: Date,
): Promise<void> {
  const news = doubts.length > 0 ? "asked" : "told";
  const kind = `membership-term-${news}` as const;
  const about = { kind, key: `${membership.id}:${endsOn}:${now.getTime()}`, subjectId: membership.id, actorId };
  const people = await coordinatorsOf(tx, institution.country);
  const compose = (frame: LetterFrame) => {
    const { t, locale } = frame;
    const words = { institution: nameOf(institution, locale).name, number: membership.number };
    return composeLetter(frame, {
      subject: subjectOf(t, kind, words),
      paragraphs: [
        t(`members-mail:term.${news}.text`, { ...words, day: formatDay(endsOn, locale) }),
        ...doubts.map((doubt) => t(`members:renewal.doubt.${doubt}`)),
        ...(summary ? [summary] : []),
        t(`members-mail:term.${news}.next`),
      ],
      action: { label: t("members-mail:action_secretariat"), url: `${origin}/memberships/${membership.number}` },
    });
  };
  await writeTo(tx, { userIds: people.map(({ id }) => id), reader: "secretariat" }, about, compose, now);
}
