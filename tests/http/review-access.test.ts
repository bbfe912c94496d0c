import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { runAutomaticChecks } from "#app/features/applications/checks/run-checks.server.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationNotes } from "#db/schema/correspondence.ts";
import { outbox } from "#db/schema/outbox.ts";
import { createInCheck, fileApplication, versionOf } from "#tests/support/review-factory.ts";
import { signInAs } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { STAFF_NAMES, type StaffName, startSecretariat } from "#tests/support/secretariat.ts";
import { openForm } from "#tests/support/served-form.ts";

type Secretariat = Awaited<ReturnType<typeof startSecretariat>>;
let desk: Secretariat;
beforeAll(async () => {
  desk = await startSecretariat();
});

/** A form that somebody sends who may not, or that no page offers. */
const forge = (name: StaffName, address: string, fields: Record<string, string>) =>
  desk.people[name].browser.forge(address, fields);
const OWN_REASON = "R09. Activities outside the aims of the association";
const REFUSE = "Refuse and send this letter";
const browserOf = (name: StaffName) => desk.people[name].browser;

const declare = (name: StaffName, id: string, reason: string) =>
  pressOn(browserOf(name), `/review/${id}/conflict`, "Declare a conflict of interest", {
    fill: { "What ties you to the institution": reason },
  });

const PAGES = ["", "/answers", "/correspondence", "/notes", "/letters", "/request", "/work", "/decision", "/conflict"];

describe("who sees what", () => {
  test("strangers sign in first; members and administrators may not; staff may", async () => {
    expect((await desk.portal.browser().get("/review")).location).toBe("/login?redirectTo=%2Freview");
    const statuses = await Promise.all(
      STAFF_NAMES.map(async (name) => [name, (await desk.get(name, "/review")).status]),
    );
    expect(Object.fromEntries(statuses)).toEqual({
      coordinator: 200,
      second: 200,
      outside: 200,
      council: 200,
      administrator: 403,
      member: 403,
    });
  });

  test.each(PAGES)("C04 /review/:id%s is no page for the council while a file is being checked", async (page) => {
    expect((await desk.get("council", `/review/${await desk.inCheck()}${page}`)).status).toBe(404);
  });

  test("a draft is no file, whoever asks", async () => {
    const { applicationId } = await fileApplication(desk.portal.services, { status: "draft" });
    expect((await desk.get("coordinator", `/review/${applicationId}`)).status).toBe(404);
  });

  test("opening a new file changes nothing; taking it is a button", async () => {
    const { applicationId } = await fileApplication(desk.portal.services);
    await desk.get("coordinator", `/review/${applicationId}`);
    expect(await desk.statusOf(applicationId)).toBe("submitted");
    const late = await openForm(browserOf("second"), `/review/${applicationId}`, "Take this case");
    const taken = await pressOn(browserOf("coordinator"), `/review/${applicationId}`, "Take this case");
    expect([taken.status, taken.location]).toEqual([302, `/review/${applicationId}/work?done=take`]);
    expect(await desk.statusOf(applicationId)).toBe("in_check");
    const refused = (await late.press("Take this case")).answer;
    expect(refused.status).toBe(409);
    expect(refused.text).toContain("Somebody has changed this since you opened the page");
  });
});

describe("C03 intents", () => {
  test.each([
    ["?index", "approve"],
    ["/correspondence", "shout"],
    ["/notes", "shout"],
    ["/letters", "shout"],
    ["/decision", "approve"],
    ["/decision", ""],
  ])("POST /review/:id%s with %s is not understood", async (page, intent) => {
    const id = await desk.recommended();
    for (const name of ["coordinator", "council"] as const) {
      expect((await forge(name, `/review/${id}${page}`, { intent, version: "3" })).status).toBe(400);
    }
    expect(await desk.statusOf(id)).toBe("recommended");
  });

  test("every POST is closed to other roles and to coordinators of other countries", async () => {
    const id = await desk.inCheck();
    const valid: [string, Record<string, string>][] = [
      ["?index", { intent: "release", version: "2", seenCoordinatorId: desk.coordinator.id }],
      ["/work", { intent: "save", version: "2", "checks.sanctions.version": "0", "checks.sanctions.result": "pass" }],
      ["/notes", { intent: "note", body: "A note" }],
      ["/correspondence", { intent: "message", body: "A message" }],
      ["/correspondence", { intent: "settle" }],
      ["/correspondence", { intent: "mark-unread" }],
      ["/request", { version: "2", fields: "legal.reg_no", message: "Please send it again." }],
      [
        "/work",
        { intent: "recommend", version: "2", recommendation: "refuse", rationale: "No recognition was found." },
      ],
      ["/decision", { intent: "decide", version: "2", outcome: "approve", category: "full" }],
      ["/conflict", { reason: "I taught there" }],
    ];
    for (const [page, fields] of valid) {
      for (const [name, status] of [
        ["outside", 404],
        ["council", 404],
        ["administrator", 403],
        ["member", 403],
      ] as const) {
        expect([page, name, (await forge(name, `/review/${id}${page}`, fields)).status]).toEqual([page, name, status]);
      }
    }
    expect([await desk.statusOf(id), await versionOf(desk.portal.services, id)]).toEqual(["in_check", 2]);
  });
});

test("C06 whoever has a conflict of interest sees number, name and state of the file and whom to ask, and nothing else", async () => {
  const id = await desk.recommended();
  const { db, withTransaction } = desk.portal.services;
  const noted = { applicationId: id, authorId: desk.coordinator.id, body: "CANARY-NOTE", createdAt: new Date() };
  await withTransaction((tx) => tx.insert(applicationNotes).values(noted));
  await runAutomaticChecks(desk.portal.services, { applicationId: id });
  const [file] = await db.select().from(applications).where(eq(applications.id, id));
  const isInQueue = async (search: string) => {
    const { document } = await desk.get("second", `/review${search}`);
    return document.querySelector("main table")?.textContent?.includes(file?.caseNumber ?? "") ?? false;
  };
  const search = `?q=${encodeURIComponent(file?.institutionName ?? "")}`;
  expect([await isInQueue(""), await isInQueue(search)]).toEqual([true, true]);
  const declared = await declare("second", id, "CANARY-TIES");
  expect(declared.status).toBe(302);

  const overview = await desk.get("second", `/review/${id}`);
  const main = overview.document.querySelector("main")?.textContent ?? "";
  expect([overview.status, main.includes("take no part in it")]).toEqual([200, true]);
  for (const words of [file?.caseNumber, file?.institutionName, "Waiting for a decision", desk.coordinator.name])
    expect(main).toContain(words);
  for (const words of ["CANARY", "Everything was found in order", "Registration number", "Astana", "Kazakhstan"])
    expect(overview.text).not.toContain(words);
  const closed = [
    "/answers",
    "/print",
    "/pdf",
    "/archive",
    "/correspondence",
    "/notes",
    "/letters",
    "/decision",
    "/work",
    "/request",
  ];
  for (const page of [...closed, "/conflict"])
    expect([page, (await desk.get("second", `/review/${id}${page}`)).status]).toEqual([page, 403]);
  const decision = { intent: "decide", version: "3", outcome: "approve", category: "full" };
  const refused = await forge("second", `/review/${id}/letter`, decision);
  expect(refused.status).toBe(409);
  for (const words of ["CANARY", "Everything was found in order", "Registration number", "Astana", "Kazakhstan"])
    expect(refused.text).not.toContain(words);

  expect([await isInQueue(""), await isInQueue(search)]).toEqual([false, false]);
  const queue = await desk.get("second", "/review");
  expect(queue.text).toContain("from which a conflict of interest keeps you out");
  expect(queue.document.querySelector(`main details a[href="/review/${id}"]`)).not.toBeNull();
  expect((await desk.get("second", `/review/export/csv${search}`)).text).not.toContain(file?.caseNumber);
});

test("C07 nothing internal reaches the applicant, in pages, data or letters", async () => {
  const { applicationId: id, applicant } = await createInCheck(desk.portal.services, desk.coordinator);
  const staff = browserOf("coordinator");
  await pressOn(staff, `/review/${id}/notes`, "Add the note", { fill: { "Internal note": "CANARY-NOTE" } });
  await pressOn(staff, `/review/${id}/work`, "Save the checks", {
    fill: { "Note: Sanctions": "CANARY-CHECK" },
    choose: { Sanctions: "Concern" },
  });
  await pressOn(staff, `/review/${id}/correspondence`, "Send the message", {
    fill: { "Message to the applicant": "A message for you" },
  });
  await pressOn(staff, `/review/${id}/work`, "Save the checks and recommend", {
    choose: { "What do you recommend?": "Refuse" },
    tick: [OWN_REASON],
    fill: { Rationale: "CANARY-RATIONALE of the coordinator" },
  });
  await declare("second", id, "CANARY-CONFLICT");
  const decision = await openForm(browserOf("council"), `/review/${id}/decision`, "Show the letter");
  decision.choose("Your decision", "Refuse").tick("R02. No national recognition shown").untick(OWN_REASON);
  const shown = await decision.fill("Words for the letter", "Words of the decision").press("Show the letter");
  expect((await shown.form(REFUSE).press(REFUSE)).answer.status).toBe(302);
  const browser = await signInAs(desk.portal, applicant.email);
  const seen: string[] = [];
  for (const address of [
    `/applications/${id}`,
    `/applications/${id}?_data=routes%2F_workspace.applications.%24id._index`,
    `/applications/${id}/messages`,
    `/applications/${id}/messages?_data=routes%2F_workspace.applications.%24id.messages`,
    "/inbox",
    "/review",
    `/review/${id}`,
  ]) {
    seen.push((await browser.get(address)).text);
  }
  const sent = await desk.portal.services.db.select().from(outbox).where(eq(outbox.recipient, applicant.email));
  const everything = [...seen, ...sent.flatMap(({ subject, text, html }) => [subject, text, html])].join("\n");
  expect(everything).not.toMatch(/CANARY|Staff (coordinator|second|council)|R09/);
  expect(sent.map(({ kind }) => kind)).toEqual(["application-message", "application-refused"]);
});
