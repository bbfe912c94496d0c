import { beforeAll, describe, expect, test } from "vitest";
import { enterAs, type Stage } from "#tests/support/journey.ts";
import { letterTo } from "#tests/support/letters.ts";
import { actorOf, addPerson } from "#tests/support/people.ts";
import { createRecommended, decideAtOnce } from "#tests/support/review-factory.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";
import { expectGoodLooks, follow, openStages, press, textOf, type Way, WAYS } from "#tests/support/walk.ts";

const WHY = "The register names us since 2014. The link to it stood in our answers and was not opened.";
const REASONS = "The link leads to the entry and was not opened, so the procedure was not followed.";

let portal: TestPortal;
let stages: Record<Way, Stage>;

beforeAll(async () => {
  portal = await startTestPortal();
  await decideAtOnce(portal.services);
  stages = await openStages(portal);
});

const enter = (stage: Stage, email: string) => enterAs(stage, portal, email);

describe.each(WAYS)("an appeal, %s JavaScript", (how) => {
  test("a refusal is appealed against, two of the panel allow it, and it is before those who decide again", async () => {
    const stage = stages[how];
    const coordinator = await addPerson(portal, { roles: ["coordinator"] });
    const council = await addPerson(portal, { roles: ["council"] });
    const another = await addPerson(portal, { roles: ["council"] });
    const first = await addPerson(portal, { name: "Marat of the Panel", roles: ["appeals"] });
    const second = await addPerson(portal, { name: "Saule of the Panel", roles: ["appeals"] });
    const filed = await createRecommended(portal.services, await actorOf(portal, coordinator.id));

    const decider = await enter(stage, council.email);
    await decider.page.goto(`/review/${filed.applicationId}/decision`);
    await decider.page.getByRole("radio", { name: /^Refuse/ }).check();
    await decider.page.locator('[name="reasonCodes"]').first().check();
    await decider.page.fill('textarea[name="explanation"]', "No entry of a register was found.");
    await press(decider, "Show the letter");
    await press(decider, "Refuse and send this letter");

    const applicant = await enter(stage, filed.applicant.email);
    const refusal = await letterTo(portal, filed.applicant.email, "application-refused");
    expect(refusal.text).toContain("appeal");
    await applicant.page.goto(refusal.link);
    await follow(applicant, "Appeal");
    await applicant.page.getByLabel("Why").fill(WHY);
    await press(applicant, "Save the draft");
    await applicant.page.getByLabel("The procedure was not followed").check();
    await expect.poll(() => applicant.page.getByLabel("Why").inputValue()).toBe(WHY);
    await expectGoodLooks(applicant, how);
    await press(applicant, "Lodge the appeal");
    expect(applicant.page.url()).toContain("done=lodged");

    let proposed = "";
    for (const { email } of [first, second]) {
      const member = await enter(stage, email);
      await member.page.goto((await letterTo(portal, email, "review-appeal")).link);
      await expect.poll(() => textOf(member)).toContain(WHY);
      if (email === first.email) {
        await member.page.getByLabel("Allow the appeal").check();
        await member.page.getByLabel("What the panel finds").fill(REASONS);
        await expectGoodLooks(member, how);
        await press(member, "Show the letter");
        proposed = `${REASONS} The entry is number 17.`;
        const body = member.page.getByLabel("Text").first();
        await body.fill((await body.inputValue()).replace(REASONS, proposed));
        await press(member, "Save and show the letter");
        await expectGoodLooks(member, how);
        await press(member, "Propose this letter");
      } else {
        await expect.poll(() => textOf(member)).toContain(proposed);
        await expectGoodLooks(member, how);
        await press(member, "Agree to this letter");
      }
      expect(member.page.url()).toContain("/appeals?done=");
      expect(member.complaints).toEqual([]);
    }

    expect((await letterTo(portal, filed.applicant.email, "application-appeal-allowed")).text).toContain(proposed);
    await applicant.page.reload();
    await expect.poll(() => textOf(applicant)).toContain(proposed);
    expect(await textOf(applicant)).not.toContain("of the Panel");
    const other = await enter(stage, another.email);
    await other.page.goto((await letterTo(portal, another.email, "review-back_from_panel")).link);
    await expect.poll(() => textOf(other)).toContain(proposed);
    for (const [person, buttons] of [
      [other, 1],
      [decider, 0],
    ] as const) {
      await person.page.goto(`/review/${filed.applicationId}/decision`);
      await expect.poll(() => textOf(person)).toContain(proposed);
      await expect.poll(() => person.page.getByRole("button", { name: "Show the letter" }).count()).toBe(buttons);
    }
    expect([...applicant.complaints, ...decider.complaints, ...other.complaints]).toEqual([]);
  });
});
