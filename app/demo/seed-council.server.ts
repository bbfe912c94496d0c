import { castVotes } from "#app/features/council/ballot/cast-votes.server.ts";
import { closeSession } from "#app/features/council/ballot/close-session.server.ts";
import { proposeMotion } from "#app/features/council/motion/write-motion.server.ts";
import type { MotionText } from "#app/features/council/session/motions.server.ts";
import { barredFrom } from "#app/features/council/session/barred.server.ts";
import { type Chosen, listItems, putOnAgenda } from "#app/features/council/session/agenda.server.ts";
import type { SessionForm } from "#app/features/council/session/council.schema.ts";
import { MOST_ITEMS } from "#app/features/council/session/limits.ts";
import { listWaitingFiles } from "#app/features/council/session/waiting-files.server.ts";
import { listWaitingRulings } from "#app/features/council/session/waiting-rulings.server.ts";
import { openSession } from "#app/features/council/session/open-session.server.ts";
import { prepareSession } from "#app/features/council/session/prepare-session.server.ts";
import { proposeRuling } from "#app/features/members/membership/propose-ruling.server.ts";
import { dayOf, daysAfter } from "#app/platform/days.ts";
import { actAs, daysAgo, type Demonstration, type SeedServices, succeeded } from "./demonstration.server.ts";
import { numberOf } from "./seed-members.server.ts";

const PREPARED_DAYS_AGO = 3;
const MET_DAYS_AGO = 2;
const NEXT_IN_DAYS = 7;
/** Files that are on no agenda, so that one person may still decide them. */
const LEFT_TO_ONE = 2;
/** When the chair closed the vote, after it was opened. */
const HOURS_OF_SESSION = 2;

const PLAN: Omit<SessionForm, "day"> = {
  ...{ version: 0, kind: "meeting", time: "15:00" },
  ...{ quorum: "more_than_half", share: "two_thirds", mostAgainst: null, mayDefer: true },
};

const PROPOSER = "coordinator.world@demo.example";
const PROPOSED_FOR = "cheikh-anta-diop-university";
const REASON =
  "Demonstration: the yearly confirmation of contacts has been missing for nine months, three reminders were not answered, and no representative can be reached at the addresses given.";

const MOTION: MotionText[] = [
  {
    locale: "en",
    title: "Order of the yearly confirmation of contacts (demonstration)",
    body: "1. Every member confirms or corrects its contacts and its profile once a year, between 1 January and 31 March.\n2. The secretariat reminds on 1 March, and again two weeks before the end.\n3. Whoever has not confirmed by 30 June may be proposed for suspension; the membership is reinstated when the confirmation has come.",
  },
  {
    locale: "ru",
    title: "Порядок ежегодного подтверждения контактов (демонстрация)",
    body: "1. Каждый член ассоциации раз в год, с 1 января по 31 марта, подтверждает или исправляет свои контакты и профиль.\n2. Секретариат напоминает об этом 1 марта и ещё раз за две недели до окончания срока.\n3. Если до 30 июня подтверждения нет, может быть предложено приостановить членство; после подтверждения оно восстанавливается.",
  },
];

/** A session that lacked its quorum, with minutes, and the next one, which has most of the same files on its agenda, a suspension and a motion. */
export async function seedCouncil(demo: Demonstration): Promise<void> {
  const chair = await actAs(demo, "chair@demo.example");
  const today = dayOf(demo.today);
  const prepare = async (services: SeedServices, day: string, chosen: Chosen | "all") => {
    const { id } = succeeded("prepare a session", await prepareSession(services, { ...PLAN, day }, chair));
    succeeded("put on", await putOnAgenda(services, { sessionId: id, version: 1, chosen }, chair));
    return id;
  };
  const sessionId = await prepare(daysAgo(demo, PREPARED_DAYS_AGO - 0.5), daysAfter(today, -MET_DAYS_AGO), "all");
  await meet(demo, sessionId);
  const proposal = { number: await numberOf(demo, PROPOSED_FOR), kind: "suspend", reason: REASON } as const;
  succeeded("propose", await proposeRuling(daysAgo(demo, 1.5), proposal, await actAs(demo, PROPOSER)));
  const services = daysAgo(demo, 1);
  const waiting = await listWaitingFiles(services.db, chair, { limit: MOST_ITEMS });
  const rulings = await listWaitingRulings(services.db, chair, today);
  const chosen = {
    files: waiting.slice(0, -LEFT_TO_ONE).map(({ id }) => id),
    rulings: rulings.map(({ proposal }) => proposal.id),
  };
  const nextId = await prepare(services, daysAfter(today, NEXT_IN_DAYS), chosen);
  succeeded("propose a motion", await proposeMotion(services, { sessionId: nextId, texts: MOTION }, chair));
}

/** Two of four vote, which are too few. */
async function meet(demo: Demonstration, sessionId: string): Promise<void> {
  const services = daysAgo(demo, MET_DAYS_AGO);
  const chair = await actAs(demo, "chair@demo.example");
  const member = await actAs(demo, "council@demo.example");
  succeeded("open", await openSession(services, { sessionId, version: 2 }, chair));
  const words = new Map([
    [member, "Хороший проект школы рукописей."],
    [chair, null],
  ]);
  for (const [voter, word] of words) {
    const items = await listItems(services.db, sessionId);
    const barred = await Promise.all(items.map((item) => barredFrom(services.db, item)));
    const own = items.filter((_, at) => !barred[at]?.has(voter.id));
    const votes = own.map(({ id: itemId }) => ({ itemId, choice: "for" as const, word }));
    succeeded("vote", await castVotes(services, { sessionId, votes }, voter));
  }
  const later = daysAgo(demo, MET_DAYS_AGO - HOURS_OF_SESSION / 24);
  succeeded("close", await closeSession(later, { sessionId }, chair));
}
