import { desc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { asksForStep, isOfSame } from "#app/features/inbox/asking-kinds.ts";
import { digestLetter } from "#app/features/inbox/digest-letter.ts";
import { lastMonday } from "#app/features/inbox/held-news.server.ts";
import { sendDigests } from "#app/features/inbox/send-digests.server.ts";
import { composeFor } from "#app/features/letters/compose-for.server.ts";
import { keepChoices } from "#app/features/letters/letter-choices.server.ts";
import { composeLetter } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { outbox } from "#db/schema/outbox.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { openTestServices } from "#tests/support/test-services.ts";

async function openInstitution() {
  const services = await openTestServices();
  const { withTransaction, clock, db } = services;
  const { institutionId } = await withTransaction((tx) => createMember(tx, {}, clock.now()));
  const userId = await withTransaction(async (tx) => {
    const [row] = await tx
      .insert(users)
      .values({
        email: "reader@example.org",
        name: "Reader",
        locale: "ru",
        emailVerifiedAt: clock.now(),
        createdAt: clock.now(),
      })
      .returning({ id: users.id });
    const id = row?.id ?? "";
    await tx.insert(grants).values({ userId: id, role: "representative", institutionId, createdAt: clock.now() });
    return id;
  });
  const tell = (kind: "people-joined" | "contact-received", line: string, path: string) =>
    withTransaction((tx) =>
      writeTo(
        tx,
        { userIds: [userId], reader: "member" },
        { kind, key: line, subjectId: institutionId },
        (frame) =>
          composeLetter(frame, {
            subject: line,
            paragraphs: [],
            action: { label: "See", url: services.config.origin + path },
          }),
        clock.now(),
      ),
    );
  const letters = () => db.select().from(outbox).orderBy(desc(outbox.id));
  return { ...services, userId, tell, letters };
}

test("weekly news comes on Monday morning, in the language of its reader, once", async () => {
  const { withTransaction, clock, userId, tell, letters, ...services } = await openInstitution();
  const context = { ...services, withTransaction, clock };
  await withTransaction((tx) => keepChoices(tx, userId, { institution: "weekly" }));
  clock.moveTo("2026-09-04T09:00:00Z");
  await tell("people-joined", "Айгуль", "/institution/people");
  clock.moveTo("2026-09-07T01:00:00Z");
  expect(await sendDigests(context)).toBe(0);
  clock.moveTo("2026-09-07T02:00:00Z");
  expect(await sendDigests(context)).toBe(1);
  expect(await sendDigests(context)).toBe(0);
  const [digest, ...others] = await letters();
  expect(others).toEqual([]);
  expect(digest).toMatchObject({ kind: "news-digest", locale: "ru", ends: `${userId}.all` });
  expect(digest?.text).toMatch(/Ваша организация/);
});

test("what was settled meanwhile is left out, and with nothing left no letter is written", async () => {
  const { withTransaction, userId, tell, letters, db, ...services } = await openInstitution();
  await withTransaction((tx) => keepChoices(tx, userId, { messages: "daily", institution: "daily" }));
  await tell("contact-received", "A question", "/messages/01999999-9999-7999-8999-999999999999");
  expect(await sendDigests({ ...services, db, withTransaction })).toBe(0);
  await tell("people-joined", "Айгуль", "/institution/people");
  await withTransaction((tx) =>
    tx.update(users).set({ suspendedAt: services.clock.now() }).where(eq(users.id, userId)),
  );
  expect(await sendDigests({ ...services, db, withTransaction })).toBe(0);
  expect(await letters()).toEqual([]);
});

test("news is told once, however often its sending breaks off and whoever sends it", async () => {
  const { withTransaction, userId, tell, letters, ...services } = await openInstitution();
  await withTransaction((tx) => keepChoices(tx, userId, { institution: "daily" }));
  await tell("people-joined", "Айгуль", "/institution/people");
  const broken: typeof withTransaction = (work) =>
    withTransaction(async (tx) => {
      await work(tx);
      throw new Error("the power fails");
    });
  await expect(sendDigests({ ...services, withTransaction: broken })).rejects.toThrow("the power fails");
  expect(await letters()).toEqual([]);
  const context = { ...services, withTransaction };
  const sent = await Promise.all([sendDigests(context), sendDigests(context)]);
  expect(sent.reduce((sum, one) => sum + one)).toBe(1);
  expect(await letters()).toHaveLength(1);
});

test("a letter of news says what is due, and by which day", async () => {
  const { db, clock } = await openInstitution();
  const frame = await composeFor(db, "en", "account", "Reader");
  const due = { dateTime: "2026-10-01", text: "1 October 2026" };
  const { text } = digestLetter(frame, {
    origin: "https://portal.example",
    now: clock.now(),
    lines: [{ group: "projects", line: "Water is published", path: "/projects/water" }],
    waiting: [{ to: "/institution/year", title: "Own University", detail: "Confirm the entry.", dueAt: due }],
  });
  expect(text).toContain(
    "Own University — Confirm the entry. (until 1 October 2026): https://portal.example/institution/year",
  );
  expect(text).toContain("Water is published: https://portal.example/projects/water");
});

test("Monday begins at seven where the association is", () => {
  expect(lastMonday(new Date("2026-09-07T01:59:00Z")).toISOString()).toBe("2026-08-31T02:00:00.000Z");
  expect(lastMonday(new Date("2026-09-07T02:00:00Z")).toISOString()).toBe("2026-09-07T02:00:00.000Z");
  expect(lastMonday(new Date("2026-09-13T20:00:00Z")).toISOString()).toBe(
    "2026-09-14T02:00:00.000Z".replace("14", "07"),
  );
});

test("a letter that asks for a step is known by the page where the step is taken", () => {
  expect(asksForStep({ kind: "project-interest_sent-lead", letterGroup: "projects" })).toBe(true);
  expect(asksForStep({ kind: "membership-term-ending", letterGroup: "deadlines" })).toBe(true);
  expect(asksForStep({ kind: "people-joined", letterGroup: "institution" })).toBe(false);
  expect(isOfSame("/projects/water/interests", "/projects/water")).toBe(true);
  expect(isOfSame("/projects/water", "/projects/wind")).toBe(false);
  expect(isOfSame("/review", "/review/1")).toBe(false);
});
