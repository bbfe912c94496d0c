import { createMember as createMemberOfBoard } from "#tests/support/board.ts";
import { askedMembers } from "#db/schema/asks.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { beforeAll, expect, test } from "vitest";
import { startProject } from "#app/features/projects/posting/draft-project.server.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { signInNew, actorOf } from "#tests/support/people.ts";
import { createInCheck } from "#tests/support/review-factory.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const NOTE = "Add the note";
const DRAFT = "Save the draft";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal({ env: { RATE_LIMITS: "on" } });
});

test("a message of a coordinator that is sent too often comes back as it was typed", async () => {
  const { id, browser } = await signInNew(portal, { roles: ["coordinator"] });
  const { applicationId } = await createInCheck(portal.services, await actorOf(portal, id));
  for (let i = 0; i < 30; i++) await portal.services.limits.consume("messageByUser", { user: id });
  const form = await openForm(browser, `/review/${applicationId}/correspondence`, /^Send/);
  const label = "Message to the applicant";
  const sent = await form.fill(label, "Please look at your seal.").press(/^Send/);
  expect([sent.answer.status, Number(sent.answer.headers.get("Retry-After")) > 0]).toEqual([429, true]);
  expect(sent.form(/^Send/).read(label)).toBe("Please look at your seal.");
});

test("a note of too many comes back as it was typed", async () => {
  const { id, browser } = await signInNew(portal, { roles: ["coordinator"] });
  const { applicationId } = await createInCheck(portal.services, await actorOf(portal, id));
  for (let i = 0; i < 60; i++) await portal.services.limits.consume("noteByUser", { user: id });
  const form = await openForm(browser, `/review/${applicationId}/notes`, NOTE);
  const label = "Internal note";
  const sent = await form.fill(label, "The seal is another one.").press(NOTE);
  expect(sent.answer.status).toBe(429);
  expect(sent.form(NOTE).read(label)).toBe("The seal is another one.");
});

test("so many projects are begun an hour and no more, and what was typed comes back; the list of them has pages", async () => {
  const { services } = portal;
  const { institutionId } = await services.withTransaction((tx) => createMember(tx, {}, services.clock.now()));
  const { id, browser } = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  const actor = await actorOf(portal, id);
  const draft = (titleEn: string) =>
    startProject(services, { leadInstitutionId: institutionId, typed: { titleEn } }, actor);
  for (let at = 0; at < 51; at += 1) await draft(`Project ${at}`);
  for (let i = 0; i < 20; i++) await services.limits.consume("projectByUser", { user: id });
  const form = await openForm(browser, "/projects/new", DRAFT);
  const sent = await form.fill("Title in English", "One too many").press(DRAFT);
  expect(sent.answer.status).toBe(429);
  expect(sent.form(DRAFT).read("Title in English")).toBe("One too many");
  const titles = async (address: string) =>
    (await browser.get(address)).document.querySelectorAll("section[aria-labelledby=led] li").length;
  expect([await titles("/projects/mine"), await titles("/projects/mine?page=2")]).toEqual([50, 1]);
});

test("reviewers of one file are asked and withdrawn so often on a day and no more; who was ticked stays ticked", async () => {
  const { services } = portal;
  const { id, browser } = await signInNew(portal, { roles: ["coordinator"] });
  const { institutionId } = await services.withTransaction((tx) =>
    createMember(
      tx,
      { institution: { nameEn: "Lark University", nameOfficial: "Lark University" } },
      services.clock.now(),
    ),
  );
  const roles = [{ role: "representative" as const, institutionId }, "reviewer" as const];
  const [one, other] = [
    await signInNew(portal, { name: "Lark", roles }),
    await signInNew(portal, { name: "Wren", roles }),
  ];
  const place = async () => {
    const { applicationId } = await createInCheck(services, await actorOf(portal, id));
    return { applicationId, page: `/review/${applicationId}/reviewers` };
  };
  const { applicationId: application, page } = await place();
  for (let i = 0; i < 28; i++) await services.limits.consume("reviewerByUserAndApplication", { user: id, application });
  const form = await openForm(browser, page, "Assign");
  expect((await form.tick(["Reviewers", one.name]).press("Assign")).answer.status).toBe(302);
  const withdraw = async () => (await openForm(browser, page, /^Withdraw/)).press(/^Withdraw/);
  expect((await withdraw()).answer.status).toBe(302);
  const again = await openForm(browser, page, "Assign");
  const refused = await again.tick(["Reviewers", one.name]).tick(["Reviewers", other.name]).press("Assign");
  expect([refused.answer.status, Number(refused.answer.headers.get("Retry-After")) > 0]).toEqual([429, true]);
  for (const { name } of [one, other]) expect(refused.form("Assign").read(["Reviewers", name])).toBe(true);
  const { page: elsewhere } = await place();
  const free = await openForm(browser, elsewhere, "Assign");
  expect((await free.tick(["Reviewers", one.name]).press("Assign")).answer.status).toBe(302);
});

test("people of one institution are asked five times a day by one person to write a project, and no more", async () => {
  const { services } = portal;
  const member = (name: string) => {
    const institution = { nameEn: name, nameOfficial: name };
    return services.withTransaction((tx) => createMember(tx, { institution }, services.clock.now()));
  };
  const [lead, other] = [await member("Asking University"), await member("Asked University")];
  const by = (institutionId: string) => ({ roles: [{ role: "representative" as const, institutionId }] });
  const { id, browser } = await signInNew(portal, by(lead.institutionId));
  await signInNew(portal, { name: "Asked Often", ...by(other.institutionId) });
  const draft = { leadInstitutionId: lead.institutionId, typed: { titleEn: "Written by many" } };
  const started = await startProject(services, draft, await actorOf(portal, id));
  const address = `/projects/${started.ok && started.slug}/editors`;
  const invite = async () => {
    const form = await openForm(browser, `${address}?institution=${other.institutionId}`, "Invite to write");
    for (const person of form.element.querySelectorAll<HTMLInputElement>("[type=radio]")) person.checked = true;
    return form.press("Invite to write");
  };
  for (let i = 0; i < 5; i++) {
    expect((await invite()).page.text).toContain("The person has been invited.");
    await (await openForm(browser, address, "Take out")).press("Take out");
  }
  expect((await invite()).answer.status).toBe(429);
});

test("a small ask sent twice is one ask, and whom it would reach stays when no more may be sent", async () => {
  const LOOK = "Show who would be asked";
  const SEND = "Ask the ticked ones";
  const home = await createMemberOfBoard(portal.services, { nameEn: "Asking University" });
  const facts = { offers: ["translation"], languagesOfInstruction: ["kk"] } as never;
  for (const nameEn of ["First Academy", "Third Academy"]) {
    const { institutionId } = await createMemberOfBoard(portal.services, { nameEn, country: "KG", facts });
    await portal.services.withTransaction((tx) => touchDirectory(tx, institutionId));
    await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  }
  const { browser } = await signInNew(portal, {
    roles: [{ role: "representative", institutionId: home.institutionId }],
  });
  const look = async (sentence: string) =>
    (await openForm(browser, "/asks/new", LOOK))
      .choose("What you need", "Translation checked")
      .fill("Your ask, in one sentence", sentence)
      .press(LOOK);
  // Once no more may be sent the form says so; this one was opened before.
  const late = await look("One small thing too many");
  const sent = new Set<string>();
  for (const number of ["One", "Two", "Three"]) {
    const form = (await look(`${number} of three small things`)).form(SEND);
    for (const one of [form, form]) sent.add((await one.press(SEND)).address);
    await (await openForm(browser, [...sent].at(-1) ?? "", "Withdraw the ask")).press("Withdraw the ask");
    await portal.services.withTransaction((tx) => tx.delete(askedMembers));
  }
  expect(sent.size).toBe(3);
  const refused = await late.form(SEND).untick("Third Academy, Kyrgyzstan").press(SEND);
  expect(refused.answer.status).toBe(429);
  const kept = refused.form(SEND);
  expect([kept.read("First Academy, Kyrgyzstan"), kept.read("Third Academy, Kyrgyzstan")]).toEqual([true, false]);
});

test("a campus of one address reports what it finds, one flood of it is refused, and what was written comes back", async () => {
  const { slug } = await createMemberOfBoard(portal.services, { nameEn: "Reported University" });
  const page = `/report/institution/${slug}`;
  const SEND = "Send the report";
  const WORDS = "In your own words";
  async function report(number: number) {
    const form = await openForm(portal.browser(), page, SEND);
    return form
      .choose("What is wrong with this page?", "False or misleading")
      .fill(WORDS, `Claim ${number}`)
      .press(SEND);
  }
  for (let number = 1; number <= 10; number++)
    expect((await report(number)).page.text).toContain("A coordinator will look at this page.");
  const flood = await report(11);
  expect([flood.answer.status, flood.form(SEND).read(WORDS)]).toEqual([429, "Claim 11"]);
  expect(await portal.services.limits.peek("reportByStrangers", {})).toBeNull();
  for (let at = 0; at < 150; at++) await portal.services.limits.consume("reportByStrangers", {});
  expect(await portal.services.limits.peek("reportByStrangers", {})).toBeGreaterThan(0);
});
