import { coordinatorsOf, peopleOf } from "#app/features/accounts/addressees.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import type { Tx } from "#db/index.server.ts";
import { nameOf } from "../institution/institution-names.ts";
import { SPEAKERS } from "../institution/member.policy.ts";
import { accreditationLetter, termLetter, yearLetter } from "./clock-emails.ts";
import type { Move } from "./plan-clock.server.ts";

const YEAR_NEWS = { opened: "opened", first: "reminded", last: "reminded", late: "late", warned: "warned" } as const;
const ACCREDITATION_NEWS = { first: "ending", last: "ending", over: "over", warned: "warned" } as const;

const TERM_NEWS = {
  early: "ending",
  first: "ending",
  last: "ending",
  over: "over",
  warned: "warned",
  lapsed: "lapsed",
} as const;

function kindOf(move: Move) {
  if (move.about === "term") return `membership-term-${TERM_NEWS[move.round]}` as const;
  return move.about === "year"
    ? (`membership-year-${YEAR_NEWS[move.round]}` as const)
    : (`membership-accreditation-${ACCREDITATION_NEWS[move.round]}` as const);
}

function letterOf(frame: LetterFrame, move: Move, url: string) {
  const { locale } = frame;
  const { institution, membership } = move;
  const words = {
    ...{ institution: nameOf(institution, locale).name, number: membership.number, url },
    day: formatDay(move.day, locale),
  };
  if (move.about === "term")
    return termLetter(frame, TERM_NEWS[move.round], {
      ...{ ...words, isObserver: membership.category === "observer", until: formatDay(move.until, locale) },
      graceUntil: move.graceUntil && formatDay(move.graceUntil, locale),
    });
  return move.about === "year"
    ? yearLetter(frame, YEAR_NEWS[move.round], { ...words, year: move.window.year })
    : accreditationLetter(frame, ACCREDITATION_NEWS[move.round], { ...words, until: formatDay(move.until, locale) });
}

/** An observer cannot renew by itself, so its coordinators read of it from the first letter on. */
function isForSecretariat({ about, round, membership }: Move): boolean {
  return round === "warned" || round === "lapsed" || (about === "term" && membership.category === "observer");
}

/** Writes the letter of a round to those who speak for a member; the last one to its coordinators too. */
export async function writeOfClock(tx: Tx, move: Move, origin: string, now: Date): Promise<void> {
  const { institution, membership, occasion, round, about: matter } = move;
  const page = matter === "term" ? "renewal" : "year";
  const about = { kind: kindOf(move), key: `${membership.id}:${occasion}:${round}`, subjectId: membership.id };
  const speakers = await peopleOf(tx, institution.id, SPEAKERS);
  const coordinators = isForSecretariat(move) ? await coordinatorsOf(tx, institution.country) : [];
  const sides = [
    { reader: "member", people: speakers, path: `/institution/${page}?institution=${institution.id}` },
    { reader: "secretariat", people: coordinators, path: `/memberships/${membership.number}` },
  ] as const;
  for (const { reader, people, path } of sides) {
    const compose = (frame: LetterFrame) => letterOf(frame, move, origin + path);
    const readers = { userIds: people.map(({ id }) => id), reader: reader as "member" };
    await writeTo(tx, readers, about, compose, now);
  }
}
