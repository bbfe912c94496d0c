import { chairIds, coordinatorsOf, councilMembers, peopleOf } from "#app/features/accounts/addressees.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { type AssociationSettings, doCoordinatorsDecide } from "#app/platform/association.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { daysAfter } from "#app/platform/days.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import type { RulingKind, TerminationGround } from "#db/vocabulary.ts";
import { isClockSuspension } from "../institution/clock-reasons.ts";
import { nameOf } from "../institution/institution-names.ts";
import { SPEAKERS } from "../institution/member.policy.ts";
import {
  enforcedLetter,
  proposalSettledLetter,
  type RulingNews,
  rulingLetter,
  takenBackLetter,
} from "./membership-emails.ts";
import { EFFECTS } from "../institution/rulings.ts";
import { barredFromRuling, type RuledOn } from "./ruling-queries.server.ts";

export const NEWS = {
  ...{ suspend: "suspended", reinstate: "reinstated", renew: "renewed", terminate: "terminated" },
  ...{ make_full: "recategorised", make_observer: "recategorised", make_associate: "recategorised" },
} as const satisfies Record<RulingKind, RulingNews>;

interface Enforced extends Pick<RuledOn, "membership" | "institution"> {
  kind: RulingKind;
  reason: string;
  ground: TerminationGround | null;
  objectUntil: string | null;
  /** The council has ruled, not the secretariat. */
  isByVote: boolean;
  origin: string;
}

/** Until when a member can object to a ruling that takes effect on a day; null where it cannot. */
export async function lastDayToObject(db: Reader, kind: RulingKind, today: string): Promise<string | null> {
  return kind === "terminate" ? daysAfter(today, (await getAssociation(db)).replyWithinDays) : null;
}

/** What those who speak for an institution read when a ruling takes effect. */
export function letterOfRuling(
  frame: LetterFrame,
  { membership, institution, kind, origin, objectUntil, ...words }: Enforced,
) {
  const page = kind === "terminate" ? "/notice" : isClockSuspension(words.reason) ? "/year" : "";
  const url = `${origin}/institution${page}?institution=${institution.id}`;
  const { name } = nameOf(institution, frame.locale);
  const category = EFFECTS[kind].category ?? membership.category;
  const day = objectUntil && formatDay(objectUntil, frame.locale);
  const endsOn = membership.endsOn && formatDay(membership.endsOn, frame.locale);
  const said = { ...words, institution: name, number: membership.number, category, day, endsOn, url };
  return enforcedLetter(frame, NEWS[kind], said);
}

/** Who reads it. */
export const speakersOf = (db: Reader, institutionId: string) => peopleOf(db, institutionId, SPEAKERS);

interface Told extends RuledOn {
  kind: RulingKind;
  origin: string;
}

/** Tells those who may answer a proposal, or where only a vote does those who put it on an agenda; never anybody tied to the institution. */
export async function tellOfProposal(tx: Tx, told: Told, actor: { id: string; name: string }, now: Date) {
  const { institution, membership, proposal, kind, origin } = told;
  const { decisionBy } = await getAssociation(tx);
  const userIds = await listAnswering(tx, told, decisionBy);
  const about = { subjectId: membership.id, actorId: actor.id };
  const letter = proposal.replyUntil ? "membership-proposal-heard" : "membership-proposal";
  const occasion = { kind: letter, key: proposal.id, ...about } as const;
  const url = `${origin}/memberships/${membership.number}`;
  const { reason } = proposal;
  await writeTo(
    tx,
    { userIds, reader: "secretariat" },
    occasion,
    (frame) =>
      rulingLetter(frame, kind, {
        ...{ institution: nameOf(institution, frame.locale).name, number: membership.number },
        ...{ actor: actor.name, reason, url, isForVote: decisionBy === "ballot" },
        replyUntil: proposal.replyUntil && formatDay(proposal.replyUntil, frame.locale),
      }),
    now,
  );
}

/** Tells those who were asked for an answer that none is needed any more. */
export async function tellOfTakingBack(tx: Tx, told: Told, actorId: string | null, now: Date) {
  const { institution, membership, proposal, kind, origin } = told;
  const { decisionBy } = await getAssociation(tx);
  const userIds = await listAnswering(tx, told, decisionBy);
  const occasion = { kind: "membership-proposal-taken_back", key: proposal.id, subjectId: membership.id } as const;
  const compose = (frame: LetterFrame) =>
    takenBackLetter(frame, kind, {
      ...{ institution: nameOf(institution, frame.locale).name, number: membership.number },
      url: `${origin}/memberships/${membership.number}`,
    });
  await writeTo(tx, { userIds, reader: "secretariat" }, { ...occasion, actorId }, compose, now);
}

/** Those who may answer a proposal, or put it before the council. */
export async function listAnswering(
  tx: Tx,
  ruled: RuledOn,
  decisionBy: AssociationSettings["decisionBy"],
): Promise<string[]> {
  const barred = await barredFromRuling(tx, ruled);
  const all = await listEntitled(tx, ruled.institution.country, decisionBy);
  return all.filter((id) => !barred.has(id));
}

async function listEntitled(tx: Tx, country: string, decisionBy: AssociationSettings["decisionBy"]) {
  const council = (await councilMembers(tx)).map(({ id }) => id);
  const coordinators = (await coordinatorsOf(tx, country)).map(({ id }) => id);
  if (decisionBy === "ballot") {
    const chairs = await chairIds(tx);
    return chairs.length > 0 ? chairs : council;
  }
  return [...(doCoordinatorsDecide(decisionBy) ? coordinators : []), ...(decisionBy === "coordinator" ? [] : council)];
}

/** Tells who proposed something what came of it; `actor` is nobody's name where the council voted. */
export async function tellProposer(
  tx: Tx,
  { institution, membership, proposal, kind, origin }: Told,
  { answer, declinedFor }: { answer: "confirmed" | "declined"; declinedFor: string | null },
  actor: { id: string | null; name: string | null },
  now: Date,
) {
  const about = { subjectId: membership.id, actorId: actor.id };
  const occasion = { kind: `membership-proposal-${answer}`, key: proposal.id, ...about } as const;
  const reader = { userIds: [proposal.proposedById], reader: "secretariat" } as const;
  const { number } = membership;
  const compose = (frame: LetterFrame) =>
    proposalSettledLetter(frame, kind, answer, {
      ...{ institution: nameOf(institution, frame.locale).name, number, actor: actor.name },
      reason: declinedFor,
      url: `${origin}/memberships/${number}`,
    });
  await writeTo(tx, reader, occasion, compose, now);
}
