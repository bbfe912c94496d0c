import { eq } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { cancelMail, sendMailAgain } from "#app/features/administration/mail-commands.server.ts";
import { countMail, findMail, listMail } from "#app/features/administration/mail-queries.server.ts";
import { readConfig } from "#app/platform/config.server.ts";
import { createLogger } from "#app/platform/logger.server.ts";
import { createMailTransport } from "#app/platform/mail-transport.server.ts";
import { createOutboxWorker } from "#app/platform/outbox.server.ts";
import type { OpenDatabase } from "#db/index.server.ts";
import { activity } from "#db/schema/activity.ts";
import { outbox } from "#db/schema/outbox.ts";
import { createPerson } from "#app/demo/accounts-factory.server.ts";
import { type MailServer, startMailServer } from "#tests/support/mail-server.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

const now = new Date("2026-05-04T08:00:00Z");
const clock = { now: () => now };
let actor: Viewer;
let database: OpenDatabase;
let context: OpenDatabase & { clock: typeof clock };
let server: MailServer;

beforeAll(async () => {
  database = await openTestDatabase();
  context = { ...database, clock };
  const person = await database.withTransaction((tx) => createPerson(tx, { name: "Sanzhar Kenes" }, now));
  actor = { ...person, locale: "kk", isVerified: true, grants: [] };
  server = await startMailServer();
});

async function write(changes: Partial<typeof outbox.$inferInsert> = {}): Promise<string> {
  const dedupeKey = randomUUID();
  const letter = { subject: "Your application", text: "It was received.", html: "<p>It was received.</p>" };
  const state = { status: "queued" as const, attempts: 0, nextAttemptAt: now, createdAt: now };
  const row = { ...letter, ...state, dedupeKey, kind: "test", recipient: "rector@osh.example", locale: "en" as const };
  const [added] = await database.withTransaction((tx) =>
    tx
      .insert(outbox)
      .values({ ...row, ...changes })
      .returning({ id: outbox.id }),
  );
  return added?.id ?? "";
}

const config = () => readConfig({ APP_MODE: "test", SMTP_URL: server.url, MAIL_FROM: "secretariat@portal.example" });

function createWorker() {
  const logger = createLogger("silent");
  return createOutboxWorker({ ...database, clock, logger, transport: createMailTransport(config(), logger) });
}

const historyOf = async (id: string) =>
  (await database.db.select().from(activity).where(eq(activity.subjectId, id))).map(({ action }) => action);

describe("send again", () => {
  test("an undelivered letter goes out once, however often the button is pressed", async () => {
    const id = await write({ status: "dead", attempts: 9, lastError: "550", recipient: "again@osh.example" });
    const outcomes = await Promise.all([1, 2, 3].map(() => sendMailAgain(context, id, actor)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    await createWorker().sendDue();
    expect(server.mails.filter(({ envelopeTo }) => envelopeTo.includes("again@osh.example"))).toHaveLength(1);
    expect(await findMail(database.db, id)).toMatchObject({ status: "sent", attempts: 1, lastError: null });
    expect(await historyOf(id)).toEqual(["mail.sent_again"]);
  });

  test("a letter that is waiting already is left alone", async () => {
    const id = await write({ attempts: 3, recipient: "later@osh.example" });
    expect(await sendMailAgain(context, id, actor)).toEqual({ ok: false, reason: "impossible" });
    expect(await findMail(database.db, id)).toMatchObject({ attempts: 3 });
    expect(await historyOf(id)).toEqual([]);
  });
});

describe("cancel", () => {
  test("a letter that waits is never sent", async () => {
    const id = await write({ recipient: "cancelled@osh.example" });
    expect(await cancelMail(context, id, actor)).toEqual({ ok: true });
    await createWorker().sendDue();
    expect(server.mails.filter(({ envelopeTo }) => envelopeTo.includes("cancelled@osh.example"))).toEqual([]);
    expect(await findMail(database.db, id)).toMatchObject({ status: "dead", lastError: "cancelled" });
    expect(await historyOf(id)).toEqual(["mail.cancelled"]);
  });

  test("a sent letter, and one that does not exist, cannot be cancelled", async () => {
    const id = await write({ status: "sent", sentAt: now });
    for (const one of [id, "no-such-letter"])
      expect(await cancelMail(context, one, actor)).toEqual({ ok: false, reason: "impossible" });
    expect(await findMail(database.db, id)).toMatchObject({ status: "sent" });
  });

  test("a letter cancelled while the server takes it is told apart: it was sent", async () => {
    const id = await write({ recipient: "slow@osh.example" });
    server.delayMs = 200;
    const sending = createWorker().sendDue();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await cancelMail(context, id, actor);
    await sending;
    server.delayMs = 0;
    expect(await findMail(database.db, id)).toMatchObject({ status: "sent", lastError: null });
  });
});

test("the log is searched by the beginning of an address and by state, newest first", async () => {
  const ids = [];
  for (let i = 0; i < 3; i++) ids.push(await write({ recipient: `osh_${i}@log.example`, status: "dead" }));
  await write({ recipient: "oshx@log.example" });
  const list = (recipient: string, status: "dead" | null = null) =>
    listMail(database.db, { recipient, status, page: 1 });
  expect((await list("osh")).lines.map(({ id }) => id).slice(1, 4)).toEqual(ids.toReversed());
  expect((await list(" OSHX@")).total).toBe(1);
  expect((await list("osh", "dead")).total).toBe(3);
  expect((await list("log.example")).total).toBe(0);
  expect(await countMail(database.db)).toMatchObject({ dead: expect.any(Number), queued: expect.any(Number) });
});
