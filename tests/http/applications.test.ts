import { readFileSync } from "node:fs";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import type { AnswersBySection } from "#app/features/applications/application-form.ts";
import { getFullApplication } from "#app/features/applications/application-queries.server.ts";
import { findTwins } from "#app/features/applications/twin-search.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import {
  addNeededDocuments,
  createAwaitingHead,
  createDraft,
  headToken,
  smallPdf,
} from "#db/seed/applications-factory.server.ts";
import { SEED_APPLICATIONS } from "#db/seed/data/applications.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { type Answer, type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

const seed = SEED_APPLICATIONS.find(({ key }) => key === "tajik-national-university");
const complete = { precheck: { ...seed?.precheck }, sections: seed?.sections as AnswersBySection };

const viewerOf = ({ id, name, email }: SignedIn): Viewer => ({
  id,
  name,
  email,
  locale: "en",
  isVerified: true,
  grants: [],
});

async function newDraft(sections: AnswersBySection = {}) {
  const person = await signInNew(portal);
  const { applicationId, applicant } = await createDraft(portal.services, viewerOf(person), { ...complete, sections });
  return { browser: person.browser, id: applicationId, applicant, home: `/applications/${applicationId}` };
}

async function newAwaiting() {
  const person = await signInNew(portal);
  const { applicationId, token } = await createAwaitingHead(portal.services, viewerOf(person), complete);
  return { browser: person.browser, id: applicationId, token, home: `/applications/${applicationId}` };
}

const answersOf = async (id: string) => (await getFullApplication(portal.services.db, id))?.answers;
const heading = ({ document }: Answer) => document.querySelector("h1")?.textContent?.trim();
const errorsOf = ({ document }: Answer) =>
  [...document.querySelectorAll(".error-summary li")].map((item) => item.textContent ?? "");

const PRECHECK = {
  name: "Kostanay Institute of Dialogue",
  country: "KZ",
  whole_institution: "yes",
  org_kind: "higher_education",
  recognised: "yes",
  degree: "yes",
  cohorts: "3+",
  nonprofit: "public",
  head_knows: "yes",
};

describe("the eligibility check", () => {
  test("asks for the institution first, and goes on without one that is listed", async () => {
    const { document } = await portal.browser().get("/apply?q=nothing+of+this+name");
    const onward = [...document.querySelectorAll("a")].find((link) =>
      link.getAttribute("href")?.includes("unlisted=1"),
    );
    expect(onward).toBeTruthy();
    const questions = await portal.browser().get("/apply?unlisted=1");
    expect(questions.document.querySelectorAll("fieldset").length).toBe(7);
  });

  test("D04 names every question without an answer, and keeps the others", async () => {
    const answer = await portal
      .browser()
      .post("/apply?index&unlisted=1", { country: "KZ", org_kind: "higher_education" });
    expect(answer.status).toBe(422);
    expect(errorsOf(answer).length).toBeGreaterThanOrEqual(6);
  });

  test.each([
    [{}, "Full member"],
    [{ cohorts: "1-2" }, "Observer"],
    [{ recognised: "pending" }, "Observer"],
    [{ org_kind: "research_or_heritage", degree: "", cohorts: "" }, "Associate member"],
    [{ degree: "no", cohorts: "" }, "Associate member"],
  ])("%o may apply: %s", async (changes, category) => {
    const browser = portal.browser();
    const { location } = await browser.post("/apply?index&unlisted=1", { ...PRECHECK, ...changes });
    const outcome = await browser.get(location ?? "");
    expect(outcome.text).toContain(`can apply as: ${category}`);
    expect(outcome.document.querySelector('a[href^="/signup?redirectTo="]')).toBeTruthy();
  });

  test.each([
    [{ whole_institution: "no" }, "Ask the international office"],
    [{ org_kind: "other" }, "write to the secretariat"],
    [{ recognised: "no" }, "Apply again with the licence"],
    [{ cohorts: "0" }, "when the first class has graduated"],
  ])("%o is told why not and what would cure it", async (changes, cure) => {
    const browser = portal.browser();
    const { location } = await browser.post("/apply?index&unlisted=1", { ...PRECHECK, ...changes });
    const { text } = await browser.get(location ?? "");
    expect(text).toContain(cure);
    expect(text).not.toContain("/apply/start");
  });

  test("survives signing in: the same address then offers to start, and starting opens the draft", async () => {
    const { browser } = await signInNew(portal);
    const { location } = await browser.post("/apply?index&unlisted=1", PRECHECK);
    const outcome = await browser.get(location ?? "");
    expect(outcome.document.querySelector('form[action="/apply/start"]')).toBeTruthy();
    const started = await browser.post("/apply/start", PRECHECK);
    expect(started.location).toMatch(/^\/applications\/[0-9a-f-]{36}\/identity\?done=started$/);
    const first = await browser.get(started.location ?? "");
    expect(heading(first)).toBe("The institution");
    expect(first.text).toContain("The draft is open.");
    expect((await browser.get("/applications")).location).toBe(started.location?.split("/identity")[0]);
  });

  test("is judged again when starting: what was stopped does not start", async () => {
    const { browser } = await signInNew(portal);
    expect((await browser.post("/apply/start", { ...PRECHECK, whole_institution: "no" })).status).toBe(409);
    expect((await browser.post("/apply/start", { country: "KZ" })).status).toBe(400);
    expect((await portal.browser().post("/apply/start", PRECHECK)).status).toBe(401);
  });

  test("a member or a running application is found by its registry id", async () => {
    expect(
      await findTwins(portal.services.db, {
        applicationId: "",
        institutionId: null,
        names: [],
        domains: [],
        registryId: "nothing",
        whedId: "",
        registrationNumber: "",
        country: "KZ",
      }),
    ).toEqual([]);
  });
});

describe("a section", () => {
  test("keeps everything typed, says what is wrong, and is saved all the same", async () => {
    const { browser, id, home } = await newDraft();
    const typed = {
      intent: "continue",
      version: "1",
      name_official: "Xy",
      year_founded: "long ago",
      website: "nonsense",
      city: "Osh",
    };
    const answer = await browser.post(`${home}/identity`, typed);
    expect(answer.status).toBe(422);
    expect(errorsOf(answer).join("\n")).toContain("Write the year in four digits");
    expect(answer.document.querySelector<HTMLInputElement>('[name="website"]')?.value).toBe("nonsense");
    expect(await answersOf(id)).toMatchObject({ identity: { year_founded: "long ago", city: "Osh" } });
  });

  test("goes on to the next one when nothing given is wrong, and back to the status page on leaving", async () => {
    const { browser, home } = await newDraft();
    expect(
      (await browser.post(`${home}/legal`, { intent: "continue", version: "0", legal_form: "Public body" })).location,
    ).toBe(`${home}/head`);
    expect((await browser.post(`${home}/legal`, { intent: "leave", version: "1", legal_form: "Other" })).location).toBe(
      `${home}?done=saved`,
    );
  });

  test("adds and removes rows without JavaScript", async () => {
    const { browser, id, home } = await newDraft();
    const first = { version: "0", "past_activities[0].title": "One", "past_activities[0].year": "2020" };
    const added = await browser.post(`${home}/motivation`, { ...first, intent: "add.past_activities.2" });
    expect(added.location).toMatch(/\/motivation\?rows=past_activities\.2\.1#/);
    const page = await browser.get(added.location?.split("#")[0] ?? "");
    expect(page.document.querySelector('[name="past_activities[1].title"]')).toBeTruthy();
    const two = { ...first, version: "1", "past_activities[1].title": "Two" };
    await browser.post(`${home}/motivation`, { ...two, intent: "remove.past_activities.0" });
    expect((await answersOf(id))?.motivation).toEqual({ past_activities: [{ title: "Two" }] });
  });

  test("Q03 shows both texts when somebody else has saved it, and overwrites nothing", async () => {
    const { browser, id, home } = await newDraft();
    await browser.post(`${home}/legal`, { intent: "continue", version: "0", legal_form: "<b>Theirs</b>" });
    const stale = await browser.post(`${home}/legal`, { intent: "continue", version: "0", legal_form: "Mine" });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain("&lt;b&gt;Theirs&lt;/b&gt;");
    expect(stale.document.querySelector<HTMLInputElement>('[name="legal_form"]')?.value).toBe("Mine");
    expect((await answersOf(id))?.legal).toEqual({ legal_form: "<b>Theirs</b>" });
    const version = stale.document.querySelector<HTMLInputElement>('[name="version"]')?.value ?? "";
    await browser.post(`${home}/legal`, { intent: "continue", version, legal_form: "Mine" });
    expect((await answersOf(id))?.legal).toEqual({ legal_form: "Mine" });
  });

  test("saves by itself and answers with the time and the next version", async () => {
    const { browser, home } = await newDraft();
    const address = `${home}/legal?_data=${encodeURIComponent("routes/_workspace.applications.$id.$section")}`;
    const saved = await browser.post(address, { intent: "autosave", version: "0", legal_form: "Typed" });
    expect(JSON.parse(saved.text)).toMatchObject({
      version: 1,
      savedText: expect.stringContaining("Saved") as unknown,
    });
  });

  test("C09 fields that do not belong to it are ignored", async () => {
    const { browser, id, home } = await newDraft();
    const extra = { status: "approved", ownerId: "x", full_name: "x", __proto__: "x", id: "x" };
    await browser.post(`${home}/legal`, { intent: "leave", version: "0", legal_form: "Form", ...extra });
    expect((await answersOf(id))?.legal).toEqual({ legal_form: "Form" });
    expect((await getFullApplication(portal.services.db, id))?.application.status).toBe("draft");
  });

  test.each([["nothing"], ["add.legal_form.1"], ["add.nothing.1"], ["remove.past_activities.100"], [""]])(
    "C03 the intent %j is refused",
    async (intent) => {
      const { browser, home } = await newDraft();
      expect((await browser.post(`${home}/motivation`, { intent, version: "0" })).status).toBe(400);
    },
  );

  test("D05 an answer far beyond its limit is not stored, and comes back", async () => {
    const { browser, id, home } = await newDraft();
    const long = "x".repeat(20_001);
    const answer = await browser.post(`${home}/motivation`, { intent: "continue", version: "0", motivation: long });
    expect(answer.status).toBe(422);
    expect(answer.document.querySelector<HTMLTextAreaElement>('[name="motivation"]')?.value).toHaveLength(20_001);
    expect((await answersOf(id))?.motivation).toBeUndefined();
  });

  test("keeps naughty text as text", async () => {
    const folder = process.env.SHARED_DATA ?? "../shared/data";
    let strings: string[];
    try {
      strings = JSON.parse(readFileSync(`${folder}/bad_input/blns.json`, "utf8")) as string[];
    } catch {
      return console.info("The shared data are not here: naughty strings left out");
    }
    const { browser, home } = await newDraft();
    const text = strings
      .filter((one) => !/[\p{Cs}\0]/u.test(one))
      .join("\n")
      .slice(0, 15_000);
    await browser.post(`${home}/motivation`, { intent: "continue", version: "0", project_ideas: text });
    const page = await browser.get(`${home}/motivation`);
    expect(page.status).toBe(200);
    expect(page.document.querySelectorAll("main script, main iframe, main svg[onload], main [onerror]")).toHaveLength(
      0,
    );
    expect((await browser.get(`${home}/pdf`)).status).toBe(200);
  });
});

describe("C04 somebody else's application does not exist", () => {
  test("on any page, in any transport", async () => {
    const { home, id } = await newAwaiting();
    const { browser } = await signInNew(portal);
    const file = await getFullApplication(portal.services.db, id);
    const documentId = file?.documents[0]?.id ?? "";
    const pages = ["", "/identity", "/documents", "/submission", "/withdrawal", "/print", "/pdf", "/commitment"];
    for (const page of [...pages.map((path) => home + path), `/documents/${documentId}`]) {
      expect([page, (await browser.get(page)).status]).toEqual([page, 404]);
      expect([page, (await browser.head(page)).status]).toEqual([page, 404]);
    }
    const posts: [string, Record<string, string>][] = [
      ["?index", { intent: "message", body: "x" }],
      ["/identity", { intent: "leave", version: "0" }],
      ["/documents", { intent: "remove", documentId }],
      ["/submission", { intent: "recall" }],
      ["/withdrawal", { confirm: "on" }],
      ["/answer", {}],
    ];
    for (const [path, fields] of posts)
      expect([path, (await browser.post(home + path, fields)).status]).toEqual([path, 404]);
  });

  test("strangers are sent to sign in", async () => {
    const { home } = await newAwaiting();
    for (const page of [home, `${home}/identity`, `${home}/pdf`, `${home}/print`, "/applications"]) {
      expect((await portal.browser().get(page)).location).toBe(`/login?redirectTo=${encodeURIComponent(page)}`);
    }
  });
});

describe("documents", () => {
  const upload = (browser: Browser, home: string, name: string, bytes: Uint8Array, fields = {}) =>
    browser.upload(`${home}/documents`, { kind: "legal_status", ...fields }, { field: "file", name, bytes });

  test("F01 PDF, JPEG and PNG are taken", async () => {
    const { browser, id, home } = await newDraft();
    const picture = sharp({ create: { width: 40, height: 40, channels: 3, background: "white" } });
    const files: [string, Buffer][] = [
      ["a.pdf", smallPdf("Charter")],
      ["b.png", await picture.png().toBuffer()],
      ["c.JPEG", await picture.jpeg().toBuffer()],
    ];
    for (const [name, bytes] of files)
      expect((await upload(browser, home, name, bytes)).location).toContain("done=document_added");
    expect((await getFullApplication(portal.services.db, id))?.documents.map(({ name }) => name)).toEqual([
      "a.pdf",
      "b.png",
      "c.JPEG",
    ]);
  });

  const text = (value: string) => Buffer.from(value, "latin1");
  test.each([
    ["empty.pdf", text(""), "The file is empty."],
    ["page.pdf", text("<html><script>alert(1)</script>"), "This is not a PDF, JPEG or PNG."],
    [
      "image.svg",
      text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      "This is not a PDF, JPEG or PNG.",
    ],
    ["program.pdf", text("MZ\x90\x00 program"), "This is not a PDF, JPEG or PNG."],
    ["archive.pdf", text("PK\x03\x04 archive of something"), "This is not a PDF, JPEG or PNG."],
    ["picture.png", smallPdf("PDF called PNG"), "The ending of the name does not fit"],
    ["document", smallPdf("No ending"), "The ending of the name does not fit"],
    ["cut.pdf", smallPdf("Cut off").subarray(0, 200), "The PDF is damaged"],
    ["locked.pdf", Buffer.concat([smallPdf("x"), text("\n<< /Encrypt 5 0 R >>\n%%EOF")]), "asks for a password"],
    [
      "active.pdf",
      Buffer.concat([smallPdf("x"), text("\n<< /S /JavaScript /JS (app.alert(1)) >>\n%%EOF")]),
      "holds a script",
    ],
    ["hidden.pdf", Buffer.concat([smallPdf("x"), text("\n<< /S /J#61vaScript >>\n%%EOF")]), "holds a script"],
    ["launch.pdf", Buffer.concat([smallPdf("x"), text("\n<< /S /Launch /F (cmd.exe) >>\n%%EOF")]), "holds a script"],
    ["attached.pdf", Buffer.concat([smallPdf("x"), text("\n<< /Type /EmbeddedFile >>\n%%EOF")]), "may be a program"],
    ["broken.png", Buffer.concat([text("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), Buffer.alloc(64)]), "cannot be read"],
    ["large.pdf", Buffer.concat([smallPdf("x"), Buffer.alloc(10 * 1024 * 1024)]), "larger than 10\u00a0MB"],
  ])("F01 %s is refused: %s", async (name, bytes, message) => {
    const { browser, id, home } = await newDraft();
    const answer = await upload(browser, home, name, bytes);
    expect([answer.status, answer.document.querySelector(".field-error")?.textContent]).toEqual([
      422,
      expect.stringContaining(message),
    ]);
    expect((await getFullApplication(portal.services.db, id))?.documents).toEqual([]);
  });

  test("F01 a form without a file, of an unknown kind or of another encoding is refused", async () => {
    const { browser, home } = await newDraft();
    const none = await browser.upload(
      `${home}/documents`,
      { kind: "legal_status" },
      { field: "other", name: "", bytes: new Uint8Array() },
    );
    expect(none.status).toBe(422);
    const unknown = await upload(browser, home, "a.pdf", smallPdf("x"), { kind: "casino" });
    expect(unknown.status).toBe(422);
    const garbage = await browser.post(`${home}/documents`, {}, { "Content-Type": "multipart/form-data; boundary=x" });
    expect(garbage.status).toBe(400);
  });

  test.each([
    ["../../etc/passwd.pdf", "passwd.pdf"],
    ["C:\\Users\\x\\устав.pdf", "устав.pdf"],
    ["gnp‮fdp.pdf", "gnpfdp.pdf"],
    [`${"a".repeat(300)}.pdf`, `${"a".repeat(150)}.pdf`],
  ])("F02 the name %s is only ever shown, as %s", async (name, shown) => {
    const { browser, id, home } = await newDraft();
    await upload(browser, home, name, smallPdf("x"));
    const document = (await getFullApplication(portal.services.db, id))?.documents[0];
    expect(document?.name).toBe(shown);
    expect(document?.fileId).toMatch(/^[0-9a-f-]{36}$/);
    const { headers } = await browser.get(`/documents/${document?.id}`);
    expect(headers.get("Content-Disposition")).toMatch(
      /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w%.~!-]+$/,
    );
  });

  test("F03 a document is saved, never shown", async () => {
    const { browser, id, home } = await newDraft();
    await upload(browser, home, "a.pdf", smallPdf("x"));
    const document = (await getFullApplication(portal.services.db, id))?.documents[0];
    const { status, headers } = await browser.get(`/documents/${document?.id}`);
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-type": "application/pdf",
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
    });
  });

  test("can be removed, put back and replaced", async () => {
    const { browser, id, home } = await newDraft();
    await upload(browser, home, "a.pdf", smallPdf("x"));
    const held = async () => (await getFullApplication(portal.services.db, id))?.documents ?? [];
    const [first] = await held();
    const change = (intent: string) => browser.post(`${home}/documents`, { intent, documentId: first?.id ?? "" });
    expect((await change("remove")).location).toContain("done=document_removed");
    expect(await held()).toEqual([]);
    expect((await browser.get(`${home}/documents`)).text).toContain("Removed: a.pdf");
    expect((await change("restore")).location).toContain("done=document_restored");
    await upload(browser, home, "b.pdf", smallPdf("y"), { replaces: first?.id });
    expect((await held()).map(({ name }) => name)).toEqual(["b.pdf"]);
    expect((await change("destroy")).status).toBe(400);
    expect((await browser.post(`${home}/documents`, { intent: "remove", documentId: "1" })).status).toBe(404);
  });

  test("F06 nobody uploads without an account", async () => {
    const { home } = await newDraft();
    const { status, document } = await upload(portal.browser(), home, "a.pdf", smallPdf("x"));
    expect([status, document.querySelector('main a[href="/login"]') !== null]).toEqual([401, true]);
  });
});

describe("sending and confirming", () => {
  test("what is still open is listed with links to its fields", async () => {
    const { browser, home } = await newDraft();
    const { document } = await browser.get(`${home}/submission`);
    const links = [...document.querySelectorAll("main a")].map((link) => link.getAttribute("href"));
    expect(links).toContain(`${home}/representatives?check=1#section-representatives-primary.full_name`);
    expect(links).toContain(`${home}/documents#document-signed_commitment`);
    expect((await browser.post(`${home}/submission`, { intent: "send" })).location).toBe(`${home}/submission`);
    expect((await browser.post(`${home}/submission`, { intent: "nothing" })).status).toBe(400);
  });

  test("a complete draft goes to the head, who confirms without an account; the link works once", async () => {
    const { browser, id, applicant, home } = await newDraft(complete.sections);
    await addNeededDocuments(portal.services, id, applicant);
    expect((await browser.post(`${home}/submission`, { intent: "send" })).location).toBe(`${home}?done=sent_to_head`);
    const token = await headToken(portal.services, id);
    const head = portal.browser();
    const page = await head.get(`/confirm/${token}`);
    expect(heading(page)).toBe("Application of Tajik National University");
    expect(page.text).toContain("Донишгоҳи миллии Тоҷикистон");
    const documentLink = page.document.querySelector('a[href*="/documents/"]')?.getAttribute("href") ?? "";
    expect((await head.get(documentLink)).status).toBe(200);
    const unticked = await head.post(`/confirm/${token}`, {
      intent: "confirm",
      signedName: "Khurshed Safolzoda",
      signedPosition: "Rector",
    });
    expect([unticked.status, errorsOf(unticked).length]).toEqual([422, 2]);
    const signature = {
      intent: "confirm",
      signedName: "Khurshed Safolzoda",
      signedPosition: "Rector",
      hasRead: "on",
      hasAuthority: "on",
    };
    expect((await head.post(`/confirm/${token}`, signature)).location).toBe(`/confirm/${token}?done=confirmed`);
    expect((await head.get(`/confirm/${token}`)).text).toMatch(/case number is A-2\d{3}-\d{4}/);
    expect((await head.post(`/confirm/${token}`, signature)).status).toBe(409);
    expect((await head.get(documentLink)).status).toBe(404);
    const status = await browser.get(home);
    expect(status.text).toMatch(/A-2\d{3}-\d{4}/);
    expect(status.text).toContain("Confirmed by the head and submitted");
  });

  test("G02 opening the link, also by a mail scanner, decides nothing", async () => {
    const { id, token } = await newAwaiting();
    for (let time = 0; time < 3; time++) {
      await portal.browser().get(`/confirm/${token}`);
      await portal.browser().head(`/confirm/${token}`);
    }
    expect((await getFullApplication(portal.services.db, id))?.application.status).toBe("awaiting_head");
    expect((await portal.browser().get("/confirm/nothing")).status).toBe(404);
    expect((await portal.browser().post("/confirm/nothing", { intent: "confirm" })).status).toBe(404);
    expect((await portal.browser().post(`/confirm/${token}`, { intent: "other" })).status).toBe(400);
  });

  test("a head who declines says why, and the applicant reads it", async () => {
    const { browser, home, token } = await newAwaiting();
    const declined = await portal
      .browser()
      .post(`/confirm/${token}`, { intent: "decline", reason: "The senate <i>first</i>" });
    expect(declined.location).toBe(`/confirm/${token}?done=declined`);
    expect((await browser.get(home)).text).toContain("The senate &lt;i&gt;first&lt;/i&gt;");
  });

  test("C10 nothing can be changed while it is with the head", async () => {
    const { browser, home } = await newAwaiting();
    expect((await browser.post(`${home}/legal`, { intent: "leave", version: "1", legal_form: "x" })).status).toBe(409);
    const upload = { field: "file", name: "a.pdf", bytes: smallPdf("x") };
    expect((await browser.upload(`${home}/documents`, { kind: "legal_status" }, upload)).status).toBe(409);
    expect((await browser.post(`${home}/submission`, { intent: "send" })).status).toBe(409);
    expect((await browser.post(`${home}/answer`)).status).toBe(409);
    expect((await browser.post(`${home}?index`, { intent: "reopen" })).status).toBe(409);
    expect((await browser.get(`${home}/legal`)).location).toBe(home);
    expect((await browser.post(`${home}/submission`, { intent: "recall" })).location).toBe(`${home}?done=recalled`);
  });

  test("K04 a head is not flooded with links", async () => {
    const limited = await startTestPortal({ env: { RATE_LIMITS: "on" } });
    const person = await signInNew(limited);
    const { applicationId } = await createAwaitingHead(limited.services, viewerOf(person), complete);
    const renew = () => person.browser.post(`/applications/${applicationId}/submission`, { intent: "renew" });
    const answers = [];
    for (let time = 0; time < 8; time++) answers.push((await renew()).status);
    expect(answers.filter((status) => status === 302)).toHaveLength(6);
    expect(answers.at(-1)).toBe(429);
  });
});

test("a withdrawal is confirmed by a tick and cannot be repeated", async () => {
  const { browser, home } = await newAwaiting();
  expect((await browser.get(`${home}/withdrawal`)).text).toContain("cannot be undone");
  expect((await browser.post(`${home}/withdrawal`, { reason: "x" })).status).toBe(422);
  expect((await browser.post(`${home}/withdrawal`, { reason: "x", confirm: "on" })).location).toBe(
    `${home}?done=withdrawn`,
  );
  expect((await browser.post(`${home}/withdrawal`, { confirm: "on" })).status).toBe(409);
  expect((await browser.get(`${home}/withdrawal`)).location).toBe(home);
});

test("E07 the copies are PDFs that are saved", async () => {
  const { browser, home } = await newAwaiting();
  for (const path of ["/pdf", "/commitment"]) {
    const { status, headers, text } = await browser.get(home + path);
    expect([status, headers.get("Content-Type"), text.slice(0, 5)]).toEqual([200, "application/pdf", "%PDF-"]);
    expect(headers.get("Content-Disposition")).toMatch(/^attachment;/);
  }
  expect((await browser.get(`${home}/print`)).text).not.toContain("<script");
});
