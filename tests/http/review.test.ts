import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { runAutomaticChecks } from "#app/features/applications/commands/run-checks.server.ts";
import { applicationNotes, applications } from "#db/schema/applications.ts";
import { outbox } from "#db/schema/outbox.ts";
import {
  createInCheck,
  createRecommended,
  decideAtOnce,
  fileApplication,
  passChecks,
  versionOf,
} from "#db/seed/review-factory.server.ts";
import type { Grant, Viewer } from "#app/features/accounts/viewer.ts";
import type { Role } from "#db/vocabulary.ts";
import { PASSWORD, type SignedIn, signInAs, signInNew } from "#tests/support/people.ts";
import { hashOnce } from "#db/seed/accounts-factory.server.ts";
import { credentials } from "#db/schema/accounts.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const NAMES = ["coordinator", "second", "outside", "council", "administrator", "member"] as const;
type Name = (typeof NAMES)[number];

let portal: TestPortal;
let people: Record<Name, SignedIn>;
let coordinator: Viewer;

const ROLES: Record<Name, { role: Role; countries?: string[]; institutionId?: string }> = {
  coordinator: { role: "coordinator" },
  second: { role: "coordinator", countries: ["KZ"] },
  outside: { role: "coordinator", countries: ["IT"] },
  council: { role: "council" },
  administrator: { role: "administrator" },
  member: { role: "representative", institutionId: "some-institution" },
};

function viewerOf(
  { id, email, name }: SignedIn,
  { role, countries = null }: { role: Role; countries?: string[] | null },
): Viewer {
  const grant: Grant = { role, countries, institutionId: null, applicationId: null };
  return { id, email, name, locale: "en", isVerified: true, grants: [grant] };
}

beforeAll(async () => {
  portal = await startTestPortal();
  await decideAtOnce(portal.services);
  const signed = await Promise.all(
    NAMES.map((name) => signInNew(portal, { name: `Staff ${name}`, roles: [ROLES[name]] })),
  );
  people = Object.fromEntries(NAMES.map((name, index) => [name, signed[index]])) as Record<Name, SignedIn>;
  coordinator = viewerOf(people.coordinator, { role: "coordinator" });
});

const get = (name: Name, address: string) => people[name].browser.get(address);
const post = (name: Name, address: string, fields: Record<string, string | string[]>) =>
  people[name].browser.post(address, fields);
const statusOf = async (id: string) =>
  (await portal.services.db.select().from(applications).where(eq(applications.id, id)))[0]?.status;
const inCheck = async (country = "KZ") =>
  (await createInCheck(portal.services, coordinator, { country })).applicationId;
const recommended = async () => (await createRecommended(portal.services, coordinator)).applicationId;

const PAGES = [
  "",
  "/answers",
  "/correspondence",
  "/request",
  "/recommendation",
  "/decision",
  "/checks/sanctions",
  "/conflict",
];

describe("who sees what", () => {
  test("strangers sign in first; members and administrators may not; staff may", async () => {
    expect((await portal.browser().get("/review")).location).toBe("/login?redirectTo=%2Freview");
    const statuses = await Promise.all(NAMES.map(async (name) => [name, (await get(name, "/review")).status]));
    expect(Object.fromEntries(statuses)).toEqual({
      coordinator: 200,
      second: 200,
      outside: 200,
      council: 200,
      administrator: 403,
      member: 403,
    });
  });

  test.each(PAGES)("C01 C02 C04 /review/:id%s by every role, as page, as data and by HEAD", async (page) => {
    const id = await inCheck();
    const staffOnly: Record<Name, number> = {
      coordinator: 200,
      second: 200,
      outside: 404,
      council: 404,
      administrator: 403,
      member: 403,
    };
    const route = page.startsWith("/checks") ? "checks.$check" : page.slice(1) || "_index";
    for (const name of NAMES) {
      const address = `/review/${id}${page}`;
      expect([name, (await get(name, address)).status]).toEqual([name, staffOnly[name]]);
      expect([name, (await people[name].browser.head(address)).status]).toEqual([name, staffOnly[name]]);
      const data = await get(
        name,
        `${address}?${page ? "" : "index&"}_data=${encodeURIComponent(`routes/_staff.review.$id.${route}`)}`,
      );
      expect([name, data.status]).toEqual([name, staffOnly[name]]);
    }
    expect((await get("coordinator", `/review/no-such-file${page}`)).status).toBe(404);
  });

  test("a draft is no file, whoever asks", async () => {
    const { applicationId } = await fileApplication(portal.services, { status: "draft" });
    expect((await get("coordinator", `/review/${applicationId}`)).status).toBe(404);
  });

  test("opening a new file changes nothing; taking it is a button", async () => {
    const { applicationId } = await fileApplication(portal.services);
    await get("coordinator", `/review/${applicationId}`);
    expect(await statusOf(applicationId)).toBe("submitted");
    const taken = await post("coordinator", `/review/${applicationId}?index`, { intent: "take", version: "1" });
    expect([taken.status, taken.location]).toEqual([302, `/review/${applicationId}?done=take`]);
    expect(await statusOf(applicationId)).toBe("in_check");
    const late = await post("second", `/review/${applicationId}?index`, { intent: "take", version: "1" });
    expect(late.status).toBe(409);
    expect(late.text).toContain("Somebody has changed this since you opened the page");
  });
});

describe("C03 intents", () => {
  test.each([
    ["?index", "approve"],
    ["/correspondence", "shout"],
    ["/decision", "approve"],
    ["/decision", ""],
  ])("POST /review/:id%s with %s is not understood", async (page, intent) => {
    const id = await recommended();
    for (const name of ["coordinator", "council"] as const) {
      expect((await post(name, `/review/${id}${page}`, { intent, version: "3" })).status).toBe(400);
    }
    expect(await statusOf(id)).toBe("recommended");
  });

  test("every POST is closed to other roles and to coordinators of other countries", async () => {
    const id = await inCheck();
    const valid: [string, Record<string, string>][] = [
      ["?index", { intent: "release", version: "2", seenCoordinatorId: coordinator.id }],
      ["/checks/sanctions", { version: "0", result: "pass" }],
      ["/correspondence", { intent: "note", body: "A note" }],
      ["/correspondence", { intent: "message", body: "A message" }],
      ["/request", { version: "2", fields: "legal.reg_no", message: "Please send it again." }],
      ["/recommendation", { version: "2", recommendation: "admit_full", rationale: "Everything is in good order." }],
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
        expect([page, name, (await post(name, `/review/${id}${page}`, fields)).status]).toEqual([page, name, status]);
      }
    }
    expect([await statusOf(id), await versionOf(portal.services, id)]).toEqual(["in_check", 2]);
  });
});

describe("working on a file without JavaScript", () => {
  test("from the check to the decision", async () => {
    const id = await inCheck();
    const judged = await post("coordinator", `/review/${id}/checks/sanctions`, {
      version: "0",
      result: "pass",
      note: "List of 1 September",
      evidenceUrl: "https://scsanctions.un.org/",
    });
    expect(judged.location).toBe(`/review/${id}?done=check`);
    const overview = await get("coordinator", `/review/${id}`);
    expect(overview.document.querySelector("#check-sanctions")?.textContent).toContain("List of 1 September");
    const recommendation = { version: "2", recommendation: "admit_full", rationale: "Everything is in good order." };
    const early = await post("coordinator", `/review/${id}/recommendation`, recommendation);
    expect([early.status, early.text.includes("Whole institution")]).toEqual([409, true]);
    await passChecks(portal.services, id, coordinator);
    expect((await post("coordinator", `/review/${id}/recommendation`, recommendation)).status).toBe(302);
    expect((await get("coordinator", `/review/${id}/decision`)).text).toContain(
      "You recommended, so a second person decides.",
    );
    const own = { intent: "decide", version: "3", outcome: "approve", category: "full" };
    expect((await post("coordinator", `/review/${id}/decision`, own)).status).toBe(403);
    const read = await post("council", `/review/${id}/decision`, { ...own, intent: "preview" });
    expect([read.status, await statusOf(id)]).toEqual([200, "recommended"]);
    const shown = read.document.querySelector('form:has(button[value="decide"])');
    const sent = Object.fromEntries(
      [...(shown?.querySelectorAll("input, button") ?? [])].map((one) => [
        one.getAttribute("name") ?? "",
        one.getAttribute("value") ?? "",
      ]),
    );
    expect(sent).toEqual({ ...own });
    const decided = await post("council", `/review/${id}/decision`, sent);
    expect(decided.location).toBe(`/review/${id}?done=approve`);
    expect((await get("council", `/review/${id}?done=approve`)).text).toContain("The institution is a member.");
    expect(await statusOf(id)).toBe("approved");
  });

  test("what was typed comes back with what is wrong", async () => {
    const id = await inCheck();
    const answer = await post("coordinator", `/review/${id}/request`, {
      version: "2",
      message: "Please send the licence again.",
    });
    expect(answer.status).toBe(422);
    expect(answer.document.querySelector("textarea")?.textContent).toBe("Please send the licence again.");
    expect(answer.document.querySelector(".error-summary")?.textContent).toContain(
      "Tick at least one answer or document.",
    );
    const refusal = await post("coordinator", `/review/${id}/recommendation`, {
      version: "2",
      recommendation: "refuse",
      rationale: "No recognition was found anywhere.",
    });
    expect([refusal.status, refusal.text.includes("A refusal needs at least one reason.")]).toEqual([422, true]);
  });

  test("a request names exactly what may be changed", async () => {
    const id = await inCheck();
    const fields = {
      version: "2",
      fields: ["legal.reg_no", "legal.recog_url"],
      documents: ["legal_status"],
      message: "Again.",
    };
    expect((await post("coordinator", `/review/${id}/request`, fields)).status).toBe(422);
    const sent = await post("coordinator", `/review/${id}/request`, {
      ...fields,
      message: "The number is not legible.",
    });
    expect(sent.location).toBe(`/review/${id}?done=request`);
    const page = await get("coordinator", `/review/${id}/answers`);
    expect(page.text).toContain("The number is not legible.");
    const unknown = await post("coordinator", `/review/${await inCheck()}/request`, {
      ...fields,
      fields: ["head.password"],
    });
    expect(unknown.status).toBe(422);
  });
});

describe("Q01 two people decide", () => {
  test("the second gets 409, sees who decided what, and keeps the words", async () => {
    const id = await recommended();
    const first = {
      intent: "decide",
      version: "3",
      outcome: "refuse",
      reasonCodes: ["R02"],
      explanation: "No licence was found.",
    };
    expect((await post("council", `/review/${id}/decision`, first)).status).toBe(302);
    const typed = "Welcome among the members <b>!</b>";
    const late = await post("second", `/review/${id}/decision`, {
      intent: "decide",
      version: "3",
      outcome: "approve",
      category: "full",
      explanation: typed,
    });
    expect(late.status).toBe(409);
    const alert = late.document.querySelector("[role=alert]")?.textContent;
    for (const words of ["Refused", "Staff council", typed]) expect(alert).toContain(words);
    expect(late.text).not.toContain("<b>!</b>");
    expect(await statusOf(id)).toBe("refused");
  });

  test("a check judged on two pages: the second sees the first and keeps the words", async () => {
    const id = await inCheck();
    await post("coordinator", `/review/${id}/checks/sanctions`, {
      version: "0",
      result: "pass",
      note: "The first note",
    });
    const late = await post("coordinator", `/review/${id}/checks/sanctions`, {
      version: "0",
      result: "concern",
      note: "The second note",
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain("The first note");
    expect(late.document.querySelector("textarea")?.textContent).toBe("The second note");
  });
});

test("C06 whoever has a conflict of interest sees no notes, no rationale, no checks, and does nothing", async () => {
  const id = await recommended();
  const noted = { applicationId: id, authorId: coordinator.id, body: "CANARY-NOTE", createdAt: new Date() };
  await portal.services.withTransaction((tx) => tx.insert(applicationNotes).values(noted));
  await runAutomaticChecks(portal.services, { applicationId: id });
  expect((await post("second", `/review/${id}/conflict`, { reason: "CANARY-TIES" })).status).toBe(302);
  const overview = await get("second", `/review/${id}`);
  expect([overview.status, overview.text.includes("take no part in it")]).toEqual([200, true]);
  for (const words of ["CANARY", "Everything was found in order", "Registration number"])
    expect(overview.text).not.toContain(words);
  for (const page of ["/correspondence", "/decision", "/recommendation", "/request", "/checks/sanctions"]) {
    expect([page, (await get("second", `/review/${id}${page}`)).status]).toEqual([page, 403]);
  }
  const decision = { intent: "decide", version: "3", outcome: "approve", category: "full" };
  expect((await post("second", `/review/${id}/decision`, decision)).status).toBe(403);
});

test("C07 nothing internal reaches the applicant, in pages, data or letters", async () => {
  const { applicationId: id, applicant } = await createInCheck(portal.services, coordinator);
  const passwordHash = await hashOnce(PASSWORD);
  await portal.services.withTransaction((tx) =>
    tx.insert(credentials).values({ userId: applicant.id, passwordHash, changedAt: new Date() }),
  );
  await post("coordinator", `/review/${id}/correspondence`, { intent: "note", body: "CANARY-NOTE" });
  await post("coordinator", `/review/${id}/checks/sanctions`, {
    version: "0",
    result: "concern",
    note: "CANARY-CHECK",
  });
  await post("coordinator", `/review/${id}/correspondence`, { intent: "message", body: "A message for you" });
  const recommendation = {
    version: "2",
    recommendation: "refuse",
    reasonCodes: ["R09"],
    rationale: "CANARY-RATIONALE of the coordinator",
  };
  await post("coordinator", `/review/${id}/recommendation`, recommendation);
  await post("second", `/review/${id}/conflict`, { reason: "CANARY-CONFLICT" });
  const refusal = {
    intent: "decide",
    version: "3",
    outcome: "refuse",
    reasonCodes: ["R02"],
    explanation: "Words of the decision",
  };
  expect((await post("council", `/review/${id}/decision`, refusal)).status).toBe(302);
  const browser = await signInAs(portal, applicant.email);
  const seen: string[] = [];
  for (const address of [
    `/applications/${id}`,
    `/applications/${id}?_data=routes%2F_workspace.applications.%24id._index`,
    "/inbox",
    "/review",
    `/review/${id}`,
  ]) {
    seen.push((await browser.get(address)).text);
  }
  const letters = await portal.services.db.select().from(outbox).where(eq(outbox.recipient, applicant.email));
  const everything = [...seen, ...letters.flatMap(({ subject, text, html }) => [subject, text, html])].join("\n");
  expect(everything).not.toMatch(/CANARY|Staff (coordinator|second|council)|R09/);
  expect(letters.map(({ kind }) => kind)).toEqual(["application-message", "application-refused"]);
});
