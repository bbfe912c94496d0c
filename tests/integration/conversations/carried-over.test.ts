import { eq, type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenDatabase } from "#db/index.server.ts";
import { conversationMarks, conversationMessages, conversationsWaiting } from "#db/schema/conversations.ts";
import { applications } from "#db/schema/applications.ts";
import { EARLIER_RELEASES, openEarlierRelease } from "#tests/support/earlier-release.ts";

describe.each(EARLIER_RELEASES)("the messages of a database of release %s", (release) => {
  let database: OpenDatabase;
  let before: Record<string, unknown>[];

  beforeAll(async () => {
    database = await openEarlierRelease(release);
    // The earlier releases were filled without messages: the secretariat has answered all but the newest.
    const words = [
      ["1", "true", "1 = 1"],
      ["2", "false", "status <> 'submitted' and status <> 'draft'"],
    ] as const;
    await database.withTransaction(async (tx) => {
      // The drivers of the two engines have different names for it.
      const { run, execute } = tx as unknown as Record<"run" | "execute", (statement: SQL) => Promise<unknown>>;
      for (const [id, isFromApplicant, which] of words)
        await (run ?? execute).call(
          tx,
          sql.raw(`insert into application_messages (id, application_id, author_id, is_from_applicant, body, created_at)
            select id || '-${id}', id, owner_id, ${isFromApplicant}, 'Words ${id} of ' || id, updated_at
            from applications where ${which}`),
        );
    });
    before = await database.raw("select * from application_messages order by id");
    await database.migrate("db/migrations");
  });
  afterAll(() => database.close());

  test("stand in the conversations word for word, each on its side", async () => {
    const rows = await database.db.select().from(conversationMessages).orderBy(conversationMessages.id);
    expect(rows.map(({ id, subjectId, body, authorId }) => [id, subjectId, body, authorId])).toEqual(
      before.map((row) => [row.id, row.application_id, row.body, row.author_id]),
    );
    expect(rows.map(({ isFromSecretariat }) => isFromSecretariat)).toEqual(
      before.map(({ is_from_applicant: side }) => side === 0 || side === false),
    );
    expect(before.length).toBeGreaterThan(0);
  });

  test("are unread to nobody, and wait for an answer where the applicant had the last word in an open case", async () => {
    const last = new Map(before.map((row) => [String(row.application_id), row]));
    const open = await database.db.select().from(applications);
    const waiting = await database.db.select().from(conversationsWaiting);
    const isOpen = ({ status }: { status: string }) => !/approved|refused|withdrawn|expired/.test(status);
    const unanswered = open.filter((one) => isOpen(one) && Boolean(last.get(one.id)?.is_from_applicant));
    expect(waiting.map(({ subjectId }) => subjectId).sort()).toEqual(unanswered.map(({ id }) => id).sort());
    expect(waiting.length).toBeGreaterThan(0);
    for (const [id, row] of last) {
      const marks = await database.db.select().from(conversationMarks).where(eq(conversationMarks.subjectId, id));
      expect(marks.length, String(row.body)).toBeGreaterThan(0);
    }
  });
});
