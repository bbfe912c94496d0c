import { beforeAll, describe, expect, test } from "vitest";
import { addNeededDocuments } from "#app/demo/applications-factory.server.ts";
import { importRegistryRecords } from "#app/features/registry/registry-import-commands.server.ts";
import { SEED_INSTITUTIONS } from "#app/demo/data/institutions.ts";
import { COMPLETE, newDraft } from "#tests/support/drafts.ts";
import { fillIn, unfold } from "#tests/support/fill-in.ts";
import { enterAs, type Stage } from "#tests/support/journey.ts";
import { letterTo } from "#tests/support/letters.ts";
import { addPerson } from "#tests/support/people.ts";
import { decideAtOnce } from "#tests/support/review-factory.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";
import { expectGoodLooks, follow, openStages, press, textOf, type Way, WAYS } from "#tests/support/walk.ts";

const YOUNG = {
  with: { name: "Penjikent Academy of Crafts", word: "crafts" },
  without: { name: "Khorog Polytechnic of Mountain Rivers", word: "rivers" },
};
const WHY = "Fewer than three classes have graduated so far.";

let portal: TestPortal;
let stages: Record<Way, Stage>;
let staff: Record<"coordinator" | "council", string>;

beforeAll(async () => {
  portal = await startTestPortal();
  await decideAtOnce(portal.services);
  await importRegistryRecords(portal.services, SEED_INSTITUTIONS);
  const coordinator = await addPerson(portal, { roles: ["coordinator"] });
  const council = await addPerson(portal, { roles: ["council"] });
  staff = { coordinator: coordinator.email, council: council.email };
  stages = await openStages(portal);
});

describe.each(WAYS)("a young university, %s JavaScript", (way) => {
  test("learns before it begins that it would be an observer and why, is admitted as one and stands as one in the directory", async () => {
    const stage = stages[way];
    const { name, word } = YOUNG[way];
    const asker = await stage.enter("en");
    await asker.page.goto(`/apply?unlisted=1&q=${name}`);
    await fillIn(asker.page, { ...COMPLETE.precheck, country: "TJ", cohorts: "1-2", name } as never);
    await press(asker, "Show the result");
    await expect.poll(() => textOf(asker)).toContain("Observer");
    await expectGoodLooks(asker, way);

    const { identity, legal, head: signing, ...rest } = COMPLETE.sections;
    const young = {
      ...legal,
      cohorts: 2,
      first_cohort_year: 2024,
      wished_category: "",
      reg_no: `REG-${word}`,
      recog_url: `register.example/${word}`,
    };
    const head = { ...signing, email: `khurshed.safolzoda@${word}.example` };
    const named = {
      name_official: name,
      name_en: name,
      name_ru: "",
      name_kk: "",
      name_other: [],
      acronym: "",
      ror_id: "",
    };
    const names = {
      ...identity,
      ...named,
      year_founded: 2019,
      other_ids: {},
      website: `https://${word}.example`,
      email_domains: [`${word}.example`],
    };
    const { home, id, applicant } = await newDraft(portal, { identity: names, legal: young, ...rest, head });
    await addNeededDocuments(portal.services, id, applicant);
    const first = await enterAs(stage, portal, applicant.email);
    await first.page.goto(`${home}/submission`);
    await expect.poll(() => textOf(first)).toContain("With these answers the institution applies as: Observer");
    await expect.poll(() => textOf(first)).toContain(WHY);
    await expectGoodLooks(first, way);
    await follow(first, /graduating classes/);
    await expect.poll(() => first.page.getByLabel(/graduating classes/).inputValue()).toBe("2");
    await first.page.goto(`${home}/submission`);
    await press(first, "Send to the head of the institution");

    const signer = await stage.enter("en");
    await signer.page.goto((await letterTo(portal, head.email, "application-head-request")).link);
    await unfold(signer.page);
    await expect.poll(() => textOf(signer)).toContain("Observer");
    await fillIn(signer.page, { signedName: String(signing?.full_name), signedPosition: "Rector" });
    for (const tick of await signer.page.locator('main input[type="checkbox"]').all()) await tick.check();
    await press(signer, "Confirm and submit");

    const coordinator = await enterAs(stage, portal, staff.coordinator);
    await coordinator.page.goto("/review");
    await follow(coordinator, name);
    await press(coordinator, "Take this case");
    await expect.poll(() => textOf(coordinator)).toContain(WHY);
    const needed = coordinator.page.locator('.judges:not(details *) fieldset:has-text("needed before admission")');
    for (const check of await needed.all()) await check.locator('[value="pass"]').check();
    await coordinator.page.getByRole("radio", { name: /^Admit as observer/ }).check();
    await fillIn(coordinator.page, { rationale: "Recognised and complete; two classes have graduated." });
    await expectGoodLooks(coordinator, way);
    await press(coordinator, "Save the checks and recommend");
    expect(coordinator.page.url()).toContain("done=recommendation");

    const council = await enterAs(stage, portal, staff.council);
    await council.page.goto((await letterTo(portal, staff.council, "review-recommended")).link);
    await council.page.goto(`/review/${id}/decision`);
    await expect.poll(() => textOf(council)).toContain(WHY);
    await council.page.getByRole("radio", { name: /^Approve/ }).check();
    const category = council.page.getByLabel("Membership category");
    await expect.poll(() => category.locator("option:checked").textContent()).toBe("Observer");
    await expectGoodLooks(council, way);
    await press(council, "Show the letter");
    await press(council, /send this letter$/);

    const letter = await letterTo(portal, applicant.email, "application-approved");
    expect(letter.text).toContain("Observer");
    expect(letter.text).toMatch(/M-\d{4}-\d{4}/);
    await first.page.goto(letter.link);
    await expect.poll(() => textOf(first)).toContain("Observer");
    const reader = await stage.enter("en");
    await reader.page.goto(`/directory?q=${name}&category=observer`);
    await follow(reader, name);
    await expect.poll(() => textOf(reader)).toContain("Observer");
    await expectGoodLooks(reader, way);
    for (const { complaints } of [asker, first, signer, coordinator, council, reader]) expect(complaints).toEqual([]);
  });
});
