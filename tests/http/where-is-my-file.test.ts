import { eq, inArray } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { requestInformation } from "#app/features/applications/review/request-information.server.ts";
import { DAY_MS } from "#app/platform/clock.ts";
import { users } from "#db/schema/accounts.ts";
import { applications } from "#db/schema/applications.ts";
import { confirmApplication } from "#app/features/applications/head/answer-confirmation.server.ts";
import { letterTo } from "#tests/support/letters.ts";
import { newAwaiting, newDraft } from "#tests/support/drafts.ts";
import { actorOf, addPerson, signInAs } from "#tests/support/people.ts";
import { createInCheck, versionOf } from "#tests/support/review-factory.ts";
import { standingClock } from "#tests/support/test-services.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const clock = standingClock("2026-09-01T08:00:00Z");
let portal: TestPortal;
let coordinatorId: string;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock } });
  coordinatorId = (await addPerson(portal, { roles: ["coordinator"] })).id;
});

const inCheck = async () => createInCheck(portal.services, await actorOf(portal, coordinatorId));

const setDays = (ids: string[], values: Partial<typeof applications.$inferInsert>) =>
  portal.services.withTransaction((tx) => tx.update(applications).set(values).where(inArray(applications.id, ids)));

async function where(email: string, id: string) {
  const { document } = await (await signInAs(portal, email)).get(`/applications/${id}`);
  const card = document.querySelector("#where")?.closest("section, .card") ?? document.querySelector("#where");
  return { text: card?.textContent ?? "", now: card?.querySelector("[aria-current=step]")?.textContent ?? "" };
}

test("a draft says what is missing, and what is promised", async () => {
  const { applicant, id } = await newDraft(portal);
  const { text, now } = await where(applicant.email, id);
  expect(now).toContain("The form is filled in");
  expect(now).toContain("Still missing");
  expect(text).toContain("usually takes four to six weeks");
});

test("a file says how long files like it took, on which day it is, and never a day in the past", async () => {
  const { applicationId: id, applicant } = await inCheck();
  const promised = await where(applicant.email, id);
  expect(promised.now).toContain("The secretariat checks it");
  expect(promised.now).toContain("Who acts next: The secretariat");
  expect(promised.text).toContain("usually takes four to six weeks");
  expect(promised.text).toContain("Yours is on day 1");
  expect(promised.text).toContain("13 October 2026");

  const decided = await Promise.all(Array.from({ length: 5 }, inCheck));
  const [row] = await portal.services.db.select().from(applications).where(eq(applications.id, id));
  const now = clock.now().getTime();
  const outcomes = ["approved", "approval_lapsed", "refused", "appeal", "refused_final"] as const;
  for (const [index, { applicationId }] of decided.entries())
    await setDays([applicationId], {
      status: outcomes[index],
      category: row?.category,
      decidedAt: new Date(now - DAY_MS),
      submittedAt: new Date(now - DAY_MS * (20 + index)),
    });
  clock.pass(DAY_MS);
  const half = await where(applicant.email, id);
  expect(half.text).toContain("Half of the files like yours were decided within 21 days.");
  expect(half.text).toContain("Yours is on day 2");
  expect(half.text).toContain("22 September 2026");

  clock.pass(DAY_MS * 22);
  const longer = await where(applicant.email, id);
  expect(longer.text).toContain("longer than usual. We have it");
  expect(longer.text).not.toMatch(/\d{4}/);
});

test("the days on which the applicant has the file do not count", async () => {
  const { applicationId, applicant } = await inCheck();
  const version = await versionOf(portal.services, applicationId);
  const asked = {
    applicationId,
    version,
    fields: ["legal.reg_no"],
    documents: [],
    message: "Please look at it again.",
  };
  await requestInformation(portal.services, asked, await actorOf(portal, coordinatorId));
  clock.pass(DAY_MS * 9);
  const { text, now } = await where(applicant.email, applicationId);
  expect(text).toContain("Yours is on day 1 with us. While you have the file, the count stands still.");
  expect(now).toContain("Still missing");
});

test("letter and page name the same days, and say of each what it is", async () => {
  const { browser, home, token, id } = await newAwaiting(portal);
  const signed = { signedName: "Emomali Nasriddinzoda", signedPosition: "Rector", isFullName: true };
  expect(await confirmApplication(portal.services, token, signed)).toMatchObject({ ok: true });
  const { document } = await browser.get(home);
  const page = (document.querySelector("main")?.textContent ?? "").replaceAll("\u00a0", " ");
  const [row] = await portal.services.db
    .select({ email: users.email })
    .from(users)
    .innerJoin(applications, eq(applications.ownerId, users.id))
    .where(eq(applications.id, id));
  const { text } = await letterTo(portal, row?.email ?? "", "application-received");
  const letter = text.replaceAll("\u00a0", " ");
  const check = /as a rule by ([^.]+?)\./.exec(letter)?.[1] ?? "none";
  const decision = /expected about ([^.]+?)\./.exec(letter)?.[1] ?? "none";
  expect(page).toContain(`The check by${check}`);
  expect(page).toContain(`The decision can be expected about ${decision}.`);
  expect(letter).not.toContain("4–6 weeks");
});
