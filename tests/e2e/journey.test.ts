import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { SEED_INSTITUTIONS } from "#app/demo/data/institutions.ts";
import { DEMO_PASSWORD, SEED_PEOPLE } from "#app/demo/data/people.ts";
import { smallPdf } from "#app/demo/applications-factory.server.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { decideAtOnce } from "#tests/support/review-factory.ts";
import { CHECK_QUESTIONS } from "#app/features/projects/posting/criteria.ts";
import { seedMembers } from "#app/demo/seed-members.server.ts";
import { seedStaff } from "#app/demo/seed-people.server.ts";
import { importRegistryRecords } from "#app/features/registry/registry-import-commands.server.ts";
import { fillIn, send, settle, unfold } from "#tests/support/fill-in.ts";
import { expectAccessible, findEnglish, openStage, type Stage, type Visitor } from "#tests/support/journey.ts";
import { linkIn, type MailServer, type ReceivedMail, startMailServer } from "#tests/support/mail-server.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";
import { HEAD, NAME, PASSWORD, PRECHECK, REPRESENTATIVE, SECTIONS } from "#tests/support/applicant-answers.ts";

const PROJECT = completeValues(new Date());

/** People, institutions and what they wrote, which stay as they are in every language. */
const CALLED = [
  NAME,
  PROJECT.titleEn,
  ...PROJECT.needs.map(({ role }) => role),
  "Samarkand State University named after Sharof Rashidov",
  ...SEED_PEOPLE.map(({ name }) => name),
  "Heritage of Korkyt: melody and word",
];

const DOCUMENTS = ["letter_of_intent", "signed_commitment", "legal_status", "recognition_accreditation"];

describe.each([
  { name: "with JavaScript", isScripted: true },
  { name: "without JavaScript", isScripted: false },
])("a university joins, posts a project and finds a partner, $name", ({ isScripted }) => {
  let portal: TestPortal;
  let mail: MailServer;
  let stage: Stage;
  let applicant: Visitor;
  let coordinator: Visitor;
  let decider: Visitor;
  let partner: Visitor;
  let outcomeAddress = "";
  let applicationPath = "";
  let reviewPath = "";
  let entryPath = "";
  let projectPath = "";

  beforeAll(async () => {
    mail = await startMailServer();
    portal = await startTestPortal({ env: { SMTP_URL: mail.url, MAIL_FROM: "secretariat@portal.example" } });
    const demo = { services: portal.services, today: portal.services.clock.now() };
    await importRegistryRecords(portal.services, SEED_INSTITUTIONS);
    await decideAtOnce(portal.services);
    await seedStaff(demo);
    await seedMembers(demo);
    stage = await openStage({ origin: portal.origin, isScripted });
    [applicant, coordinator, decider, partner] = await Promise.all([
      stage.enter("en"),
      stage.enter("en"),
      stage.enter("en"),
      stage.enter("en"),
    ]);
  });

  async function letter(recipient: string, subject?: RegExp): Promise<ReceivedMail> {
    await portal.services.outbox.sendDue();
    return mail.waitFor(recipient, subject);
  }

  async function look(page: Page) {
    if (isScripted) await expectAccessible(page);
  }

  async function open({ page }: Visitor, address: string) {
    const response = await page.goto(address);
    expect(response?.status(), address).toBeLessThan(400);
    await look(page);
  }

  async function signIn(visitor: Visitor, email: string) {
    await open(visitor, "/login");
    await fillIn(visitor.page, { email, password: DEMO_PASSWORD });
    await send(visitor.page);
    expect(visitor.page.url()).toContain("/inbox");
  }

  test("1 the university finds itself in the registry and may apply", async () => {
    const { page } = applicant;
    await open(applicant, "/join");
    await open(applicant, "/join/form");
    await open(applicant, `/apply?q=${encodeURIComponent(NAME)}`);
    await settle(page, () => page.locator('main a[href^="/apply?registry="]').first().click());
    await look(page);
    const { country: _fromRegistry, ...answers } = PRECHECK;
    await fillIn(page, answers);
    await send(page);
    outcomeAddress = page.url().replace(portal.origin, "");
    expect(outcomeAddress).toContain("/apply/outcome");
    await look(page);
  });

  test("2 an account is made, its address verified by the letter's link", async () => {
    const { page } = applicant;
    await page.getByRole("link", { name: "Create an account" }).first().click();
    await page.waitForURL(/signup/);
    await look(page);
    await fillIn(page, {
      name: REPRESENTATIVE.full_name,
      email: REPRESENTATIVE.email,
      password: PASSWORD,
      consent: true,
    });
    await send(page);
    await open(applicant, linkIn(await letter(REPRESENTATIVE.email)));
    await send(page);
    expect(page.url()).toContain("/apply/outcome");
    await look(page);
  });

  test("3 the form is filled in, section by section, with its documents", async () => {
    const { page } = applicant;
    await send(page);
    applicationPath = /\/applications\/[\w-]+/.exec(page.url())?.[0] ?? "";
    expect(applicationPath).not.toBe("");
    for (const [section, answers] of Object.entries(SECTIONS)) {
      await open(applicant, `${applicationPath}/${section}`);
      await unfold(page);
      await fillIn(page, answers);
      await send(page, "continue");
    }
    await open(applicant, `${applicationPath}/documents`);
    await unfold(page);
    for (const kind of DOCUMENTS) {
      const card = page.locator(`#document-${kind}`);
      await card.locator("details:has([type=file])").evaluate((fold) => fold.setAttribute("open", ""));
      const buffer = smallPdf(kind.replaceAll("_", " "));
      await card
        .locator('input[type="file"]')
        .setInputFiles({ name: `${kind}.pdf`, mimeType: "application/pdf", buffer });
      const issuedOn = card.locator('[name="issuedOn"]');
      if (await issuedOn.count())
        await issuedOn.fill(new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10));
      await settle(page, () => card.locator('form[enctype="multipart/form-data"] button[type=submit]').click());
    }
    await look(page);
  });

  test("4 the head of the institution reads it without an account and confirms", async () => {
    await open(applicant, `${applicationPath}/submission`);
    await send(applicant.page, "send");
    await open(applicant, applicationPath);
    const head = await stage.enter("en");
    await open(head, linkIn(await letter(HEAD.email)));
    await unfold(head.page);
    await fillIn(head.page, { signedName: HEAD.full_name, signedPosition: "Rector" });
    for (const tick of await head.page.locator('main input[type="checkbox"]').all()) await tick.check();
    await send(head.page, "confirm");
    await look(head.page);
    expect((await letter(REPRESENTATIVE.email, /A-\d{4}-0001/)).text).toContain("A-");
    await open(applicant, applicationPath);
    expect(head.complaints).toEqual([]);
  });

  test("5 a coordinator checks and recommends, a second person approves", async () => {
    await signIn(coordinator, "coordinator.world@demo.example");
    await open(coordinator, "/review");
    const { page } = coordinator;
    let [clicks, loads] = [0, 1];
    const go = async (act: () => Promise<unknown>) => {
      [clicks, loads] = [clicks + 1, loads + 1];
      await settle(page, act);
    };
    const tick = async (box: Locator) => {
      clicks += 1;
      await box.check();
    };
    await go(() =>
      page
        .getByRole("link", { name: new RegExp(NAME) })
        .first()
        .click(),
    );
    reviewPath = new URL(page.url()).pathname;
    await look(page);
    await go(() => page.locator('main button[value="take"]').click());
    expect(page.url()).toContain(`${reviewPath}/work`);
    await look(page);
    const needed = page.locator('.judges:not(details *) fieldset:has-text("needed before admission")');
    await needed.first().waitFor();
    for (const check of await needed.all()) await tick(check.locator('[value="pass"]'));
    await tick(page.locator('[name="recommendation"][value="admit_full"]'));
    await fillIn(page, { rationale: "Complete, recognised, and close to the themes of the association." });
    await go(() => page.locator('main button[value="recommend"]:visible').click());
    expect(page.url()).toContain("done=recommendation");
    expect(clicks, "clicks of a routine file, from the open queue").toBeLessThanOrEqual(10);
    expect(loads).toBeLessThanOrEqual(4);
    await look(page);
    for (const tab of ["answers", "correspondence"]) await open(coordinator, `${reviewPath}/${tab}`);
    await signIn(decider, "council@demo.example");
    await open(decider, `${reviewPath}/decision`);
    await fillIn(decider.page, { outcome: "approve", category: "full" });
    await send(decider.page);
    await look(decider.page);
    await send(decider.page, "decide");
    await look(decider.page);
    expect((await letter(REPRESENTATIVE.email, /./)).text).toMatch(/M-\d{4}-\d{4}/);
  });

  test("6 the directory shows the new member, who keeps its profile", async () => {
    const { page } = applicant;
    await open(applicant, `/directory?q=${encodeURIComponent(NAME)}`);
    await settle(page, () => page.locator('main a[href^="/directory/"]').first().click());
    entryPath = new URL(page.url()).pathname;
    await look(page);
    await open(applicant, "/institution");
    await open(applicant, "/inbox");
  });

  test("7 it posts a joint project; a member asks to join, is accepted and confirms", async () => {
    const { page } = applicant;
    await open(applicant, "/projects/new");
    await unfold(page);
    await settle(page, () => page.locator('main button[name="__intent__"]').first().click());
    await page.locator('main [name^="needs[0]."]').first().waitFor({ state: "attached" });
    await unfold(page);
    const {
      isSeekingPartners: _seeking,
      partners: _none,
      isUnescoNamePlanned: _no,
      ...values
    } = completeValues(new Date());
    await fillIn(page, values as never);
    await fillIn(page, { isSeekingPartners: "yes", isUnescoNamePlanned: "no" });
    await send(page, "submit");
    projectPath = new URL(page.url()).pathname;
    await look(page);
    await open(coordinator, "/review/projects");
    await open(coordinator, `/review${projectPath}`);
    const met = CHECK_QUESTIONS.map((name) => [`met_${name}`, "yes"] as const);
    await fillIn(coordinator.page, Object.fromEntries(met));
    await send(coordinator.page, "publish");
    await open(coordinator, projectPath);

    await signIn(partner, "samarkand@demo.example");
    await open(partner, "/projects");
    await open(partner, `${projectPath}/interests`);
    await partner.page.locator('[name="needId"]').first().check();
    await fillIn(partner.page, { message: "Our department has measured caravanserais for thirty years. ".repeat(5) });
    await send(partner.page, "express");
    await look(partner.page);

    await open(applicant, `${projectPath}/interests`);
    await unfold(page);
    await send(page, "accept");
    await look(page);
    await open(partner, `${projectPath}/partnership`);
    await send(partner.page, "confirm");
    await open(applicant, projectPath);
    await expect.poll(() => page.textContent("main")).toContain("Samarkand");
    await letter("samarkand@demo.example");
  });

  test("the browsers had nothing to complain about", () => {
    for (const { complaints } of [applicant, coordinator, decider, partner]) expect(complaints).toEqual([]);
  });

  test("in Kazakh the same pages have no English left", async () => {
    const pages: [Visitor, string[]][] = [
      [
        applicant,
        [
          "/inbox",
          applicationPath,
          "/institution",
          "/account",
          "/projects/mine",
          `${projectPath}/interests`,
          "/projects/new",
        ],
      ],
      [
        coordinator,
        ["/review", reviewPath, `${reviewPath}/answers`, `${reviewPath}/correspondence`, "/review/projects"],
      ],
      [partner, [entryPath, projectPath, `${projectPath}/partnership`, "/projects", "/directory"]],
    ];
    for (const [visitor, addresses] of pages) {
      for (const address of addresses) {
        const response = await visitor.page.goto(`${address}?lng=kk`);
        expect.soft(response?.status(), address).toBe(200);
        expect.soft(await findEnglish(visitor.page, CALLED), address).toEqual([]);
      }
    }
  });
});
