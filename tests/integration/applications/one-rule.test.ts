import { eq, type SQL } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { listOwnApplications } from "#app/features/applications/file/application-queries.server.ts";
import {
  canReadInternals,
  canSeeDossier,
  isApplicant,
  isRecused,
  mayActNow,
} from "#app/features/applications/file/application.policy.ts";
import { deferredUntil } from "#app/features/applications/file/deadlines.ts";
import { findDownload } from "#app/features/applications/file/document-queries.server.ts";
import { type ApplicationRow, type Dossier, readDossier } from "#app/features/applications/file/dossier.server.ts";
import {
  isReadableBy,
  isRecusedFrom,
  isVisibleTo,
  isWaitingFor,
} from "#app/features/applications/file/review-scope.server.ts";
import { isNobodysToDecide, whichAreUndecidable, whoMayAct } from "#app/features/applications/file/who-acts.server.ts";
import { declareConflict } from "#app/features/applications/review/declare-conflict.server.ts";
import { findFiledContent } from "#app/features/applications/review/review-answers.server.ts";
import { QUEUE_STATES, readQueueFilter } from "#app/features/applications/review/review-filter.ts";
import { listReviewQueue } from "#app/features/applications/review/review-queue.server.ts";
import { listSetAside } from "#app/features/applications/review/set-aside.server.ts";
import { listStuck } from "#app/features/applications/review/review-waiting.server.ts";
import { castVotes } from "#app/features/council/ballot/cast-votes.server.ts";
import { closeSession } from "#app/features/council/ballot/close-session.server.ts";
import { listItems } from "#app/features/council/session/agenda.server.ts";
import { ASSOCIATION_SETTING } from "#app/platform/association.server.ts";
import { addDays } from "#app/platform/clock.ts";
import { dayOf } from "#app/platform/days.ts";
import { newOrderedId } from "#db/kit.ts";
import { users } from "#db/schema/accounts.ts";
import { appealFindings, appeals, appealVotes } from "#db/schema/appeals.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import { grants } from "#db/schema/grants.ts";
import { applicationDocuments, applications } from "#db/schema/applications.ts";
import { files } from "#db/schema/files.ts";
import { applicationReviews } from "#db/schema/reviews.ts";
import { settings } from "#db/schema/settings.ts";
import type { ReviewState } from "#db/vocabulary-scoring.ts";
import { APPLICATION_STATUSES, type ApplicationStatus } from "#db/vocabulary.ts";
import { openCouncil } from "#tests/support/council.ts";
import { everybody, type Kinds } from "#tests/support/everybody.ts";
import { addInstitution } from "#tests/support/members-factory.ts";
import { APPROVE, createRecommended, fileApplication, REFUSE, versionOf } from "#tests/support/review-factory.ts";
import { openTestServices } from "#tests/support/test-services.ts";

const APPLYING = "the-applying-institution";
const ELSEWHERE = ["IT"];

const KINDS = {
  owner: { roles: ["coordinator"] },
  colleague: { roles: [{ role: "coordinator", countries: ["KZ", "KG"] }] },
  italian: { roles: [{ role: "coordinator", countries: ELSEWHERE }] },
  suspended: { roles: ["coordinator"], isSuspended: true },
  unverified: { roles: ["coordinator"], isVerified: false },
  tied: { roles: ["coordinator"] },
  council: { roles: ["council"] },
  tiedCouncil: { roles: ["council"] },
  reviewingCouncil: { roles: ["council", "reviewer"] },
  askedCouncil: { roles: ["council", "reviewer"] },
  both: { roles: ["council", { role: "coordinator", countries: ELSEWHERE }] },
  administrator: { roles: ["administrator"] },
  panellist: { roles: ["appeals"] },
  heardPanellist: { roles: ["appeals"] },
  tiedPanellist: { roles: ["appeals"] },
  panellistAtWork: { roles: ["appeals", { role: "coordinator", countries: ELSEWHERE }] },
  panelAndCouncil: { roles: ["appeals", "council"] },
  ofTheApplicant: { roles: ["coordinator", { role: "editor", institutionId: APPLYING }] },
  formerlyOfTheApplicant: { roles: ["coordinator"] },
  applying: { roles: ["coordinator", "council"] },
  member: { roles: [{ role: "representative", institutionId: APPLYING }] },
  formerCoordinator: { roles: ["coordinator"], formerly: true },
  closed: { roles: ["coordinator"], closed: true },
} satisfies Kinds;

/** States a file can be in without ever having been filed. */
const NEVER_FILED: readonly ApplicationStatus[] = ["draft", "awaiting_head", "withdrawn", "expired"];

const DECIDING = ["either", "council", "coordinator", "ballot"] as const;

let services: Awaited<ReturnType<typeof openTestServices>>;
let people: Record<keyof typeof KINDS, Viewer>;
let dossiers: Dossier[];

const change = (id: string, values: Partial<ApplicationRow>) =>
  services.withTransaction((tx) => tx.update(applications).set(values).where(eq(applications.id, id)));

/** One file in each of the ways a file can stand in a state. */
async function fileInEveryWay(status: ApplicationStatus): Promise<void> {
  const recommended = async (country?: string) =>
    (await createRecommended(services, people.owner, { country })).applicationId;
  await change(await recommended(), { status });
  const tied = await recommended();
  for (const person of [people.tied, people.tiedCouncil])
    await declareConflict(services, { applicationId: tied, reason: "I taught there" }, person);
  await change(tied, { status, coordinatorId: people.tied.id });
  for (const state of ["accepted", "given"] as const) {
    const reviewed = await recommended();
    await review(reviewed, people.reviewingCouncil, state);
    await review(reviewed, people.askedCouncil, state === "given" ? "declined" : "asked");
    await change(reviewed, { status });
  }
  await change(await recommended("IT"), { status, coordinatorId: people.suspended.id, institutionId: APPLYING });
  await change(await recommended(), { status, coordinatorId: people.unverified.id });
  await change(await recommended(), { status, coordinatorId: people.ofTheApplicant.id, institutionId: APPLYING });
  const never = async (values: Partial<ApplicationRow>, country?: string) =>
    change((await fileApplication(services, { status, country })).applicationId, values);
  await never({ coordinatorId: null });
  await never({ coordinatorId: people.formerCoordinator.id }, "IT");
  if (status === "in_check") await never({ coordinatorId: people.owner.id, requestPreparedById: people.owner.id });
  if (status === "approved" || status === "refused" || status === "in_check")
    for (const { id } of [people.owner, people.council])
      await change(await recommended(), { status, amendmentProposedById: id });
  if (status === "in_check") await never({ coordinatorId: people.owner.id, cameBack: "deferred" });
  if (status === "deferred") await never({ coordinatorId: people.owner.id, dueAt: addDays(services.clock.now(), 30) });
  if (status === "appeal") for (const isHeld of [false, true]) await appealed(isHeld);
  if (NEVER_FILED.includes(status)) await never({ caseNumber: null });
}

async function review(applicationId: string, { id: reviewerId }: Viewer, state: ReviewState): Promise<void> {
  const now = services.clock.now();
  const empty = { version: 0, scores: {}, comments: {}, remark: "", ties: [], tiesReason: null };
  const asked = { dueOn: dayOf(addDays(now, 14)), assignedById: people.owner.id, assignedAt: now };
  const row = { id: newOrderedId(), applicationId, reviewerId, state, ...empty, ...asked };
  await services.withTransaction((tx) => tx.insert(applicationReviews).values(row));
}

/** Refused and appealed against: one of the panel has spoken, one has a conflict of interest, one was at work on it before. */
async function appealed(isHeld: boolean): Promise<void> {
  const { applicationId } = await createRecommended(services, people.owner);
  const input = { applicationId, version: await versionOf(services, applicationId), explanation: "Nothing was found." };
  const decided = await decide(services, input, byPerson(people.council), REFUSE);
  if (!decided.ok) throw new Error(decided.reason);
  const now = services.clock.now();
  const ofFile = eq(applicationDecisions.applicationId, applicationId);
  const [decision] = await services.db.select().from(applicationDecisions).where(ofFile);
  const act = {
    subjectId: applicationId,
    actorId: people.panellistAtWork.id,
    action: "application.note_added",
  } as const;
  await services.withTransaction(async (tx) => {
    await tx.update(applicationDecisions).set({ heldUntil: null }).where(ofFile);
    await recordActivity(tx, act, now);
    await tx.update(applications).set({ status: "appeal" }).where(eq(applications.id, applicationId));
    const written = { grounds: ["procedure"], body: "Nobody asked us.", version: 1, createdById: people.owner.id };
    const [appeal] = await tx
      .insert(appeals)
      .values({
        ...written,
        ...{ id: newOrderedId(), applicationId, decisionId: decision?.id ?? "", state: "lodged" },
        ...{ createdAt: now, updatedAt: now, lodgedAt: now, heldUntil: isHeld ? addDays(now, 1) : null },
      })
      .returning();
    const said = {
      outcome: "allow",
      reasons: "It was not read.",
      letters: {},
      updatedAt: now,
      proposedAt: now,
    } as const;
    const by = { appealId: appeal?.id ?? "", authorId: people.heardPanellist.id };
    const [finding] = await tx
      .insert(appealFindings)
      .values({ ...said, ...by })
      .returning();
    const word = { userId: by.authorId, findingId: finding?.id ?? "", castAt: now };
    await tx.insert(appealVotes).values({ appealId: by.appealId, ...word });
  });
  const stepsAside = { applicationId, reason: "I taught there" };
  const aside = await declareConflict(services, stepsAside, people.tiedPanellist);
  if (!aside.ok) throw new Error(aside.reason);
}

/** Of each file one document in force, one taken out before it was filed and one replaced afterwards. */
async function attach({ id, submittedAt }: ApplicationRow): Promise<void> {
  const filedAt = submittedAt ?? services.clock.now();
  const removals = { inForce: null, before: addDays(filedAt, -1), after: addDays(filedAt, 1) };
  await services.withTransaction(async (tx) => {
    for (const [name, removedAt] of Object.entries(removals)) {
      const owner = { purpose: "document", ownerType: "application", ownerId: id } as const;
      const kept = { id: `${id}-${name}`, name, mediaType: "application/pdf", sizeBytes: 1, sha256: "0" };
      await tx.insert(files).values({ ...owner, ...kept, createdAt: filedAt });
      const document = { id: kept.id, applicationId: id, kind: "legal_status" as const, fileId: kept.id };
      await tx.insert(applicationDocuments).values({ ...document, createdAt: filedAt, removedAt });
    }
  });
}

beforeAll(async () => {
  services = await openTestServices();
  await services.withTransaction((tx) => addInstitution(tx, services.clock.now(), APPLYING));
  people = await everybody(services, KINDS);
  for (const status of APPLICATION_STATUSES) await fileInEveryWay(status);
  const held = { applicationId: (await createRecommended(services, people.owner)).applicationId, version: 3 };
  await decide(services, { ...held, explanation: "" }, byPerson(people.council), APPROVE);
  const inVote = async () => (await createRecommended(services, people.owner)).applicationId;
  await openCouncil(services, people.council, [await inVote()]);
  const sessionId = await openCouncil(services, people.council, [await inVote()]);
  const [item] = await listItems(services.db, sessionId);
  for (const person of [people.council, people.tiedCouncil, people.reviewingCouncil, people.askedCouncil, people.both])
    await castVotes(
      services,
      { sessionId, votes: [{ itemId: item?.id ?? "", choice: "against", word: null }] },
      person,
    );
  await closeSession(services, { sessionId }, people.council);
  const all = await services.db.select().from(applications);
  const applied = all.filter((_, at) => at % 5 === 0);
  await services.withTransaction(async (tx) => {
    const now = services.clock.now();
    for (const { id: applicationId } of applied)
      for (const person of ["applying", "formerlyOfTheApplicant"] as const) {
        const revokedAt = person === "applying" ? null : now;
        const grant = { userId: people[person].id, role: "applicant" as const, applicationId, revokedAt };
        await tx.insert(grants).values({ ...grant, createdAt: now });
      }
  });
  const own = applied.map(({ id: applicationId }) => ({
    role: "applicant" as const,
    applicationId,
    institutionId: null,
    countries: null,
  }));
  people.applying = { ...people.applying, grants: [...people.applying.grants, ...own] };
  for (const row of all) await attach(row);
  dossiers = await Promise.all(all.map((row) => readDossier(services.db, row)));
});

/** Every file with every person: what the rule says, and what a list holds. */
async function differing(
  isInList: (viewer: Viewer) => Promise<ReadonlySet<string>>,
  isAllowed: (viewer: Viewer, dossier: Dossier) => unknown,
  who: [string, Viewer][] = Object.entries(people),
): Promise<string[]> {
  const found: string[] = [];
  for (const [name, viewer] of who) {
    const list = await isInList(viewer);
    for (const dossier of dossiers) {
      const { id, status } = dossier.application;
      const isRight = Boolean(await isAllowed(viewer, dossier));
      if (isRight !== list.has(id)) found.push(`${name} ${status} ${id}: rule ${isRight}, list ${list.has(id)}`);
    }
  }
  return found;
}

const idsWhere = async (rule: SQL | undefined) =>
  new Set((await services.db.select({ id: applications.id }).from(applications).where(rule)).map(({ id }) => id));

describe("who sees, is recused from and has to act on a file: one rule for pages and lists (found F52)", () => {
  test("there are files of every state, and nobody sees all or none of them by accident", async () => {
    expect(dossiers.length).toBeGreaterThan(70);
    expect((await idsWhere(isVisibleTo(people.owner))).size).toBeGreaterThan(40);
    expect((await idsWhere(isVisibleTo(people.administrator))).size).toBe(0);
  });

  test("the dossier", async () => {
    expect(
      await differing(
        (viewer) => idsWhere(isVisibleTo(viewer)),
        (viewer, { subject }) => canSeeDossier(viewer, subject),
      ),
    ).toEqual([]);
  });

  test("what is in it", async () => {
    expect(
      await differing(
        (viewer) => idsWhere(isReadableBy(viewer)),
        (viewer, { subject }) => canReadInternals(viewer, subject),
      ),
    ).toEqual([]);
  });

  test("the queue, and beside it what a conflict of interest keeps out of it", async () => {
    const asked = { locale: "en", now: services.clock.now() } as const;
    const queued = async (viewer: Viewer) => {
      const ids = new Set<string>();
      for (const state of QUEUE_STATES)
        for (let page = 1, more = true; more; page++) {
          const filter = { ...readQueueFilter(new URLSearchParams()), state, page };
          const { items } = await listReviewQueue(services.db, { viewer, filter, ...asked });
          for (const { id } of items) ids.add(id);
          more = items.length > 0;
        }
      return ids;
    };
    const aside = async (viewer: Viewer) =>
      new Set((await listSetAside(services.db, { viewer, locale: "en" })).map(({ id }) => id));
    const who = Object.entries(people).filter(([name]) => /tied|ofThe|both|owner/i.test(name));
    expect(await differing(queued, (viewer, { subject }) => canReadInternals(viewer, subject), who)).toEqual([]);
    const isKeptOut = (viewer: Viewer, { subject }: Dossier) =>
      canSeeDossier(viewer, subject) && isRecused(viewer, subject);
    expect(await differing(aside, isKeptOut, who)).toEqual([]);
  });

  test("whoever has said yes to a review does not decide on it; who declined or has not answered does", async () => {
    const waits = (viewer: Viewer, state: ReviewState) =>
      dossiers.filter(
        ({ application, subject }) =>
          reviews.some(
            (one) => one.applicationId === application.id && one.reviewerId === viewer.id && one.state === state,
          ) && mayActNow(viewer, subject, "council"),
      ).length;
    const reviews = await services.db.select().from(applicationReviews);
    expect(reviews.length).toBeGreaterThan(20);
    for (const state of ["accepted", "given"] as const) expect(waits(people.reviewingCouncil, state)).toBe(0);
    for (const state of ["asked", "declined"] as const) expect(waits(people.askedCouncil, state)).toBeGreaterThan(0);
  });

  test("a conflict of interest", async () => {
    expect(
      await differing(
        (viewer) => idsWhere(isRecusedFrom(viewer)),
        (viewer, { subject }) => isRecused(viewer, subject),
      ),
    ).toEqual([]);
  });

  test.each(DECIDING)("what waits for a person, when deciding is for: %s", async (decisionBy) => {
    const acts = (viewer: Viewer, { subject }: Dossier) => mayActNow(viewer, subject, decisionBy);
    expect(await differing((viewer) => idsWhere(isWaitingFor(viewer, decisionBy)), acts)).toEqual([]);
    const putOff = dossiers.filter(({ application }) => deferredUntil(application));
    expect(putOff.length).toBeGreaterThan(0);
    for (const { subject } of putOff)
      expect(Object.values(people).filter((person) => mayActNow(person, subject, decisionBy))).toEqual([]);
  });

  test("an appeal waits for those of the panel who had nothing to do with the file and have not spoken", async () => {
    const waits = (person: Viewer) =>
      dossiers.filter(({ subject }) => subject.status === "appeal" && mayActNow(person, subject, "either")).length;
    const waiting = Object.entries(people).filter(([, person]) => waits(person) > 0);
    expect(waiting.map(([name]) => name)).toEqual(["panellist"]);
  });

  test("an applicant's own", async () => {
    const own = async (viewer: Viewer) => new Set((await listOwnApplications(services.db, viewer)).map(({ id }) => id));
    expect(await differing(own, (viewer, { subject }) => isApplicant(viewer, subject))).toEqual([]);
  });
});

describe.each(DECIDING)("what nobody may decide, when deciding is for: %s", (decisionBy) => {
  beforeAll(async () => {
    const row = {
      name: ASSOCIATION_SETTING,
      value: { decisionBy },
      updatedAt: services.clock.now(),
      updatedById: null,
    };
    await services.withTransaction((tx) =>
      tx.insert(settings).values(row).onConflictDoUpdate({ target: settings.name, set: row }),
    );
  });

  test("is the same file by file and in the list", async () => {
    const listed = await idsWhere(await whichAreUndecidable(services.db));
    const nobodys = (_: Viewer, dossier: Dossier) => isNobodysToDecide(services.db, dossier);
    expect(await differing(() => Promise.resolve(listed), nobodys, [["anybody", people.owner]])).toEqual([]);
  });

  test("stands in the inbox of exactly those who are told of it", async () => {
    const toldOf = new Map<string, string[]>();
    for (const { application } of dossiers) {
      const { people: told, lacks } = await whoMayAct(services.db, application);
      toldOf.set(application.id, lacks ? told.map(({ id }) => id) : []);
    }
    const inbox = async (viewer: Viewer) => {
      const asking = { viewer, locale: "en", now: services.clock.now() } as const;
      const titles = (await listStuck(services.db, asking)).map(({ title }) => title);
      const isThere = ({ application: { caseNumber } }: Dossier) =>
        titles.some((title) => caseNumber !== null && title.endsWith(caseNumber));
      return new Set(dossiers.filter(isThere).map(({ application }) => application.id));
    };
    const readers = Object.entries(people).filter(([name]) => !["suspended", "unverified", "closed"].includes(name));
    const isTold = (viewer: Viewer, { application }: Dossier) => toldOf.get(application.id)?.includes(viewer.id);
    expect(await differing(inbox, isTold, readers)).toEqual([]);
  });
});

test("a document opens for its applicant, and once it was filed for whoever may read the file; what a page lists opens", async () => {
  const wrong: string[] = [];
  for (const [name, viewer] of Object.entries(people)) {
    for (const { application, subject } of dossiers.filter((_, at) => at % 3 === 0)) {
      const asked = { viewer, id: application.id, locale: "en", now: services.clock.now() } as const;
      const listed = (await findFiledContent(services.db, asked))?.documents.map(({ id }) => id) ?? [];
      for (const kind of ["inForce", "before", "after"]) {
        const id = `${application.id}-${kind}`;
        const isFiled = kind !== "before" && canReadInternals(viewer, subject);
        const mayOpen = isApplicant(viewer, subject) || isFiled;
        const opens = (await findDownload(services.db, id, { viewer, today: dayOf(services.clock.now()) })) !== null;
        if (opens !== mayOpen || (listed.includes(id) && !opens)) wrong.push(`${name} ${application.status} ${id}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test("who is cared for is asked alike with hundreds on the staff", async () => {
  const many = Array.from({ length: 900 }, (_, at) => ({ id: `crowd-${at}`, name: "Crowd", locale: "en" as const }));
  const createdAt = services.clock.now();
  const asking = { viewer: people.administrator, locale: "en", now: createdAt } as const;
  const stuck = () => listStuck(services.db, asking);
  const before = await stuck();
  await services.withTransaction(async (tx) => {
    const people = many.map((one) => ({ ...one, email: `${one.id}@person.example`, emailVerifiedAt: createdAt }));
    await tx.insert(users).values(people.map((one) => ({ ...one, createdAt })));
    const roles = many.map(({ id: userId }) => ({ userId, role: "administrator" as const, createdAt }));
    await tx.insert(grants).values(roles);
  });
  expect(await stuck()).toEqual(before);
});
