import { beforeAll, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { composeLetter } from "#app/features/letters/letter.ts";
import type { LetterKind } from "#app/features/letters/kinds.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { sendDigests } from "#app/features/inbox/send-digests.server.ts";
import { withEndLink } from "#app/platform/end-links.server.ts";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { outbox } from "#db/schema/outbox.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { addPerson, signInAs } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const PEOPLE = "Your institution and its people";
const MESSAGES = "Messages";
const SAVE = "Save";
const CANARY = "Canary Aitmatova";

let portal: TestPortal;
let institutionId: string;

beforeAll(async () => {
  portal = await startTestPortal();
  const { withTransaction, clock } = portal.services;
  ({ institutionId } = await withTransaction((tx) => createMember(tx, {}, clock.now())));
});

const addRepresentative = () => addPerson(portal, { roles: [{ role: "representative", institutionId }] });

async function tell(userId: string, line: string, kind: LetterKind = "people-joined", actorId?: string) {
  const url = `${portal.services.config.origin}/institution/people`;
  const occasion = { kind: kind as "people-joined", key: line, subjectId: institutionId, actorId };
  await portal.services.withTransaction((tx) =>
    writeTo(
      tx,
      { userIds: [userId], reader: "member" },
      occasion,
      (frame) => composeLetter(frame, { subject: line, paragraphs: [line], action: { label: "See", url } }),
      portal.services.clock.now(),
    ),
  );
}

const subjectsTo = async (email: string) => (await lettersTo(portal, email)).map(({ subject }) => subject);

test("each chooses how often letters of a group come; what binds always comes at once", async () => {
  const { id, email } = await addRepresentative();
  const browser = await signInAs(portal, email);
  const form = await openForm(browser, "/account/letters", SAVE);
  expect(form.read([PEOPLE, "At once"])).toBe(true);
  expect(form.element.ownerDocument.body.textContent).toContain("nobody can do without them");
  expect(form.element.ownerDocument.body.textContent).not.toContain("Work of the secretariat");
  expect(form.element.querySelectorAll("[name=institution]")).toHaveLength(4);
  expect(form.element.querySelectorAll("[name=cases]")).toHaveLength(3);
  await form.choose(PEOPLE, "Once a day").choose(MESSAGES, "Never; I look here myself").press(SAVE);
  const again = await openForm(browser, "/account/letters", SAVE);
  expect(again.read([PEOPLE, "Once a day"])).toBe(true);
  expect(again.read([MESSAGES, "Never; I look here myself"])).toBe(true);
  const other = await openForm(browser, "/account/letters", SAVE);
  await again.choose(MESSAGES, "Once a week").press(SAVE);
  await other.choose(PEOPLE, "Once a week").press(SAVE);
  const both = await openForm(browser, "/account/letters", SAVE);
  expect([both.read([MESSAGES, "Once a week"]), both.read([PEOPLE, "Once a week"])]).toEqual([true, true]);
  await both.choose(PEOPLE, "Once a day").choose(MESSAGES, "Never; I look here myself").press(SAVE);

  await tell(id, "Dinara has joined");
  await tell(id, "The membership is suspended", "membership-suspended");
  await tell(id, "An own click", "people-joined", id);
  expect(await subjectsTo(email)).toEqual(["The membership is suspended"]);
  const inbox = (await browser.get("/inbox")).text;
  expect(inbox).toContain("Dinara has joined");
  expect(inbox).not.toContain("An own click");

  expect(await sendDigests(portal.services)).toBe(1);
  expect(await sendDigests(portal.services)).toBe(0);
  const digest = await letterTo(portal, email, "news-digest");
  expect(digest.text).toContain(PEOPLE);
  expect(digest.text).toContain("Dinara has joined: ");
  expect(digest.text).toMatch(/\/institution\/people\n/);
  expect(digest.text).not.toContain("suspended");
});

test("what gathers news never shows what its reader may no longer see, and is not written empty", async () => {
  const [stays, leaves] = [await addRepresentative(), await addRepresentative()];
  for (const { id, email } of [stays, leaves]) {
    const form = await openForm(await signInAs(portal, email), "/account/letters", SAVE);
    await form.choose(PEOPLE, "Once a day").press(SAVE);
    await tell(id, `${CANARY} has joined`);
  }
  const { withTransaction, clock } = portal.services;
  await withTransaction((tx) => tx.update(grants).set({ revokedAt: clock.now() }).where(eq(grants.userId, leaves.id)));
  expect(await sendDigests(portal.services)).toBe(1);
  expect((await letterTo(portal, stays.email, "news-digest")).text).toContain(CANARY);
  expect(await lettersTo(portal, leaves.email)).toEqual([]);
  const inbox = (await (await signInAs(portal, leaves.email)).get("/inbox")).text;
  expect(inbox).not.toContain(CANARY);
});

test("a letter can be ended from itself, by a person with one button and by a mail program with one request", async () => {
  const { id, email } = await addRepresentative();
  await tell(id, "First");
  const { services } = portal;
  const [row] = await services.db.select().from(outbox).where(eq(outbox.recipient, email));
  if (!row) throw new Error("there is no letter");
  const { text, html, headers } = withEndLink(services.config, row);
  const url = /<(.*)>/.exec(headers["List-Unsubscribe"] ?? "")?.[1] ?? "";
  expect(headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
  expect(text).toContain(url);
  expect(html).toContain(url);
  const path = url.replace(services.config.origin, "");

  const page = await openForm(portal.browser(), path, "End these letters");
  expect(page.element.ownerDocument.body.textContent).toContain(PEOPLE);
  expect(page.element.ownerDocument.body.textContent).not.toContain(email);
  expect(page.element.ownerDocument.body.textContent).toContain(`${email.slice(0, 1)}***@`);
  await tell(id, "Looking at the page ends nothing");
  const ended = await page.press("End these letters");
  expect(ended.answer.text).toContain("no longer come to");
  await tell(id, "After the end");
  expect(await subjectsTo(email)).toEqual(["Looking at the page ends nothing", "First"]);

  const back = await openForm(portal.browser(), path, "Let them come as before");
  expect((await back.press("Let them come as before")).answer.text).toContain("come as before to");
  await tell(id, "Taken back");
  expect(await subjectsTo(email)).toEqual(["Taken back", "Looking at the page ends nothing", "First"]);

  const other = await addRepresentative();
  const forged = path.replace(id, other.id);
  // A mail program asks this without any page (RFC 8058); the page’s own button is pressed above.
  const oneClick = (to: string, body: BodyInit = new URLSearchParams({ "List-Unsubscribe": "One-Click" })) =>
    fetch(portal.origin + to, { method: "POST", body, redirect: "manual" });
  expect((await oneClick(forged)).status).toBe(404);
  expect((await oneClick(path.replace(".institution.", ".projects."))).status).toBe(404);
  expect((await oneClick(path.replace(".institution.", ".all."))).status).toBe(404);
  expect((await oneClick(path)).status).toBe(200);
  await tell(id, "Ended by a mail program");
  expect(await subjectsTo(email)).toHaveLength(3);
  expect((await oneClick("/login")).status).toBe(403);
  const encoded = new FormData();
  encoded.set("List-Unsubscribe", "One-Click");
  expect((await oneClick(path, encoded)).status).toBe(200);
  const unclosed = new Blob(['--x\r\nContent-Disposition: form-data; name="a'], {
    type: "multipart/form-data; boundary=x",
  });
  expect((await oneClick(path, unclosed)).status).toBe(415);
  expect((await oneClick(path, new URLSearchParams({ "List-Unsubscribe": "no" }))).status).toBe(400);

  await services.withTransaction((tx) =>
    tx
      .update(users)
      .set({ email: `moved-${email}` })
      .where(eq(users.id, id)),
  );
  expect((await portal.browser().get(path)).status).toBe(404);
  await tell(other.id, "Still told");
  expect(await subjectsTo(other.email)).toEqual(["Still told"]);
});

test("what a person chose alone is not turned on again by the link of a letter", async () => {
  const { id, email } = await addRepresentative();
  await tell(id, "First");
  const { services } = portal;
  const [row] = await services.db.select().from(outbox).where(eq(outbox.recipient, email));
  const { headers } = withEndLink(services.config, row ?? { recipient: "", text: "", html: "", ends: null });
  const path = new URL(headers["List-Unsubscribe"]?.slice(1, -1) ?? "").pathname;
  const browser = await signInAs(portal, email);
  await (await openForm(browser, "/account/letters", SAVE)).choose(PEOPLE, "Never; I look here myself").press(SAVE);
  expect((await portal.browser().get(path)).text).not.toContain("Let them come as before");
  expect((await portal.browser().forge(path, { intent: "take_back" })).status).toBe(200);
  await tell(id, "Still not wanted");
  expect(await subjectsTo(email)).toEqual(["First"]);
  const data = (await browser.get("/account/data")).text;
  expect(data).toContain("letterChoices");
});
