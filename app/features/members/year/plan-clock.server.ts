import { and, asc, eq, gte, or, type SQL } from "drizzle-orm";
import { peopleOf } from "#app/features/accounts/addressees.server.ts";
import type { AssociationSettings } from "#app/platform/association.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { daysAfter } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { membershipRenewals } from "#db/schema/membership-renewals.ts";
import { membershipReminders, membershipYears } from "#db/schema/membership-years.ts";
import { memberships } from "#db/schema/memberships.ts";
import { entitled, standsAs, termColumns } from "../institution/entitled.server.ts";
import { SPEAKERS } from "../institution/member.policy.ts";
import { endOfGrace, standingOf } from "../institution/membership.ts";
import { isEntitled } from "../institution/rights.ts";
import {
  accreditationDeadline,
  type AccreditationRound,
  accreditationRounds,
  type TermRound,
  termRounds,
  type YearRound,
  yearRounds,
} from "./clock-rounds.ts";
import { dayToAct, dueRound, isWarned, type Round, type Told } from "./rounds.ts";
import { isAskedIn, windowAt, type YearWindow } from "./window.ts";

const MEMBER = {
  membership: {
    id: memberships.id,
    number: memberships.number,
    institutionId: memberships.institutionId,
    ...termColumns,
  },
  institution: {
    id: institutions.id,
    country: institutions.country,
    nameOfficial: institutions.nameOfficial,
    nameOfficialLanguage: institutions.nameOfficialLanguage,
    nameEn: institutions.nameEn,
    translatedNames: institutions.translatedNames,
    accreditedUntil: institutions.accreditedUntil,
  },
  asked: { id: membershipYears.id, confirmedAt: membershipYears.confirmedAt },
  renewal: { id: membershipRenewals.id },
};

function selectMembers(db: Reader, year: number, where: SQL | undefined) {
  const ofTerm = and(
    eq(membershipRenewals.membershipId, memberships.id),
    eq(membershipRenewals.endsOn, memberships.endsOn),
  );
  const ofYear = and(eq(membershipYears.membershipId, memberships.id), eq(membershipYears.year, year));
  return db
    .select(MEMBER)
    .from(memberships)
    .innerJoin(institutions, eq(institutions.id, memberships.institutionId))
    .leftJoin(membershipYears, ofYear)
    .leftJoin(membershipRenewals, ofTerm)
    .where(where)
    .orderBy(asc(institutions.sortName), asc(memberships.id));
}

type Member = Awaited<ReturnType<typeof selectMembers>>[number];

type About =
  | { about: "year"; round: YearRound; window: YearWindow }
  | { about: "accreditation"; round: AccreditationRound; until: string }
  | { about: "term"; round: TermRound | "lapsed"; until: string; graceUntil: string | null };

/**
 * What the clock does with a member on a day, and why. Whom nobody can be written to for is left as it stands; only a term
 * ends by itself, and `lapse` says so.
 */
export type Move = Pick<Member, "institution" | "membership"> &
  About & {
    act: "write" | "suspend" | "lapse" | "unreachable";
    occasion: string;
    /** The last day on which the member can act. */
    day: string;
  };

interface Row<Name extends string> {
  rounds: readonly Round<Name>[];
  told: readonly Told[];
  deadline: string;
  today: string;
}

function nextOf<Name extends string>({ rounds, told, deadline, today }: Row<Name>) {
  const last = rounds.at(-1);
  if (last && isWarned(rounds, told, { deadline, today }))
    return { act: "suspend", round: last.name, day: deadline } as const;
  const round = dueRound(rounds, told, today);
  return round && ({ act: "write", round, day: dayToAct(rounds, round, { deadline, today }) } as const);
}

interface Plan {
  today: string;
  rules: AssociationSettings;
  window: YearWindow;
  toldOf: (membershipId: string, occasion: string) => readonly Told[];
}

function yearMove({ membership, institution, asked }: Member, { today, rules, window, toldOf }: Plan): Move | null {
  if (asked?.confirmedAt) return null;
  const isToAsk = isAskedIn(window, membership.startsOn, rules) && today <= window.closesOn;
  if (!asked && !isToAsk) return null;
  const occasion = `year:${window.year}`;
  const told = toldOf(membership.id, occasion);
  const rounds = yearRounds(window, rules);
  const next = nextOf({ rounds, told, deadline: window.lateUntil, today });
  if (!next) return null;
  const isOpen = next.round !== "late" && next.round !== "warned";
  return {
    ...{ membership, institution, about: "year", window, occasion, ...next },
    day: isOpen ? window.closesOn : next.day,
  };
}

function accreditationMove({ membership, institution }: Member, { today, rules, toldOf }: Plan): Move | null {
  const { accreditedUntil: until } = institution;
  if (until === null) return null;
  const occasion = `accreditation:${until}`;
  const rounds = accreditationRounds(until, rules);
  const told = toldOf(membership.id, occasion);
  const next = nextOf({ rounds, told, deadline: accreditationDeadline(until, rules), today });
  return next && { membership, institution, about: "accreditation", until, occasion, ...next };
}

/**
 * The first letter names the last day of grace by the setting of its day, and from then on it stands. Who has asked for
 * another term is reminded no more.
 */
function termMove({ membership, institution, renewal }: Member, { today, rules, toldOf }: Plan): Move | null {
  const { category, endsOn: until } = membership;
  if (until === null) return null;
  const occasion = `term:${until}`;
  const told = toldOf(membership.id, occasion);
  const shared = { membership, institution, about: "term", occasion, until } as const;
  if (standingOf(membership, today) === "run_out") {
    const { graceUntil } = membership;
    const isSaid = told.some(({ round }) => round === "lapsed");
    return isSaid ? null : { ...shared, act: "lapse", round: "lapsed", graceUntil, day: graceUntil ?? until };
  }
  if (renewal) return null;
  const isNamed = told.length > 0 || until < today;
  const graceUntil = isNamed ? membership.graceUntil : endOfGrace(category, until, rules.graceDays);
  const round = dueRound(termRounds({ category, endsOn: until, graceUntil }, rules), told, today);
  if (!round) return null;
  const isInGrace = round === "over" || round === "warned";
  return { ...shared, act: "write", round, graceUntil, day: isInGrace ? (graceUntil ?? until) : until };
}

/** So many days back the clock looks for terms that have ended; what is older was ended before there was a letter of it. */
const LAPSED_WITHIN = 60;

/** Members in force, and those whose term has just run out. */
function isWatched(today: string): SQL | undefined {
  const since = daysAfter(today, -LAPSED_WITHIN);
  const isRecent = or(gte(memberships.graceUntil, since), gte(memberships.endsOn, since));
  return or(entitled("be_listed", today), and(standsAs("run_out", today), isRecent));
}

/**
 * Whom the clock writes to, suspends or lets lapse on a day, and why, by name of the institution. The nightly job, its dry run and the
 * command all read it here.
 * @param only one membership
 */
export async function planClock(db: Reader, today: string, only?: string): Promise<Move[]> {
  const rules = await getAssociation(db);
  const window = windowAt(today, rules);
  const isOne = only === undefined ? undefined : eq(memberships.id, only);
  const members = await selectMembers(db, window.year, and(isWatched(today), isOne));
  const plan = { today, rules, window, toldOf: await readTold(db, today, only) };
  const moves = members.flatMap((member) => {
    const isInForce = isEntitled(member.membership, "be_listed", today);
    const ofEntry = isInForce ? [yearMove(member, plan), accreditationMove(member, plan)] : [];
    const all = [...ofEntry, termMove(member, plan)].filter((move) => move !== null);
    const suspension = all.find(({ act }) => act === "suspend");
    return suspension ? [suspension] : all;
  });
  return Promise.all(moves.map((move) => reached(db, move)));
}

/** Longer than any row of letters lasts, whatever the settings. */
const REMEMBERED_DAYS = 1100;

async function readTold(db: Reader, today: string, only: string | undefined): Promise<Plan["toldOf"]> {
  const { membershipId, occasion, round, toldOn } = membershipReminders;
  const rows = await db
    .select({ membershipId, occasion, round, toldOn })
    .from(membershipReminders)
    .where(
      and(gte(toldOn, daysAfter(today, -REMEMBERED_DAYS)), only === undefined ? undefined : eq(membershipId, only)),
    );
  const told = Map.groupBy(rows, (row) => `${row.membershipId} ${row.occasion}`);
  return (id, about) => told.get(`${id} ${about}`) ?? [];
}

async function reached(db: Reader, move: Move): Promise<Move> {
  if (move.act !== "write") return move;
  const speakers = await peopleOf(db, move.institution.id, SPEAKERS);
  return speakers.length > 0 ? move : { ...move, act: "unreachable" };
}
