import { randomUUID } from "node:crypto";
import { and, eq, like, notLike } from "drizzle-orm";
import pino from "pino";
import { createDraft, createViewer } from "#app/demo/applications-factory.server.ts";
import { SEED_APPLICATIONS } from "#app/demo/data/applications.ts";
import { consumeToken, storeToken } from "#app/features/accounts/one-time-tokens.server.ts";
import { signUp } from "#app/features/accounts/sign-up-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { saveSection } from "#app/features/applications/apply/save-section.server.ts";
import { withdrawApplication } from "#app/features/applications/apply/withdraw-application.server.ts";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import type { AnswersBySection } from "#app/features/applications/form/form.ts";
import { startApplication } from "#app/features/applications/precheck/start-application.server.ts";
import { createBackground } from "#app/platform/background.server.ts";
import { systemClock } from "#app/platform/clock.ts";
import { readConfig } from "#app/platform/config.server.ts";
import { createFileStore } from "#app/platform/files.server.ts";
import { createRateLimits } from "#app/platform/rate-limits.server.ts";
import { openDatabase } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { activity } from "#db/schema/activity.ts";
import { applications, applicationSections } from "#db/schema/applications.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import { memberships } from "#db/schema/memberships.ts";
import { outbox } from "#db/schema/outbox.ts";
import { APPROVE, createRecommended, createStaff, decideAtOnce, REFUSE } from "#tests/support/review-factory.ts";

type Services = Awaited<ReturnType<typeof openServices>>;
/** One trial; false when what it left is not legal. */
type Trial = (at: number) => Promise<boolean>;

async function openServices(url: string) {
  const database = await openDatabase(url);
  await database.migrate("db/migrations");
  const logger = pino({ level: "silent" });
  const config = readConfig({ APP_MODE: "test", RATE_LIMITS: "off", SECRET: "a secret of the drill alone" });
  const services = { ...database, clock: systemClock, logger, config, background: createBackground({ logger }) };
  return { ...services, files: createFileStore("."), limits: createRateLimits(config), clientIp: "203.0.113.1" };
}

/** Each race so many times: how many of them left what may not be. */
export async function runRaces(url: string, times: number) {
  const services = await openServices(url);
  const counts: Record<string, { trials: number; violations: number }> = {};
  for (const [name, trial] of Object.entries(await racesOf(services))) {
    const count = (counts[name] = { trials: 0, violations: 0 });
    for (; count.trials < times; count.trials++) {
      const isLegal = await trial(count.trials).catch((error: unknown) => {
        console.log(`${name}: ${String(error)}`);
        return false;
      });
      if (!isLegal) count.violations++;
    }
    console.log(`${name}: ${count.trials} trials, ${count.violations} violations`);
  }
  services.background.close();
  await services.close();
  return counts;
}

const winners = (answers: readonly { ok: boolean }[]) => answers.filter(({ ok }) => ok).length;
const together = <T>(times: number, work: (at: number) => Promise<T>) =>
  Promise.all(Array.from({ length: times }, (_, at) => work(at)));

async function racesOf(services: Services): Promise<Record<string, Trial>> {
  await decideAtOnce(services);
  const coordinator = await createStaff(services, "Coordinator", { role: "coordinator" });
  const council = await createStaff(services, "Council", { role: "council" });
  const another = await createStaff(services, "Another", { role: "coordinator" });
  return {
    ...racesOfDecisions(services, { coordinator, council, another }),
    ...racesOfDrafts(services),
    ...racesOfAccounts(services, coordinator),
  };
}

function racesOfDecisions(services: Services, staff: Record<"coordinator" | "council" | "another", Viewer>) {
  const { db } = services;
  const leftBy = async (id: string) => {
    const [row] = await db.select().from(applications).where(eq(applications.id, id));
    const ofCase = eq(activity.subjectId, id);
    const told = and(eq(outbox.subjectId, id), notLike(outbox.kind, "review-%"));
    return {
      status: row?.status ?? "",
      decisions: await db.$count(applicationDecisions, eq(applicationDecisions.applicationId, id)),
      approvals: await db.$count(activity, and(ofCase, like(activity.action, "application.approved"))),
      refusals: await db.$count(activity, and(ofCase, like(activity.action, "application.refused"))),
      letters: await db.$count(outbox, told),
      members: await db.$count(memberships, eq(memberships.applicationId, id)),
    };
  };
  const input = (applicationId: string) => ({ applicationId, version: 3, explanation: "Read by two at once." });
  const isApproved = ({ status, approvals, members, decisions }: Awaited<ReturnType<typeof leftBy>>) =>
    status === "approved" && approvals === 1 && members === 1 && decisions === 1;

  return {
    "Q01 two decide": async (at: number) => {
      const { applicationId } = await createRecommended(services, staff.coordinator);
      const acts = [
        () => decide(services, input(applicationId), byPerson(staff.council), APPROVE),
        () => decide(services, input(applicationId), byPerson(staff.another), REFUSE),
      ];
      const answers = await Promise.all((at % 2 === 0 ? acts : acts.reverse()).map((act) => act()));
      const left = await leftBy(applicationId);
      const isRefused = left.status === "refused" && left.refusals === 1 && left.members === 0 && left.decisions === 1;
      return winners(answers) === 1 && left.letters === 1 && (isApproved(left) || isRefused);
    },
    "Q06 withdrawn while approved": async (at: number) => {
      const { applicationId, applicant } = await createRecommended(services, staff.coordinator);
      const acts = [
        () => decide(services, input(applicationId), byPerson(staff.council), APPROVE),
        () => withdrawApplication(services, { applicationId, reason: "" }, applicant),
      ];
      const answers: { ok: boolean }[] = await Promise.all((at % 2 === 0 ? acts : acts.reverse()).map((act) => act()));
      const left = await leftBy(applicationId);
      const isWithdrawn = left.status === "withdrawn" && left.decisions === 0 && left.members === 0;
      return winners(answers) === 1 && left.letters === 1 && (isApproved(left) || isWithdrawn);
    },
  } satisfies Record<string, Trial>;
}

const [SEED] = SEED_APPLICATIONS;
const DRAFT = { precheck: { ...SEED?.precheck }, sections: SEED?.sections as AnswersBySection };

function racesOfDrafts(services: Services) {
  return {
    "Q02 one button pressed five times": async () => {
      const person = await createViewer(services);
      const place = { registryId: null, institutionName: "University", country: "KZ", city: null, identity: {} };
      const asked = { ...place, precheck: DRAFT.precheck, category: "full", locale: "en" } as const;
      await together(5, () => startApplication(services, asked, person));
      return (await services.db.$count(applications, eq(applications.ownerId, person.id))) === 1;
    },
    "Q03 two save one section": async () => {
      const { applicationId, applicant } = await createDraft(services, await createViewer(services), DRAFT);
      const words = ["One", "Two"];
      const answers = await together(2, (at) => {
        const section = { section: "legal", answers: { legal_form: words[at] }, version: 1 } as const;
        return saveSection(services, { applicationId, ...section }, applicant);
      });
      const ofCase = eq(applicationSections.applicationId, applicationId);
      const [row] = await services.db
        .select()
        .from(applicationSections)
        .where(and(ofCase, eq(applicationSections.section, "legal")));
      const kept = words[answers.findIndex(({ ok }) => ok)];
      return winners(answers) === 1 && row?.version === 2 && row.answers.legal_form === kept;
    },
  } satisfies Record<string, Trial>;
}

function racesOfAccounts(services: Services, { id: userId, email: address }: Viewer) {
  return {
    "Q04 two sign up with one address": async () => {
      const email = `${randomUUID()}@university.example`;
      const account = { name: "Aigerim Sadykova", email, password: "a caravan of 40 camels", locale: "en" as const };
      const answers = await together(2, () => signUp(services, account, undefined));
      return winners(answers) === 2 && (await services.db.$count(users, eq(users.email, email))) === 1;
    },
    "Q05 one link used ten times": async () => {
      const [secret, now] = [randomUUID(), services.clock.now()];
      const token = { purpose: "verify_email", userId, email: address } as const;
      await services.withTransaction((tx) => storeToken(tx, secret, token, now));
      const used = await together(10, () =>
        services.withTransaction((tx) => consumeToken(tx, secret, "verify_email", now)),
      );
      return used.filter(Boolean).length === 1;
    },
  } satisfies Record<string, Trial>;
}
