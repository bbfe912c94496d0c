import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { dayNow, daysAfter } from "#app/platform/days.ts";
import { runAutomaticChecks } from "#app/features/applications/checks/run-checks.server.ts";
import { applicationChecks, applications } from "#db/schema/applications.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { createInCheck, createRecommended, passChecks } from "#tests/support/review-factory.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const RECOMMEND = "Save the checks and recommend";

let portal: TestPortal;
let coordinator: SignedIn;
let council: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
  council = await signInNew(portal, { roles: ["council"] });
});

const inCheck = async (country = "KZ") =>
  createInCheck(portal.services, await actorOf(portal, coordinator.id), { country });
const textOf = async ({ browser }: SignedIn, page: string, part = "main") =>
  (await browser.get(page)).document.querySelector(part)?.textContent ?? "";

/** What a recommendation to defer names: what is to be cured, and until when. */
function setConditions(form: ServedForm): void {
  const reason = form.element.querySelector<HTMLInputElement>("[name=reasonCodes][value=R03]");
  form.tick(reason?.labels?.[0]?.textContent ?? "");
  form.fill("Will be considered again on", daysAfter(dayNow(portal.services.clock), 60));
}

describe("a coordinator goes through the checks (found F81)", () => {
  const checksOf = (applicationId: string) =>
    portal.services.db.select().from(applicationChecks).where(eq(applicationChecks.applicationId, applicationId));

  test("on one page, saved together", async () => {
    const { applicationId } = await inCheck();
    await runAutomaticChecks(portal.services, { applicationId });
    const waiting = (await checksOf(applicationId)).filter(({ result }) => result !== "pass");
    expect(waiting.length).toBeGreaterThan(3);
    const { document } = await coordinator.browser.get(`/review/${applicationId}`);
    const start = document.querySelector(`#check-${waiting[0]!.check} a`)?.getAttribute("href") ?? "";
    const form = await openForm(coordinator.browser, start.replace(/#.*/, ""), "Save the checks");
    const title = translator("en");
    for (const { check } of waiting) {
      const name = title(`vocabulary:check.${check}.title`);
      form.choose(name, "Pass").fill(`Note: ${name}`, "I looked at the original document.");
    }
    const saved = await form.press("Save the checks");
    expect(saved.address).toBe(`/review/${applicationId}/work?done=work`);
    expect(saved.page.text).toContain("The checks are saved.");
    expect((await checksOf(applicationId)).filter(({ result }) => result !== "pass")).toEqual([]);
    const before = await checksOf(applicationId);
    await saved.form("Save the checks").press("Save the checks");
    expect(await checksOf(applicationId)).toEqual(before);
  });

  test("saving the checks alone loses nothing of a recommendation that was begun", async () => {
    const { applicationId } = await inCheck();
    const form = await openForm(coordinator.browser, `/review/${applicationId}/work`, "Save the checks");
    form.choose("Values and contribution", "Pass").choose("What do you recommend?", "Defer");
    const saved = await form.fill("Rationale", "Half a thought").press("Save the checks");
    expect([saved.answer.status, saved.page.text.includes("Nothing is recommended yet")]).toEqual([200, true]);
    const kept = saved.form(RECOMMEND);
    expect(kept.read("Rationale")).toBe("Half a thought");
    expect(kept.read(["What do you recommend?", "Defer"])).toBe(true);
    setConditions(kept);
    const sent = await kept.fill("Rationale", "A whole thought, written to its end.").press(RECOMMEND);
    expect(sent.address).toBe(`/review/${applicationId}?done=recommendation`);
  });

  test("what is refused stays on its page with what was typed, and nothing of it is saved", async () => {
    const { applicationId } = await inCheck();
    const form = await openForm(coordinator.browser, `/review/${applicationId}/work`, "Save the checks");
    form.choose("Values and contribution", "Pass").choose("Sanctions", "Fail");
    const refused = await form.press("Save the checks");
    expect(refused.answer.status).toBe(422);
    const again = refused.form("Save the checks");
    expect([again.read("Note: Sanctions"), again.read(["Values and contribution", "Pass"])]).toEqual(["", true]);
    expect((again.control("Note: Sanctions") as HTMLTextAreaElement).getAttribute("aria-invalid")).toBe("true");
    expect(again.control("Note: Sanctions").closest("details")?.hasAttribute("open")).toBe(true);
    expect((await checksOf(applicationId)).filter(({ actorId }) => actorId)).toEqual([]);
  });

  test("a failed check that does not block an admission needs a note that says why, read by who decides", async () => {
    const { applicationId } = await inCheck();
    const seen = {
      applicationId,
      findings: [],
      actorId: coordinator.id,
      version: 1,
      updatedAt: portal.services.clock.now(),
    };
    await passChecks(portal.services, applicationId, { id: coordinator.id });
    await portal.services.withTransaction((tx) =>
      tx.insert(applicationChecks).values({ ...seen, check: "sanctions", result: "fail", note: null }),
    );
    const open = () => openForm(coordinator.browser, `/review/${applicationId}/work`, RECOMMEND);
    const form = (await open()).choose("What do you recommend?", "Admit as full member");
    const refused = await form.fill("Rationale", "Everything else is in order.").press(RECOMMEND);
    expect(refused.answer.status).toBe(422);
    const again = refused.form(RECOMMEND);
    expect((again.control("Note: Sanctions") as HTMLTextAreaElement).getAttribute("aria-invalid")).toBe("true");
    expect(again.element.textContent).toContain("Say in a note why the institution is to be admitted all the same");
    expect(again.read("Rationale")).toBe("Everything else is in order.");
    const done = await again.fill("Note: Sanctions", "The listed body only shares the name.").press(RECOMMEND);
    expect(done.address).toBe(`/review/${applicationId}?done=recommendation`);
    expect(await textOf(council, `/review/${applicationId}`)).toContain("The listed body only shares the name.");
  });

  test("an admission that checks stand in the way of is refused at each of them, and what was judged with it is not lost", async () => {
    const { applicationId } = await inCheck();
    await runAutomaticChecks(portal.services, { applicationId });
    const form = await openForm(coordinator.browser, `/review/${applicationId}/work`, RECOMMEND);
    form.choose("Sanctions", "Pass").choose("What do you recommend?", "Admit as full member");
    const refused = await form.fill("Rationale", "Everything is in good order.").press(RECOMMEND);
    expect(refused.answer.status).toBe(422);
    const links = [...refused.page.document.querySelectorAll(".error-summary a")].map((one) => one.textContent);
    expect(links.join()).toContain("Whole institution");
    const again = refused.form(RECOMMEND);
    expect([again.read(["Sanctions", "Pass"]), again.read("Rationale")]).toEqual([
      true,
      "Everything is in good order.",
    ]);
    for (const name of links.map((text) => (text ?? "").split(":")[0] ?? "")) {
      again.choose(name, "Pass").fill(`Note: ${name}`, "I looked at the original document.");
    }
    expect((await again.press(RECOMMEND)).address).toBe(`/review/${applicationId}?done=recommendation`);
  });
});

test("from one case to the next that waits for the same person, in the order of their days, and round again", async () => {
  const owner = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["MN"] }] });
  const actor = await actorOf(portal, owner.id);
  for (const name of ["First Steppe University", "Second Steppe University", "Third Steppe University"]) {
    await createInCheck(portal.services, actor, { country: "MN", name });
  }
  await createInCheck(portal.services, await actorOf(portal, coordinator.id), { country: "MN", name: "A Colleague's" });
  const { document } = await owner.browser.get("/review?owner=me");
  let address = document.querySelector("main tbody th a")?.getAttribute("href") ?? "";
  const seen: string[] = [];
  for (let step = 0; step < 4; step++) {
    const page = await owner.browser.get(address);
    seen.push(page.document.querySelector("h1")?.textContent ?? "");
    const next = [...page.document.querySelectorAll("header a")].find((one) =>
      one.textContent?.startsWith("Next case"),
    );
    address = next?.getAttribute("href") ?? "";
  }
  expect(new Set(seen.slice(0, 3)).size).toBe(3);
  expect(seen[3]).toBe(seen[0]);
  expect(seen.join()).not.toContain("Colleague");
});

test("a recommendation leads to the next case that waits for the same person, and from the last to itself", async () => {
  const owner = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["LA"] }] });
  const actor = await actorOf(portal, owner.id);
  const [first, second] = [
    await createInCheck(portal.services, actor, { country: "LA" }),
    await createInCheck(portal.services, actor, { country: "LA" }),
  ].map(({ applicationId }) => applicationId);
  const addresses: string[] = [];
  for (const id of [first, second]) {
    const form = await openForm(owner.browser, `/review/${id}/work`, RECOMMEND);
    form.choose("What do you recommend?", "Defer").fill("Rationale", "The accreditation is still being renewed.");
    setConditions(form);
    addresses.push((await form.press("Recommend and open the next case")).address);
  }
  expect(addresses).toEqual([
    `/review/${second}/work?done=recommended-before`,
    `/review/${second}?done=recommendation`,
  ]);
});

test("who may decide does not read above it that somebody else does", async () => {
  const recommended = await createRecommended(portal.services, await actorOf(portal, coordinator.id));
  const page = `/review/${recommended.applicationId}`;
  expect(await textOf(council, page, ".page-heading")).toContain("you may decide");
  expect(await textOf(council, page, ".page-heading")).not.toContain("second person");
  expect(await textOf(coordinator, page, ".page-heading")).toContain("a second person acts");
});

test("the usual order of the queue says that it puts first what waits for its reader", async () => {
  const { document } = await coordinator.browser.get("/review");
  const [usual] = [...document.querySelectorAll("select[name=sort] option")].map(({ textContent }) => textContent);
  expect(usual).toBe("Waiting for you, then deadline");
});

test("a case given back is marked in queue and inbox as free again, until somebody takes it", async () => {
  const { applicationId } = await inCheck("GE");
  const colleague = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["GE"] }] });
  expect(await textOf(colleague, "/review", "main table")).not.toContain("Free again");
  await (await openForm(coordinator.browser, `/review/${applicationId}`, "Put back in the queue")).press(/^Put/);
  expect(await textOf(colleague, "/review", "main table")).toContain("Free again");
  expect(await textOf(colleague, "/inbox")).toContain("was put back in the queue");
  await (await openForm(colleague.browser, `/review/${applicationId}`, "Assign to me")).press("Assign to me");
  expect(await textOf(colleague, "/review", "main table")).not.toContain("Free again");
});

describe("a text with a least length says so beside its field, before it is sent", () => {
  test.each([
    ["work", "Rationale", 20, RECOMMEND],
    ["request", "Message to the applicant", 10, /^Send/],
  ] as const)("%s", async (page, label, least, button) => {
    const { applicationId } = await inCheck();
    const form = await openForm(coordinator.browser, `/review/${applicationId}/${page}`, button);
    const control = form.control(label);
    const ids = control.getAttribute("aria-describedby")?.split(" ") ?? [];
    const words = ids.map((id) => control.ownerDocument.getElementById(id)?.textContent).join(" ");
    expect(words).toMatch(new RegExp(`^.*\\b${least} to \\d,000 characters`));
    const refused = await form.fill(label, "x".repeat(least - 1)).press(button);
    expect(refused.page.text).toContain(`at least ${least} characters`);
  });
});

test("the hours of the jobs name their zone", async () => {
  const administrator = await signInNew(portal, { roles: ["administrator"] });
  const page = await textOf(administrator, "/admin/jobs");
  expect(page).toContain("Hours are those of the secretariat (Almaty, UTC+5)");
  expect(page).toContain("at 07:00 (Almaty Time)");
});

test("who recommends and who decides sees which category the answers lead to and what the checks doubt", async () => {
  const { applicationId } = await createRecommended(portal.services, await actorOf(portal, coordinator.id));
  await portal.services.withTransaction(async (tx) => {
    await tx
      .update(applications)
      .set({ precheck: { org_kind: "higher_education", degree: "yes", recognised: "pending", cohorts: "3+" } })
      .where(eq(applications.id, applicationId));
    const isTwins = and(eq(applicationChecks.applicationId, applicationId), eq(applicationChecks.check, "duplicate"));
    await tx.update(applicationChecks).set({ result: "concern" }).where(isTwins);
    const failed = {
      applicationId,
      check: "sanctions",
      result: "fail",
      note: "A name matches.",
      updatedAt: new Date(),
    } as const;
    await tx
      .insert(applicationChecks)
      .values({ ...failed, actorId: coordinator.id, findings: [], version: 1 })
      .onConflictDoUpdate({ target: [applicationChecks.applicationId, applicationChecks.check], set: failed });
  });
  const deciding = await textOf(council, `/review/${applicationId}/decision`);
  expect(deciding).toContain("the institution applies as: Observer");
  expect(deciding).toContain("Recognition by the national authority is pending.");
  const page = (await council.browser.get(`/review/${applicationId}/decision`)).document;
  const doubted = [...page.querySelectorAll("main .callout")].find((one) =>
    one.textContent?.includes("Checks that failed or leave a doubt"),
  );
  for (const words of ["Duplicate", "Sanctions", "A name matches."]) expect(doubted?.textContent).toContain(words);

  const other = await inCheck();
  const recommending = await textOf(coordinator, `/review/${other.applicationId}/work`);
  expect(recommending).toContain("the institution applies as:");
});
