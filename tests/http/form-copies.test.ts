import { beforeAll, expect, test } from "vitest";
import { addNeededDocuments } from "#app/demo/applications-factory.server.ts";
import { addNote } from "#app/features/applications/review/add-note.server.ts";
import { messageApplicant } from "#app/features/applications/messages/message-applicant.server.ts";
import { messageSecretariat } from "#app/features/applications/messages/message-secretariat.server.ts";
import { LOCALES } from "#db/locales.ts";
import { COMPLETE, newDraft } from "#tests/support/drafts.ts";
import { actorOf, signInAs, signInNew } from "#tests/support/people.ts";
import { createInCheck } from "#tests/support/review-factory.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

test("the empty form is a PDF anybody can open, in each language, and the page of the form leads to it", async () => {
  const stranger = portal.browser();
  expect((await stranger.get("/join/form")).document.querySelector('main a[href="/join/form.pdf"]')).not.toBeNull();
  for (const locale of LOCALES) {
    stranger.cookies.set("lng", locale);
    const pdf = await stranger.get("/join/form.pdf");
    expect([pdf.status, pdf.headers.get("Content-Type")]).toEqual([200, "application/pdf"]);
    expect(pdf.text.startsWith("%PDF-")).toBe(true);
    expect(Number(pdf.headers.get("Content-Length"))).toBeGreaterThan(50_000);
  }
});

test("whoever has the empty form is told that it is still the same, in the language it was asked in", async () => {
  const ask = (locale: string, headers = {}) =>
    portal.browser().get("/join/form.pdf", { "Accept-Language": locale, ...headers });
  const asked = await ask("kk");
  const etag = asked.headers.get("ETag") ?? "";
  expect(etag).toMatch(/^"[\w-]{24}"$/);
  expect(asked.headers.get("Cache-Control")).toBe("public, max-age=300");
  expect(asked.headers.get("Vary")).toBe("Cookie, Accept-Language");
  const again = await ask("kk", { "If-None-Match": `W/${etag}` });
  expect([again.status, again.text, again.headers.get("ETag")]).toEqual([304, "", etag]);
  expect((await ask("ru", { "If-None-Match": etag })).status).toBe(200);
});

test("B08 what a shared cache may keep of the empty form is nobody's own: no cookie, and the same for who is signed in", async () => {
  const { browser } = await signInNew(portal, { name: "Somebody Signed In" });
  const stranger = await portal.browser().get("/join/form.pdf", { "Accept-Language": "en" });
  const own = await browser.get("/join/form.pdf", { "Accept-Language": "en" });
  for (const { headers } of [stranger, own])
    expect([headers.get("Cache-Control"), headers.getSetCookie()]).toEqual(["public, max-age=300", []]);
  expect(own.bytes.equals(stranger.bytes)).toBe(true);
  const chosen = await browser.get("/join/form.pdf?lng=ru");
  expect(chosen.headers.getSetCookie()).toHaveLength(1);
  const again = await browser.get("/join/form.pdf?lng=kk", { "If-None-Match": chosen.headers.get("ETag") ?? "" });
  for (const { headers } of [chosen, again]) expect(headers.get("Cache-Control")).toBe("private, no-cache");
});

test("the form as it is filled in is a PDF with all choices, from a draft on", async () => {
  const { browser, home } = await newDraft(portal, COMPLETE.sections);
  const link = (await browser.get(home)).document.querySelector(`main a[href="${home}/form.pdf"]`);
  expect(link).not.toBeNull();
  const pdf = await browser.get(`${home}/form.pdf`);
  expect([pdf.status, pdf.headers.get("Content-Type")]).toEqual([200, "application/pdf"]);
});

test("the data of an application name its documents with their digests", async () => {
  const { browser, id, applicant, home } = await newDraft(portal, COMPLETE.sections);
  await addNeededDocuments(portal.services, id, applicant);
  const { documents } = JSON.parse((await browser.get(`${home}/data.json`)).text) as {
    documents: { sha256: string }[];
  };
  expect(documents.length).toBeGreaterThan(3);
  for (const { sha256 } of documents) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
});

test("an applicant's data are one file: answers, history, messages, and nothing internal", async () => {
  const { services } = portal;
  const { id: coordinatorId } = await signInNew(portal, { name: "Staff Person", roles: ["coordinator"] });
  const coordinator = await actorOf(portal, coordinatorId);
  const { applicationId, applicant } = await createInCheck(services, coordinator);
  await addNote(services, { applicationId, body: "CANARY-NOTE" }, coordinator);
  await messageApplicant(services, { applicationId, body: "From the office" }, coordinator);
  await messageSecretariat(services, { applicationId, body: "From us" }, await actorOf(portal, applicant.id));
  const browser = await signInAs(portal, applicant.email);
  const { text, headers } = await browser.get(`/applications/${applicationId}/data.json`);
  expect(headers.get("Content-Disposition")).toMatch(/^attachment; filename="A-\d{4}-\d{4}\.json"/);
  expect(text).not.toMatch(/CANARY|Staff Person/);
  const data = JSON.parse(text) as {
    answers: Record<string, Record<string, unknown>>;
    history: { title: string }[];
    messages: { from: string; body: string }[];
  };
  expect(data.answers.identity?.name_en).toBeTruthy();
  expect(data.history.length).toBeGreaterThan(2);
  expect(data.messages).toMatchObject([
    { from: "secretariat", body: "From the office" },
    { from: applicant.name, body: "From us" },
  ]);
});
