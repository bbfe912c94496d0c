import { beforeAll, describe, expect, test } from "vitest";
import { expireApplications } from "#app/features/applications/apply/expire-applications.server.ts";
import { addDays } from "#app/platform/clock.ts";
import { unfold } from "#tests/support/fill-in.ts";
import { enterAs, type Stage, type Visitor } from "#tests/support/journey.ts";
import { letterTo } from "#tests/support/letters.ts";
import { actorOf, addPerson } from "#tests/support/people.ts";
import { createInCheck } from "#tests/support/review-factory.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";
import { expectGoodLooks, follow, openStages, press, textOf, type Way, WAYS } from "#tests/support/walk.ts";

let now = new Date();
let portal: TestPortal;
let stages: Record<Way, Stage>;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => now } } });
  stages = await openStages(portal);
});

async function ask({ page }: Visitor, place: string, question: string, message: string) {
  await page.goto(`${place}/request`);
  await unfold(page);
  await page.getByLabel(question, { exact: true }).check();
  await page.getByLabel("Message to the applicant").fill(message);
}

describe.each(WAYS)("a request for information, %s JavaScript", (way) => {
  test("is answered, a second one lapses by the clock, and the application is opened again with all that was typed", async () => {
    const stage = stages[way];
    const desk = await addPerson(portal, { roles: ["coordinator"] });
    const { applicationId, applicant } = await createInCheck(portal.services, await actorOf(portal, desk.id));
    const [place, home] = [`/review/${applicationId}`, `/applications/${applicationId}`];
    const coordinator = await enterAs(stage, portal, desk.email);
    await ask(coordinator, place, "National registration number", "The number belongs to another register.");
    await expectGoodLooks(coordinator, way);
    await press(coordinator, "Send the request");

    const first = await enterAs(stage, portal, applicant.email);
    await first.page.goto((await letterTo(portal, applicant.email, "application-information-request")).link);
    await expect.poll(() => textOf(first)).toContain("The number belongs to another register.");
    await expectGoodLooks(first, way);
    await follow(first, "National registration number");
    await first.page.getByLabel("National registration number").fill("REG-AFTER-1");
    await press(first, /^Save/);
    await first.page.goto(home);
    await first.page.getByLabel("Message with the answer").fill("It is the number of the new register.");
    await press(first, "Send the answer");

    await coordinator.page.goto((await letterTo(portal, desk.email, "review-answered")).link);
    await coordinator.page.goto(`${place}/answers`);
    await expect.poll(() => textOf(coordinator)).toContain("REG-AFTER-1");
    await expect.poll(() => textOf(coordinator)).toContain("It is the number of the new register.");
    await expectGoodLooks(coordinator, way);
    await ask(coordinator, place, "Entry in the public register", "Please name the entry.");
    await expect.poll(() => textOf(coordinator)).toContain("You can ask 1 more time");
    await press(coordinator, "Send the request");

    await first.page.goto(`${home}/legal`);
    await first.page.getByLabel("Entry in the public register").fill("https://register.example/entry/7");
    await press(first, /^Save/);
    now = addDays(now, 120);
    expect(await expireApplications(portal.services)).toBe(1);

    const late = await enterAs(stage, portal, applicant.email);
    const { link, text } = await letterTo(portal, applicant.email, "application-expired");
    expect(text).toContain("Nothing is lost");
    await late.page.goto(link);
    await expect.poll(() => textOf(late)).toContain("This application can be opened again until");
    await expectGoodLooks(late, way);
    await press(late, "Open the application again");
    await expect.poll(() => textOf(late)).toContain("The application is open again.");
    await late.page.goto(`${home}/legal`);
    await expect.poll(() => late.page.getByLabel("National registration number").inputValue()).toBe("REG-AFTER-1");
    await expect
      .poll(() => late.page.getByLabel("Entry in the public register").inputValue())
      .toBe("https://register.example/entry/7");
    for (const { complaints } of [coordinator, first, late]) expect(complaints).toEqual([]);
  });
});
