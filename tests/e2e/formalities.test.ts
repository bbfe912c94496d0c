import { beforeAll, describe, expect, test } from "vitest";
import { IN_CHECK_APPLICATION } from "#app/demo/data/applications/in-check.ts";
import { changeAssociation } from "#tests/support/formalities.ts";
import { enterAs, type Stage } from "#tests/support/journey.ts";
import { letterTo } from "#tests/support/letters.ts";
import { actorOf, addPerson } from "#tests/support/people.ts";
import { createRecommended } from "#tests/support/review-factory.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";
import { expectGoodLooks, follow, openStages, press, textOf, type Way, WAYS } from "#tests/support/walk.ts";

const HEAD = IN_CHECK_APPLICATION.sections.head as unknown as { email: string };

let portal: TestPortal;
let stages: Record<Way, Stage>;

beforeAll(async () => {
  portal = await startTestPortal();
  await changeAssociation(portal.services, { holdMinutes: 0, formalities: true });
  stages = await openStages(portal);
});

describe.each(WAYS)("formalities after an approval, %s JavaScript", (how) => {
  test("the head signs, another alternate is named and accepts, and the membership begins", async () => {
    const stage = stages[how];
    const coordinator = await addPerson(portal, { roles: ["coordinator"] });
    const council = await addPerson(portal, { roles: ["council"] });
    const alternate = await addPerson(portal, { name: "Saule Akhmetova" });
    const filed = await createRecommended(portal.services, await actorOf(portal, coordinator.id));
    const decider = await enterAs(stage, portal, council.email);
    await decider.page.goto(`/review/${filed.applicationId}/decision`);
    await decider.page.getByRole("radio", { name: /^Approve/ }).check();
    await press(decider, "Show the letter");
    await press(decider, "Approve and send this letter");

    const applicant = await enterAs(stage, portal, filed.applicant.email);
    await applicant.page.goto((await letterTo(portal, filed.applicant.email, "application-formalities")).link);
    await expectGoodLooks(applicant, how);
    await applicant.page.getByText("Name another alternate representative").click();
    await applicant.page.getByLabel("Full name").fill(alternate.name);
    await applicant.page.getByLabel("Position").fill("Vice-rector");
    await applicant.page.getByLabel("E-mail address").fill(alternate.email);
    await press(applicant, "Name and invite");
    await expect.poll(() => textOf(applicant)).toContain("Saule Akhmetova");

    const head = await stage.enter("en");
    await head.page.goto((await letterTo(portal, HEAD.email, "application-commitment-request")).link);
    await expectGoodLooks(head, how);
    await head.page.getByLabel("I have read the commitment.").check();
    await head.page.getByLabel(/^I am entitled to act/).check();
    await press(head, "Sign the commitment");
    await expect.poll(() => textOf(head)).toContain("The commitment is signed");

    const second = await enterAs(stage, portal, alternate.email);
    await second.page.goto((await letterTo(portal, alternate.email, "hands-representative")).link);
    await press(second, "Accept the invitation");
    await applicant.page.goto(`/applications/${filed.applicationId}`);
    await expect.poll(() => textOf(applicant)).toContain("The institution has been admitted");
    await follow(applicant, "Entry in the directory");
    expect(applicant.page.url()).toContain("/directory/");

    const owner = await enterAs(stage, portal, coordinator.email);
    await owner.page.goto(`/review/${filed.applicationId}`);
    await expectGoodLooks(owner, how);
    for (const { complaints } of [applicant, head, second, owner]) expect(complaints).toEqual([]);
  });
});
