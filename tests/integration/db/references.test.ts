import { and, eq, isNotNull } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenDatabase } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { activity } from "#db/schema/activity.ts";
import { applications, applicationSections } from "#db/schema/applications.ts";
import { grants } from "#db/schema/grants.ts";
import { institutionPeople } from "#db/schema/members.ts";
import { projects } from "#db/schema/projects.ts";
import { EARLIER_RELEASES, openEarlierRelease } from "#tests/support/earlier-release.ts";
import { listColumns, listReferences } from "#tests/support/stored-schema.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

/** Columns that name something and reference nothing, with the reason. */
const FREE: Record<string, string> = {
  "access_requests.subject_id": "things of several tables",
  "activity.request_id": "names a request in the log",
  "activity.subject_id": "things of many tables, which the history outlives",
  "applications.registry_id": "the registry is taken over anew as a whole, and may leave a record out",
  "conversation_marks.subject_id": "things of several tables",
  "conversation_messages.subject_id": "things of several tables",
  "conversations_waiting.subject_id": "things of several tables",
  "conversations_waiting_other.subject_id": "things of several tables",
  "council_items.decision_id": "a decision of the kind its subject has",
  "council_items.recommendation_id":
    "what is voted on: of an application a recommendation, of other subjects another thing",
  "council_items.subject_id": "things of several tables",
  "dues_invoices.cancels_id": "an invoice of the same table, where no row ever goes",
  "files.owner_id": "things of three tables",
  "import_rows.subject_id": "an institution or a prospect, which goes when the list is undone",
  "institutions.registry_id": "the registry is taken over anew as a whole, and may leave a record out",
  "institutions.whed_id": "a number in a foreign list",
  "institution_covers.removed_by": "which side removed it",
  "invitations.subject_id": "things of several tables",
  "merge_moves.object_id": "things of many tables, which the receipt outlives",
  "news.subject_id": "as of letters",
  "one_time_tokens.granted_institution_id": "accounts know no institutions; the link passes within days",
  "outbox.subject_id": "things of many tables, which a letter outlives",
  "project_interests.need_id": "a partner need, or the word other",
  "project_partners.need_id": "the lead may take the partner need out of the posting",
  "project_partners.answer_by": "a day",
  "project_partners.replaces_id": "a place of the same table, where no row goes before its project",
  "projects.answer_by": "a day",
  "prospects.registry_id": "as of institutions",
  "record_contacts.subject_id": "things of two tables",
  "twin_judgements.other_id": "a member or another application",
};

/** What goes with a removed account: it is the person's own, or the history says no name. Everything else keeps the person. */
const GOES_WITH_THE_PERSON = {
  "activity.actor_id": "set null",
  "api_tokens.user_id": "cascade",
  "ask_links.user_id": "cascade",
  "calendar_feeds.user_id": "cascade",
  "consents.user_id": "cascade",
  "conversation_marks.user_id": "cascade",
  "credentials.user_id": "cascade",
  "followed_initiatives.user_id": "cascade",
  "followed_members.user_id": "cascade",
  "followed_projects.user_id": "cascade",
  "letter_choices.user_id": "cascade",
  "news.user_id": "cascade",
  "one_time_tokens.user_id": "cascade",
  "project_question_links.user_id": "cascade",
  "project_visits.user_id": "cascade",
  "saved_views.user_id": "cascade",
  "section_visits.user_id": "cascade",
  "sessions.user_id": "cascade",
  "unsent_texts.user_id": "cascade",
};

describe("the stored schema", () => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });

  test("has a foreign key in every column that names a person or a thing (found F186)", async () => {
    const columns = Object.entries(await listColumns(database)).flatMap(([table, names]) =>
      names.filter((name) => /(_id|_by|_by_user)$/.test(name)).map((name) => `${table}.${name}`),
    );
    const bound = (await listReferences(database)).map(({ from }) => from);
    expect(columns.length).toBeGreaterThan(50);
    expect(columns.filter((column) => !bound.includes(column)).sort()).toEqual(Object.keys(FREE).sort());
  });

  test("keeps whoever the history names, and lets go of nothing but what was the person's own", async () => {
    const people = (await listReferences(database)).filter(({ to }) => to === "users");
    const going = people.filter(({ onDelete }) => onDelete !== "no action");
    expect(Object.fromEntries(going.map(({ from, onDelete }) => [from, onDelete]))).toEqual(GOES_WITH_THE_PERSON);
    expect(people.length).toBeGreaterThan(35);
  });
});

const [GONE, AUTHOR] = ["0b8e5fd2-9a5d-4a53-b8a4-4d2f5b6c7d8e", "5f7c6a80-51f4-4f0c-9d38-0c6e8f1f3b11"] as const;

describe.each(EARLIER_RELEASES)("a database of release %s that names people who are not there", (release) => {
  let database: OpenDatabase;

  beforeAll(async () => {
    database = await openEarlierRelease(release);
    await database.withTransaction(async (tx) => {
      await tx.update(activity).set({ actorId: GONE });
      await tx.update(applications).set({ coordinatorId: GONE });
      await tx.update(institutionPeople).set({ userId: GONE });
      await tx.update(grants).set({ grantedById: GONE });
      await tx.update(applicationSections).set({ savedById: AUTHOR });
      await tx.update(projects).set({ leadUserId: AUTHOR, moderatedById: AUTHOR });
    });
    await database.migrate("db/migrations");
  });
  afterAll(() => database.close());

  test("names nobody where that may be (found F186)", async () => {
    const { db } = database;
    const named = [
      await db.$count(activity, isNotNull(activity.actorId)),
      await db.$count(applications, isNotNull(applications.coordinatorId)),
      await db.$count(institutionPeople, isNotNull(institutionPeople.userId)),
      await db.$count(grants, isNotNull(grants.grantedById)),
      await db.$count(users, eq(users.id, GONE)),
    ];
    expect(named).toEqual([0, 0, 0, 0, 0]);
  });

  test("keeps whoever is named: the database refuses to remove such a person", async () => {
    const before = await database.db.$count(users);
    for (const table of [applicationSections.savedById, projects.leadUserId, grants.userId]) {
      const [row] = await database.db.select({ id: table }).from(table.table).limit(1);
      const removing = database.withTransaction((tx) => tx.delete(users).where(eq(users.id, String(row?.id))));
      await expect(removing.then(() => "removed")).rejects.toThrow();
    }
    expect(await database.db.$count(users)).toBe(before);
  });

  test("has an emptied account where somebody must be named, as one leaves it who closes the account", async () => {
    const { db } = database;
    const all = await db.$count(projects);
    expect(all).toBeGreaterThan(0);
    expect(await db.$count(projects, and(eq(projects.leadUserId, AUTHOR), eq(projects.moderatedById, AUTHOR)))).toBe(
      all,
    );
    expect(await db.$count(applicationSections, eq(applicationSections.savedById, AUTHOR))).toBeGreaterThan(0);
    const [author] = await db.select().from(users).where(eq(users.id, AUTHOR));
    const emptied = { name: "—", email: `${AUTHOR}@closed.invalid`, emailVerifiedAt: null };
    expect(author).toMatchObject({ ...emptied, suspendedAt: expect.any(Date), createdAt: expect.any(Date) });
  });
});
