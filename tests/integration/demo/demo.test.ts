import { eq, isNotNull } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { translator } from "#app/i18n/translator.server.ts";
import { type Action, ACTIONS } from "#app/features/activity/actions.ts";
import { actAs } from "#app/demo/demonstration.server.ts";
import { seedDemo } from "#app/demo/seed-demo.server.ts";
import { SEED_APPLICATIONS } from "#app/demo/data/applications.ts";
import { SEED_MEMBERS } from "#app/demo/data/members.ts";
import { SEED_PEOPLE } from "#app/demo/data/people.ts";
import { PROSPECTS } from "#app/demo/data/prospects.ts";
import { SEED_PROJECTS } from "#app/demo/data/projects.ts";
import { createPerson } from "#app/demo/accounts-factory.server.ts";
import { hiddenNotes } from "#app/features/moderation/hidden-notice.server.ts";
import { listReportsWaiting } from "#app/features/moderation/reports-waiting.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { ASSOCIATION_SETTING } from "#app/platform/association.server.ts";
import type { Work } from "#app/platform/background.server.ts";
import { TaskError } from "#app/platform/fair-queue.ts";
import { dayNow } from "#app/platform/days.ts";
import { activity } from "#db/schema/activity.ts";
import { credentials, users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { applicationChecks, applicationDocuments, applications, applicationSections } from "#db/schema/applications.ts";
import { councilItems, councilSessions } from "#db/schema/council.ts";
import { files } from "#db/schema/files.ts";
import { prospects } from "#db/schema/imports.ts";
import { initiatives, projectInitiatives } from "#db/schema/initiatives.ts";
import { institutionPeople } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { outbox } from "#db/schema/outbox.ts";
import { recommendationRequests } from "#db/schema/recommendations.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { projectDocuments, projectDocumentVersions } from "#db/schema/project-documents.ts";
import { milestones, progressNotes, projectMeetings, workPackages, workTasks } from "#db/schema/project-work.ts";
import { projects } from "#db/schema/projects.ts";
import { projectResults } from "#db/schema/results.ts";
import { settings } from "#db/schema/settings.ts";
import { applicationReviews } from "#db/schema/reviews.ts";
import { APPLICATION_STATUSES } from "#db/vocabulary.ts";
import { openTestServices } from "#tests/support/test-services.ts";

type TestServices = Awaited<ReturnType<typeof openTestServices>>;
const tables = { activity, applications, credentials, files, memberships, outbox, projects, users };

/** Applications that were approved, each with its membership. */
const ADMITTED = SEED_APPLICATIONS.filter(({ status }) => status === "approved").map(() => ({ status: "active" }));

async function countAll({ db }: TestServices): Promise<Record<string, number>> {
  const counted = Object.entries(tables).map(async ([name, table]) => [name, await db.$count(table)] as const);
  return Object.fromEntries(await Promise.all(counted));
}

describe("the demonstration", () => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices();
    const { background } = services;
    // As on a machine where a process takes a minute to begin.
    const late = async <Result>(work: Work): Promise<Result> => {
      if (work.timeoutMs < 60_000) throw new TaskError("timeout", `${work.task} took too long`);
      return background.run<Result>(work);
    };
    // An earlier attempt was cut short after its first step.
    const row = { name: ASSOCIATION_SETTING, value: {}, updatedAt: services.clock.now() };
    await services.withTransaction((tx) => tx.insert(settings).values(row));
    expect(await seedDemo({ ...services, background: { ...background, run: late } })).toBe(true);
  }, 180_000);

  test("stands as its data say, brought there by the commands", async () => {
    const standing = (rows: { status: string }[]) => rows.map(({ status }) => status).sort();
    expect(standing(await services.db.select().from(applications))).toEqual(standing([...SEED_APPLICATIONS]));
    expect(standing(await services.db.select().from(memberships))).toEqual(standing([...SEED_MEMBERS, ...ADMITTED]));
    expect(standing(await services.db.select().from(projects))).toEqual(standing([...SEED_PROJECTS]));
  });

  test("has the lines of action of 2016 and the areas of the Decade published, with projects that support them", async () => {
    const rows = await services.db.select().from(initiatives);
    expect(rows.map(({ owner, state }) => `${owner} ${state}`).sort()).toEqual([
      ...Array.from({ length: 4 }, () => "association published"),
      ...Array.from({ length: 4 }, () => "unesco published"),
    ]);
    const named = await services.db.select().from(projectInitiatives);
    expect(new Set(named.map(({ initiativeId }) => initiativeId)).size).toBe(8);
  });

  test("has the work of two partnerships, with a partner that was replaced, and a project that was left alone", async () => {
    const { db } = services;
    const counted = [workPackages, workTasks, progressNotes, projectMeetings, projectDocumentVersions];
    expect(await Promise.all(counted.map((table) => db.$count(table)))).toEqual([7, 10, 4, 2, 8]);
    const reached = await db.select({ state: milestones.state }).from(milestones);
    expect(new Set(reached.map(({ state }) => state))).toEqual(new Set(["done", "planned"]));
    const cameInstead = await db.select().from(projectPartners).where(isNotNull(projectPartners.replacesId));
    expect(cameInstead.map(({ status }) => status)).toEqual(["confirmed"]);
    expect(await db.$count(projects, isNotNull(projects.staleSince))).toBe(1);
  });

  test("has one project with documents, notes, a meeting and results, for whoever downloads it", async () => {
    const { db } = services;
    const published = eq(projectResults.state, "published");
    const kinds = [
      await db.select({ id: projectResults.projectId }).from(projectResults).where(published),
      await db.select({ id: progressNotes.projectId }).from(progressNotes),
      await db.select({ id: projectMeetings.projectId }).from(projectMeetings),
      await db.select({ id: projectDocuments.projectId }).from(projectDocuments),
    ].map((rows) => rows.map(({ id }) => id));
    const posted = await db.select({ id: projects.id }).from(projects);
    expect(posted.filter(({ id }) => kinds.every((ids) => ids.includes(id)))).toHaveLength(1);
  });

  test("coordinators find what is reported, and the second look at what the other one hid", async () => {
    const { db, clock } = services;
    const waiting = async (email: string) => {
      const viewer = await actAs({ services, today: clock.now() }, email);
      const items = await listReportsWaiting(db, { viewer, locale: "en", today: dayNow(clock) });
      return items.map(({ title }) => title);
    };
    const reports = [
      "Reported: Open manuscripts: training for those who describe Central Asian collections",
      "Reported: Words in common: a short dictionary",
      "Reported: Tashkent State University of Oriental Studies",
    ];
    const secondLook = "Second look: Two districts of Dakar: who arrives, who stays";
    expect(await waiting("coordinator.world@demo.example")).toEqual(reports);
    const ofCentralAsia = await waiting("coordinator@demo.example");
    expect(ofCentralAsia.toSorted()).toEqual([...reports, secondLook].toSorted());
  });

  test("the lead of the hidden project finds that it is hidden, and may ask for a second look", async () => {
    const { db, clock } = services;
    const [now, today, t] = [clock.now(), dayNow(clock), translator("en")];
    const lead = await actAs({ services, today: now }, "samarkand@demo.example");
    const hidden = await db.select().from(projects).where(eq(projects.status, "hidden"));
    const audience = await getAudience(db, lead, today);
    const notes = await hiddenNotes(db, hidden, audience, { t, locale: "en", today, now });
    expect([...notes.values()].map(({ link }) => link)).toEqual([t("moderation:hidden.to_ask")]);
  });

  test("has an application in every state but that of an approval whose formalities were never done", async () => {
    const rows = await services.db.select({ status: applications.status }).from(applications);
    const missing = APPLICATION_STATUSES.filter((status) => !rows.some((row) => row.status === status));
    expect(missing).toEqual(["approval_lapsed"]);
  });

  test("has a draft with two hands, each of whom wrote in it, and two files that look like one institution", async () => {
    const hands = await services.db.select().from(grants).where(eq(grants.role, "co_applicant"));
    expect(hands).toHaveLength(1);
    const written = await services.db
      .select()
      .from(applicationSections)
      .where(eq(applicationSections.applicationId, hands[0]?.applicationId ?? ""));
    expect(new Set(written.map(({ savedById }) => savedById)).size).toBe(2);
    const checks = await services.db.select().from(applicationChecks).where(eq(applicationChecks.check, "duplicate"));
    expect(JSON.stringify(checks.map(({ findings }) => findings))).toMatch(/A-\d{4}-\d{4}/);
  });

  test("has recommendations of each kind: shown to the applicant, kept from them, declined, and one that is waited for", async () => {
    const requests = await services.db.select().from(recommendationRequests);
    const standing = requests.map(({ answer, mayShow }) => `${answer ?? "awaited"} ${mayShow ?? ""}`.trim());
    expect(standing.sort()).toEqual(["awaited", "declined", "given false", "given true"]);
    const [shown] = requests.filter(({ mayShow }) => mayShow);
    expect(shown?.institutionId).not.toBeNull();
    const ofDraft = requests.filter(({ applicationId }) => applicationId === shown?.applicationId);
    expect(new Set(ofDraft.map(({ answer }) => answer))).toEqual(new Set(["given", null]));
  });

  test("has a file in check that two reviewers are asked to read, of whom one has given a review", async () => {
    const reviews = await services.db
      .select({ state: applicationReviews.state, ties: applicationReviews.ties, status: applications.status })
      .from(applicationReviews)
      .innerJoin(applications, eq(applications.id, applicationReviews.applicationId));
    const one = { ties: [], status: "in_check" };
    expect(reviews).toHaveLength(2);
    expect(reviews).toEqual(
      expect.arrayContaining([
        { ...one, state: "given" },
        { ...one, state: "asked" },
      ]),
    );
  });

  test("holds a session of the council with minutes, and the next one with a file on its agenda", async () => {
    const sessions = await services.db.select().from(councilSessions);
    expect(sessions.map(({ state }) => state).sort()).toEqual(["closed", "prepared"]);
    const items = await services.db.select().from(councilItems);
    expect(new Set(items.map(({ verdict }) => verdict))).toEqual(new Set(["no_quorum", null]));
    const before = items.filter(({ verdict }) => verdict === null).map(({ subjectId }) => subjectId);
    const recommended = await services.db.select().from(applications).where(eq(applications.status, "recommended"));
    const isLeft = ({ id }: { id: string }) => !before.includes(id);
    expect([recommended.some(isLeft), recommended.every(isLeft)]).toEqual([true, false]);
  });

  test("has universities that are to be invited, and some that have been", async () => {
    expect(await services.db.$count(prospects)).toBe(PROSPECTS.length);
    const letters = await services.db.select().from(outbox).where(eq(outbox.kind, "prospect-invited"));
    expect(letters).toHaveLength(PROSPECTS.filter(({ words }) => words !== undefined).length);
  });

  test("every institution has one primary representative, who stands first among its people", async () => {
    const held = await services.db.select().from(grants).where(eq(grants.role, "representative"));
    const institutions = held.map(({ institutionId }) => institutionId);
    expect(institutions).toHaveLength(SEED_MEMBERS.length + ADMITTED.length);
    expect(new Set(institutions).size).toBe(institutions.length);
    const named = await services.db
      .select()
      .from(institutionPeople)
      .where(eq(institutionPeople.role, "representative"));
    expect(named.map(({ userId }) => userId).sort()).toEqual(held.map(({ userId }) => userId).sort());
  });

  test("only the accounts that are announced have a password", async () => {
    expect(await services.db.$count(credentials)).toBe(SEED_PEOPLE.length);
    const people = await services.db.select().from(users);
    expect(people.filter(({ emailVerifiedAt, suspendedAt }) => !emailVerifiedAt || suspendedAt)).toEqual([]);
  });

  test("nothing happened after today, and letters go to reserved addresses only", async () => {
    const now = services.clock.now();
    const happened = await services.db.select().from(activity);
    expect(happened.filter(({ createdAt }) => createdAt > now)).toEqual([]);
    const letters = await services.db.select().from(outbox);
    expect(letters.length).toBeGreaterThan(10);
    expect(letters.filter(({ recipient }) => !recipient.endsWith(".example"))).toEqual([]);
  });

  test("everything that happened is an action the portal knows, with what is kept of it and no address", async () => {
    const happened = await services.db.select().from(activity);
    expect(new Set(happened.map(({ action }) => action)).size).toBeGreaterThan(15);
    for (const { action, subjectType, data, visibility } of happened) {
      expect(Object.keys(ACTIONS)).toContain(action);
      const facts = ACTIONS[action as Action];
      expect(facts.data.strict().safeParse(data ?? {}).error, action).toBeUndefined();
      expect(subjectType).toBe(facts.subject);
      expect(visibility).toBe(facts.audience === "secretariat" ? "staff" : "public");
      expect(JSON.stringify(data)).not.toMatch(/@/);
    }
  });

  test("every document is a PDF that is on the disk", async () => {
    const documents = await services.db.select({ fileId: applicationDocuments.fileId }).from(applicationDocuments);
    expect(documents.length).toBeGreaterThan(0);
    for (const { fileId } of documents) {
      expect((await services.files.read(fileId)).toString("latin1", 0, 5)).toBe("%PDF-");
    }
  });

  test("filling it again changes nothing", async () => {
    const before = await countAll(services);
    expect(await seedDemo(services)).toBe(false);
    expect(await countAll(services)).toEqual(before);
  });
});

test("a portal that already has people is left alone", async () => {
  const services = await openTestServices();
  await services.withTransaction((tx) => createPerson(tx, {}, services.clock.now()));
  await expect(seedDemo(services)).rejects.toThrow(/incomplete: remove the folder/);
  expect(await services.db.$count(users)).toBe(1);
});
