import { eq } from "drizzle-orm";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { OpenDatabase } from "#db/index.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import { composeFor } from "#app/features/letters/compose-for.server.ts";
import { composeLetter } from "#app/features/letters/letter.ts";
import { readConfig } from "#app/platform/config.server.ts";
import { createLogger } from "#app/platform/logger.server.ts";
import { createMailTransport } from "#app/platform/mail-transport.server.ts";
import { createOutboxWorker, queueLetter } from "#app/platform/outbox.server.ts";
import { type MailServer, startMailServer } from "#tests/support/mail-server.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

let database: OpenDatabase;
let server: MailServer;
let now = new Date("2026-05-04T08:00:00Z");
const clock = { now: () => now };
const later = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000));
let count = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  server = await startMailServer();
});

beforeEach(() => {
  server.mails.length = 0;
  server.delayMs = 0;
  server.mostAtOnce = 0;
  lines.length = 0;
});

const lines: Record<string, unknown>[] = [];

function createWorker() {
  const logger = createLogger("info", { write: (line) => void lines.push(JSON.parse(line)) });
  const config = readConfig({
    APP_MODE: "test",
    SMTP_URL: server.url,
    MAIL_FROM: "Secretariat <secretariat@portal.example>",
  });
  return createOutboxWorker({ ...database, clock, logger, transport: createMailTransport(config, logger) });
}

async function queue(
  recipient: string,
  changes: { dedupeKey?: string; subject?: string; paragraph?: string; isUrgent?: boolean } = {},
) {
  const { dedupeKey = `letter-${++count}`, subject = "Your application", paragraph = "It was received." } = changes;
  const { isUrgent } = changes;
  const frame = await composeFor(database.db, "en", "member");
  const letter = composeLetter(frame, { subject, paragraphs: [paragraph] });
  await database.withTransaction((tx) =>
    queueLetter(tx, { ...letter, dedupeKey, kind: "test", recipient, locale: "en", isUrgent }, now),
  );
}

const rowsTo = (recipient: string) => database.db.select().from(outbox).where(eq(outbox.recipient, recipient));

test("H03 a letter is sent once, however often and by however many workers the outbox is worked off", async () => {
  const workers = [createWorker(), createWorker(), createWorker()];
  for (let i = 0; i < 25; i++) await queue(`many-${i}@member.example`);
  for (let round = 0; round < 3; round++) await Promise.all(workers.map((worker) => worker.sendDue()));
  expect(server.mails.map((mail) => mail.envelopeTo[0]).sort()).toEqual(
    Array.from({ length: 25 }, (_, i) => `many-${i}@member.example`).sort(),
  );
});

test("H03 the same occasion is written once, and a rolled back command writes nothing", async () => {
  await queue("once@member.example", { dedupeKey: "approved:1" });
  await queue("once@member.example", { dedupeKey: "approved:1" });
  const failing = database.withTransaction(async (tx) => {
    const letter = { subject: "s", text: "t", html: "h", dedupeKey: "approved:2", kind: "test", locale: "en" as const };
    await queueLetter(tx, { ...letter, recipient: "once@member.example" }, now);
    throw new Error("the command failed");
  });
  await expect(failing).rejects.toThrow("the command failed");
  expect(await rowsTo("once@member.example")).toHaveLength(1);
});

describe("H04 a server in trouble", () => {
  test("a refusal for now is tried again after 1, then 5 minutes, under the same Message-ID, and does not count against the recipient", async () => {
    const worker = createWorker();
    await worker.sendDue();
    server.mails.length = 0;
    server.dropNext = 1;
    await queue("dropped@member.example");
    expect(await worker.sendDue()).toBe(0);
    expect(await worker.sendDue()).toBe(0);
    later(1);
    expect(await worker.sendDue()).toBe(1);
    const ids = server.mails.map(({ messageId }) => messageId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect((await rowsTo("dropped@member.example"))[0]).toMatchObject({ status: "sent", attempts: 1, lastError: null });
  });

  test("eight failures in vain end in the mail log, where the reason stands", async () => {
    const worker = createWorker();
    await queue("later@member.example");
    for (let attempt = 0; attempt < 12; attempt++) {
      await worker.sendDue();
      later(24 * 60);
    }
    const [row] = await rowsTo("later@member.example");
    expect(row).toMatchObject({ status: "dead", attempts: 9 });
    expect(row?.lastError).toContain("451");
  });

  test("a recipient refused for good is not tried again", async () => {
    const worker = createWorker();
    await queue("never@member.example");
    await worker.sendDue();
    expect((await rowsTo("never@member.example"))[0]).toMatchObject({ status: "dead", attempts: 1 });
  });
});

describe("a fault that is not the recipient's", () => {
  test.each([
    ["a relay that denies access", "relay@member.example", () => {}],
    ["a sender the server refuses", "own-sender@member.example", () => (server.refusesSender = true)],
  ])("%s: the letter is tried again for a week, the reason stands in log and mail log (found F103)", async (...row) => {
    const [, recipient, arrange] = row;
    arrange();
    await queue(recipient);
    const worker = createWorker();
    for (let hour = 0; hour < 6 * 24; hour++) {
      await worker.sendDue();
      later(60);
    }
    expect((await rowsTo(recipient))[0]).toMatchObject({ status: "queued" });
    expect((await rowsTo(recipient))[0]?.lastError).toMatch(/554|501/);
    expect(lines.at(-1)).toMatchObject({ msg: "letter not sent", fault: "ours", isFinal: false });
    expect(lines.at(-1)?.code).toMatch(/(RCPT TO|MAIL FROM) 5/);
    expect(JSON.stringify(lines)).not.toContain(recipient);
    server.refusesSender = false;
    await database.withTransaction((tx) => tx.delete(outbox).where(eq(outbox.recipient, recipient)));
  });
});

describe("a slow server (found F104)", () => {
  test("what somebody waits for goes before what was queued earlier", async () => {
    for (let i = 0; i < 4; i++) await queue(`slow-${i}@member.example`);
    later(1);
    await queue("waiting@member.example", { isUrgent: true });
    await createWorker().sendDue();
    expect(server.mails.slice(0, 2).map(({ envelopeTo }) => envelopeTo[0])).toContain("waiting@member.example");
  });

  test("a letter that takes longer than its claim is not sent by another process", async () => {
    server.delayMs = 2500;
    await queue("longest@member.example");
    const sending = createWorker().sendDue();
    await sleep(300);
    later(4);
    await sleep(1200);
    later(4);
    await createWorker().sendDue();
    await sending;
    expect(server.mails.map(({ envelopeTo }) => envelopeTo[0])).toEqual(["longest@member.example"]);
    expect((await rowsTo("longest@member.example"))[0]).toMatchObject({ status: "sent", attempts: 1 });
  });

  test("two connections are used", async () => {
    server.delayMs = 100;
    for (let i = 0; i < 4; i++) await queue(`beside-${i}@member.example`);
    await createWorker().sendDue();
    expect(server.mails).toHaveLength(4);
    expect(server.mostAtOnce).toBe(2);
  });
});

describe("H01 nothing that people type reaches the envelope or the headers", () => {
  test.each([
    ["line break", "Osh State University\r\nBcc: victim@elsewhere.example"],
    ["encoded line break", "Osh%0aBcc: victim@elsewhere.example"],
    ["unicode line break", "Osh\u2028Bcc: victim@elsewhere.example"],
  ])("%s in a subject", async (_name, subject) => {
    await queue("subject@member.example", { subject });
    await createWorker().sendDue();
    const [mail] = server.mails;
    expect(mail?.envelopeTo).toEqual(["subject@member.example"]);
    expect([...(mail?.headers.keys() ?? [])]).not.toContain("bcc");
  });

  test("H02 markup and links that people type stay words", async () => {
    await queue("words@member.example", { paragraph: '<a href="//evil.example">x</a> [x](http://evil.example)' });
    await createWorker().sendDue();
    const [mail] = server.mails;
    expect(mail?.html).not.toMatch(/<a\s/);
    expect(mail?.text?.replaceAll("\u2060", "")).toContain('<a href="//evil.example">x</a>');
  });
});
