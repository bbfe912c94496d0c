import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { runAutomaticChecks } from "#app/features/applications/checks/run-checks.server.ts";
import { LIMITS } from "#app/features/applications/form/lengths.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { applicationChecks, applications, applicationVersions } from "#db/schema/applications.ts";
import { CHECKS } from "#db/vocabulary.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { createInCheck, passChecks } from "#tests/support/review-factory.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const SAVE = "Save the checks";
const RECOMMEND = "Save the checks and recommend";

let portal: TestPortal;
let coordinator: SignedIn;
let council: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
  council = await signInNew(portal, { roles: ["council"] });
});

const inCheck = async () => {
  const { applicationId } = await createInCheck(portal.services, await actorOf(portal, coordinator.id));
  return applicationId;
};
const openWork = (applicationId: string) => openForm(coordinator.browser, `/review/${applicationId}/work`, SAVE);
const titleOf = (check: string) => translator("en")(`vocabulary:check.${check}.title`);
const checksOf = (applicationId: string) =>
  portal.services.db.select().from(applicationChecks).where(eq(applicationChecks.applicationId, applicationId));

const counted = ({ document }: Pick<Answer, "document">) =>
  /Needs your eye: (\d+) of/.exec(document.body.textContent ?? "")?.[1];
const foldOf = (form: ServedForm, label: string) => form.control(label).closest("details");

describe("the page on which a file is worked", () => {
  test("counts as needing an eye what nobody has judged", async () => {
    const applicationId = await inCheck();
    expect(counted(await coordinator.browser.get(`/review/${applicationId}/work`))).toBe(String(CHECKS.length));
    const form = (await openWork(applicationId)).choose("Values and contribution", "Pass");
    const saved = await form.choose("Sanctions", "Fail").fill("Note: Sanctions", "A name matches.").press(SAVE);
    expect(counted(saved.page)).toBe(String(CHECKS.length - 2));
    expect(saved.page.text).toContain("2 checks already assessed");
  });

  test("shows what is typed at a check that was judged before in an open fold", async () => {
    const applicationId = await inCheck();
    const first = await (await openWork(applicationId)).choose("Values and contribution", "Pass").press(SAVE);
    const form = first.form(SAVE).fill("Note: Values and contribution", "Seen twice.").choose("Sanctions", "Fail");
    const refused = await form.press(SAVE);
    expect(refused.answer.status).toBe(422);
    const folds = [...refused.page.document.querySelectorAll("details:not([open])")];
    expect(folds.filter(({ innerHTML }) => innerHTML.includes("Seen twice."))).toEqual([]);
  });

  test("says all that stands in the way of a recommendation at once, each at its field", async () => {
    const applicationId = await inCheck();
    await passChecks(portal.services, applicationId, coordinator);
    const form = (await openForm(coordinator.browser, `/review/${applicationId}/work`, RECOMMEND))
      .choose(titleOf("legal_status"), "Fail")
      .fill(`Note: ${titleOf("legal_status")}`, "The document is of another body.")
      .choose(titleOf("degree_mill"), "Fail");
    form.choose("What do you recommend?", "Admit as full member");
    const { answer, page } = await form.press(RECOMMEND);
    expect(answer.status).toBe(422);
    const links = [...page.document.querySelectorAll(".error-summary a")].map((a) => a.getAttribute("href") ?? "");
    for (const name of ["legal_status", "degree_mill", "rationale"])
      expect([name, links.some((href) => href.includes(name))]).toEqual([name, true]);
  });

  test("keeps a recommendation whose case was put back or taken meanwhile, with a button that takes it over", async () => {
    const applicationId = await inCheck();
    await passChecks(portal.services, applicationId, coordinator);
    const rationale = "All that was asked for is there, and every check is passed without a doubt. ".repeat(3).trim();
    const typed = (await openForm(coordinator.browser, `/review/${applicationId}/work`, RECOMMEND))
      .choose("What do you recommend?", "Admit as full member")
      .fill("Rationale", rationale);
    const other = await signInNew(portal, { roles: ["coordinator"] });
    await (await openForm(coordinator.browser, `/review/${applicationId}`, "Put back in the queue")).press(/^Put/);
    await (await openForm(other.browser, `/review/${applicationId}`, "Assign to me")).press("Assign to me");
    const late = await typed.press(RECOMMEND);
    expect(late.answer.status).toBe(409);
    const kept = late.form("Take the case over");
    expect(kept.read("Rationale")).toBe(rationale);
    const unsaid = await kept.press("Take the case over");
    expect(unsaid.answer.status).toBe(409);
    const mine = await unsaid
      .form("Take the case over")
      .tick(`This case is with ${other.name}. I go on all the same.`)
      .press("Take the case over");
    const again = mine.form(RECOMMEND);
    expect(again.read("Rationale")).toBe(rationale);
    expect((await again.press(RECOMMEND)).address).toContain(`/review/${applicationId}`);
    expect(
      (await portal.services.db.select().from(applications).where(eq(applications.id, applicationId)))[0]?.status,
    ).toBe("recommended");
  });

  test("keeps a note that is written before there is a result", async () => {
    const applicationId = await inCheck();
    const form = (await openWork(applicationId)).fill("Note: Sanctions", "Wrote to the ministry.");
    const saved = await form.press(SAVE);
    expect(saved.form(SAVE).read("Note: Sanctions")).toBe("Wrote to the ministry.");
    expect(counted(saved.page)).toBe(String(CHECKS.length));
  });

  test("saves nothing for a check it does not know, and says so", async () => {
    const applicationId = await inCheck();
    const sent = await coordinator.browser.forge(`/review/${applicationId}/work`, {
      intent: "save",
      version: "2",
      "checks.horoscope.version": "0",
      "checks.horoscope.result": "pass",
    });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain("The checklist has changed");
    expect(sent.text).not.toContain("The checks are saved.");
  });

  test("takes every note at its limit, in letters that travel as nine characters each", async () => {
    const applicationId = await inCheck();
    const form = await openWork(applicationId);
    const note = "字".repeat(LIMITS.checkNote);
    for (const check of CHECKS) form.choose(titleOf(check), "Pass").fill(`Note: ${titleOf(check)}`, note);
    form.choose("What do you recommend?", "Admit as full member").fill("Rationale", "字".repeat(LIMITS.rationale));
    const sent = await form.press(RECOMMEND);
    expect([sent.answer.status, sent.address]).toEqual([302, `/review/${applicationId}?done=recommendation`]);
    expect(new Set((await checksOf(applicationId)).map((row) => row.note))).toEqual(new Set([note]));
  });

  test("opens the note where the machine found a failure", async () => {
    const applicationId = await inCheck();
    await runAutomaticChecks(portal.services, { applicationId });
    const isThis = and(eq(applicationChecks.applicationId, applicationId), eq(applicationChecks.check, "recognition"));
    await portal.services.withTransaction((tx) =>
      tx.update(applicationChecks).set({ automaticResult: "fail", result: "fail" }).where(isThis),
    );
    const form = await openWork(applicationId);
    expect(foldOf(form, "Note: National recognition")?.hasAttribute("open")).toBe(true);
    expect(foldOf(form, "Note: Sanctions")?.hasAttribute("open")).toBe(false);
  });

  test("leads to the evidence, and shows whole what an applicant typed", async () => {
    const applicationId = await inCheck();
    const isOfFile = eq(applicationVersions.applicationId, applicationId);
    const [filed] = await portal.services.db.select().from(applicationVersions).where(isOfFile);
    const [register, ror, whed] = ["https://register.example/a?b=1", "https://ror.org/0242cby63", "IAU-012345"];
    const answers = {
      ...filed?.answers,
      identity: { ...filed?.answers.identity, ror_id: ror, whed_id: whed },
      legal: { ...filed?.answers.legal, recog_url: register },
    };
    await portal.services.withTransaction((tx) => tx.update(applicationVersions).set({ answers }).where(isOfFile));
    await runAutomaticChecks(portal.services, { applicationId });
    const linksOf = async (page: string) => {
      const { document } = await coordinator.browser.get(`/review/${applicationId}${page}`);
      return [...document.querySelectorAll("main a[rel]")].map((link) => ({
        href: link.getAttribute("href"),
        text: link.textContent ?? "",
      }));
    };
    for (const page of ["/work", ""]) {
      const links = await linksOf(page);
      expect(links.find(({ href }) => href === ror)?.text).toContain("ROR entry");
      expect(links.find(({ href }) => href === `https://www.whed.net/institutions/${whed}`)?.text).toContain(whed);
      expect(links.find(({ href }) => href === register)?.text).toContain(register);
    }
    expect((await linksOf("/work")).find(({ text }) => text.includes("UN Security Council"))?.href).toMatch(/un\.org/);
    expect((await linksOf("/answers")).map(({ href }) => href)).toEqual(expect.arrayContaining([ror]));
  });
});

test("a failed check of sanctions bars no recommendation: the council sees it marked", async () => {
  const applicationId = await inCheck();
  await passChecks(portal.services, applicationId, { id: coordinator.id });
  const form = (await openWork(applicationId)).choose("Sanctions", "Fail").fill("Note: Sanctions", "A name matches.");
  form.choose("What do you recommend?", "Admit as full member");
  const sent = await form.fill("Rationale", "The council decides about the name.").press(RECOMMEND);
  expect(sent.address).toBe(`/review/${applicationId}?done=recommendation`);
  const { document } = await council.browser.get(`/review/${applicationId}/decision`);
  const marked = [...document.querySelectorAll("main .callout")].find((one) => one.textContent?.includes("Sanctions"));
  expect(marked?.textContent).toContain("A name matches.");
});
