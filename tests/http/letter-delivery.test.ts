import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { createAwaitingHead } from "#app/demo/applications-factory.server.ts";
import { confirmApplication } from "#app/features/applications/head/answer-confirmation.server.ts";
import { messageApplicant } from "#app/features/applications/messages/message-applicant.server.ts";
import { SECRET_MARK } from "#app/platform/sealed-secrets.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import { COMPLETE } from "#tests/support/drafts.ts";
import { signInNew, viewerOf } from "#tests/support/people.ts";
import { startSecretariat } from "#tests/support/secretariat.ts";
import { openForm } from "#tests/support/served-form.ts";

let desk: Awaited<ReturnType<typeof startSecretariat>>;

beforeAll(async () => {
  desk = await startSecretariat();
});

const AGAIN = /^Send again/;
const page = (id: string) => `/review/${id}/letters`;

async function letterOf(applicationId: string) {
  const isMessage = and(eq(outbox.subjectId, applicationId), eq(outbox.kind, "application-message"));
  const [letter] = await desk.portal.services.db.select().from(outbox).where(isMessage);
  if (!letter) throw new Error("There is no letter");
  return letter;
}

const setLetter = (id: string, state: Partial<typeof outbox.$inferInsert>) =>
  desk.portal.services.withTransaction((tx) => tx.update(outbox).set(state).where(eq(outbox.id, id)));

async function withMessage() {
  const applicationId = await desk.inCheck();
  const body = "Please look at the second page of the licence.";
  expect(await messageApplicant(desk.portal.services, { applicationId, body }, desk.coordinator)).toMatchObject({
    ok: true,
  });
  return { applicationId, letter: await letterOf(applicationId) };
}

test.each([
  [{ status: "queued", lastError: null }, "Waiting to be sent"],
  [{ status: "queued", lastError: "421 try later", attempts: 2 }, "Not sent yet, will be tried again"],
  [{ status: "sent", sentAt: new Date("2026-05-01T06:00:00Z") }, "Sent"],
  [{ status: "dead", lastError: "550 no such mailbox", attempts: 1 }, "Refused by the receiving server"],
  [{ status: "dead", lastError: "450 mailbox full", attempts: 9 }, "Could not be delivered"],
  [{ status: "dead", lastError: "cancelled", attempts: 0 }, "Cancelled"],
] as const)("a coordinator reads of a letter that is %o: %s", async (state, words) => {
  const { applicationId, letter } = await withMessage();
  await setLetter(letter.id, state);
  const { document } = await desk.get("coordinator", page(applicationId));
  const item = [...document.querySelectorAll("main li")].find((one) => one.textContent?.includes(letter.recipient));
  expect(item?.textContent).toContain(words);
  expect(item?.textContent).not.toContain("no such mailbox");
  expect(item?.textContent).toContain(letter.subject);
});

test("a letter that did not arrive is sent again by a coordinator, not by the council, and the history says so", async () => {
  const { applicationId, letter } = await withMessage();
  await expect(openForm(desk.people.coordinator.browser, page(applicationId), AGAIN)).rejects.toThrow();
  await setLetter(letter.id, { status: "dead", lastError: "550 no such mailbox", attempts: 1 });
  const form = await openForm(desk.people.coordinator.browser, page(applicationId), AGAIN);
  const sent = await form.press(AGAIN);
  expect(sent.page.text).toContain("The letter is on its way again.");
  expect((await letterOf(applicationId)).status).toBe("queued");
  expect((await desk.get("coordinator", `/review/${applicationId}`)).text).toContain(
    "A letter that had not arrived was sent again",
  );
  expect((await form.press(AGAIN)).answer.status).toBe(409);
});

test("of another file no letter is sent again", async () => {
  const { letter } = await withMessage();
  await setLetter(letter.id, { status: "dead", lastError: "550 no such mailbox", attempts: 1 });
  const elsewhere = await desk.inCheck();
  const forged = { intent: "send-again", letterId: letter.id };
  const { browser } = desk.people.coordinator;
  expect((await browser.forge(page(elsewhere), forged)).status).toBe(404);
  const recommended = await desk.recommended();
  expect((await desk.people.council.browser.forge(page(recommended), forged)).status).toBe(403);
});

test("the letters to the head stand in the list without the link that only the head may follow", async () => {
  const { services } = desk.portal;
  const person = await signInNew(desk.portal);
  const { applicationId, token } = await createAwaitingHead(services, viewerOf(person), COMPLETE);
  await confirmApplication(services, token, { signedName: "Khurshed Safolzoda", signedPosition: "Rector" });
  const { document, text } = await desk.get("coordinator", page(applicationId));
  const items = [...document.querySelectorAll("main li")].filter((one) => one.textContent?.includes("/confirm/…"));
  expect(items.length).toBeGreaterThan(1);
  for (const secret of [token, SECRET_MARK]) expect(text).not.toContain(secret);
});
