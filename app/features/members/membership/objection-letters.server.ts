import { coordinatorsOf, councilMembers } from "#app/features/accounts/addressees.server.ts";
import { subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Tx } from "#db/index.server.ts";
import { nameOf } from "../institution/institution-names.ts";
import { speakersOf } from "./ruling-letters.server.ts";
import { barredFromRuling, type RuledOn } from "./ruling-queries.server.ts";

interface News {
  news: "lodged" | "answered";
  /** As it was written. */
  text: string;
  /** The objection. */
  key: string;
}

/** Tells those who speak for a former member, and of a new objection those who may answer it. */
export async function tellOfObjection(
  tx: Tx,
  { origin, actorId, ...ruled }: RuledOn & { origin: string; actorId: string },
  { news, text, key }: News,
  now: Date,
): Promise<void> {
  const { institution, membership } = ruled;
  const kind = `membership-objection_${news}` as const;
  const occasion = { kind, key, subjectId: membership.id };
  const page = `${origin}/institution/notice?institution=${institution.id}`;
  const letter = { ...ruled, news, text };
  const speakers = (await speakersOf(tx, institution.id)).map(({ id }) => id);
  const toMember = (frame: LetterFrame) => objectionLetter(frame, { ...letter, url: page, isMember: true });
  await writeTo(tx, { userIds: speakers, reader: "member" }, occasion, toMember, now);
  if (news === "answered") return;
  const barred = await barredFromRuling(tx, ruled);
  const people = [...(await coordinatorsOf(tx, institution.country)), ...(await councilMembers(tx))];
  const userIds = [...new Set(people.map(({ id }) => id))].filter((id) => !barred.has(id));
  const desk = `${origin}/memberships/${membership.number}`;
  const toDesk = (frame: LetterFrame) => objectionLetter(frame, { ...letter, url: desk, isMember: false });
  await writeTo(
    tx,
    { userIds, reader: "secretariat" },
    { ...occasion, kind: "membership-objection_lodged", actorId },
    toDesk,
    now,
  );
}

interface ObjectionLetter extends Pick<RuledOn, "institution" | "membership">, Pick<News, "news" | "text"> {
  isMember: boolean;
  url: string;
}

function objectionLetter(frame: LetterFrame, { institution, membership, news, text, isMember, url }: ObjectionLetter) {
  const { t, locale } = frame;
  const words = { institution: nameOf(institution, locale).name, number: membership.number };
  const next = isMember ? t(`members-mail:objection.${news}.next`) : t("members-mail:objection.lodged.next_desk");
  return composeLetter(frame, {
    subject: subjectOf(t, `membership-objection_${news}`, words),
    paragraphs: [t(`members-mail:objection.${news}.text`, words), text, next],
    action: { label: t(isMember ? "members-mail:notice.action_read" : "members-mail:action_secretariat"), url },
  });
}
