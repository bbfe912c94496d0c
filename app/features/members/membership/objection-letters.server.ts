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

/** Tells those who speak for a former member, and of a new objection those who can do something about it, and what. */
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
  const toMember = (frame: LetterFrame) => objectionLetter(frame, { ...letter, url: page, reader: "member" });
  await writeTo(tx, { userIds: speakers, reader: "member" }, occasion, toMember, now);
  if (news === "answered") return;
  const desk = `${origin}/memberships/${membership.number}`;
  for (const [may, userIds] of await listReaders(tx, ruled)) {
    const toDesk = (frame: LetterFrame) => objectionLetter(frame, { ...letter, url: desk, reader: may });
    const lodged = { ...occasion, kind: "membership-objection_lodged", actorId } as const;
    await writeTo(tx, { userIds, reader: "secretariat" }, lodged, toDesk, now);
  }
}

/** What somebody of the secretariat or the council can do about an objection. */
const MAY = ["decide", "propose", "answer"] as const;
type May = (typeof MAY)[number];

/** Those who can do something about an objection, by what that is; whoever can do nothing is not written to. */
async function listReaders(tx: Tx, ruled: RuledOn): Promise<[May, string[]][]> {
  const { proposal, institution } = ruled;
  const barred = await barredFromRuling(tx, ruled);
  const coordinators = new Set((await coordinatorsOf(tx, institution.country)).map(({ id }) => id));
  const all = new Set([...coordinators, ...(await councilMembers(tx)).map(({ id }) => id)]);
  const mayOf = (id: string): May | null => {
    const hasConfirmed = proposal.ballot === null && proposal.settledById === id;
    if (coordinators.has(id)) return hasConfirmed ? "propose" : "decide";
    return hasConfirmed ? null : "answer";
  };
  const readers = [...all].filter((id) => !barred.has(id));
  return MAY.map((may) => [may, readers.filter((id) => mayOf(id) === may)]);
}

interface ObjectionLetter extends Pick<RuledOn, "institution" | "membership">, Pick<News, "news" | "text"> {
  reader: "member" | May;
  url: string;
}

function objectionLetter(frame: LetterFrame, { institution, membership, news, text, reader, url }: ObjectionLetter) {
  const { t, locale } = frame;
  const words = { institution: nameOf(institution, locale).name, number: membership.number };
  const isMember = reader === "member";
  const next = isMember ? t(`members-mail:objection.${news}.next`) : t(`members-mail:objection.may.${reader}`);
  return composeLetter(frame, {
    subject: subjectOf(t, `membership-objection_${news}`, words),
    paragraphs: [t(`members-mail:objection.${news}.text`, words), text, next],
    action: { label: t(isMember ? "members-mail:notice.action_read" : "members-mail:action_secretariat"), url },
  });
}
