import { beforeAll, describe, expect, test } from "vitest";
import { ASSOCIATION_SETTING } from "#app/platform/association.server.ts";
import { settings } from "#db/schema/settings.ts";
import { enterAs, type Stage } from "#tests/support/journey.ts";
import { letterTo } from "#tests/support/letters.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { actorOf, addPerson } from "#tests/support/people.ts";
import { createInCheck } from "#tests/support/review-factory.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";
import { expectGoodLooks, openStages, press, type Way, WAYS } from "#tests/support/walk.ts";

let portal: TestPortal;
let stages: Record<Way, Stage>;

beforeAll(async () => {
  portal = await startTestPortal();
  stages = await openStages(portal);
  const { withTransaction, clock } = portal.services;
  const value = { reviewersPerCase: 2 };
  const row = { name: ASSOCIATION_SETTING, value, updatedAt: clock.now(), updatedById: null };
  await withTransaction((tx) => tx.insert(settings).values(row));
});

const enter = (stage: Stage, email: string) => enterAs(stage, portal, email);

async function addReviewer(name: string) {
  const { withTransaction, clock } = portal.services;
  const facts = { nameEn: `Institute of ${name}`, nameOfficial: `Institute of ${name}`, emailDomains: [] };
  const { institutionId } = await withTransaction((tx) => createMember(tx, { institution: facts }, clock.now()));
  return addPerson(portal, { name, roles: [{ role: "editor", institutionId }, "reviewer"] });
}

/** Another window keeps a remark: this one is shown both, and asked before it replaces that. */
async function writeElsewhere(reviewer: Awaited<ReturnType<typeof enter>>, how: Way) {
  const { page } = reviewer;
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByLabel("Overall remark").fill("Written in the other window.");
  await other.getByRole("button", { name: "Save the draft" }).click();
  await expect.poll(() => other.getByRole("main").textContent()).toContain("The draft is saved.");
  await other.close();
  await page.getByLabel("Overall remark").fill("Written in this window.");
  await press(reviewer, "Save the draft");
  const main = () => page.getByRole("main").textContent();
  await expect.poll(main).toContain("You have changed this review in another window meanwhile");
  expect(await main()).toContain("Written in the other window.");
  expect(await page.getByLabel("Overall remark").inputValue()).toBe("Written in this window.");
  await expectGoodLooks(reviewer, how);
}

describe.each(WAYS)("two reviewers of one file, %s JavaScript", (how) => {
  test("are assigned with one press, accept by the letter, score and give their reviews; the coordinator sees where they do not agree", async () => {
    const stage = stages[how];
    const { id, email } = await addPerson(portal, { roles: ["coordinator"] });
    const { applicationId } = await createInCheck(portal.services, await actorOf(portal, id));
    const coordinator = await enter(stage, email);
    const reviewers = [await addReviewer(`Larkspur ${how}`), await addReviewer(`Merle ${how}`)];
    const complaints = [coordinator.complaints];
    await coordinator.page.goto(`/review/${applicationId}/reviewers`);
    for (const { name } of reviewers) await coordinator.page.getByRole("main").getByLabel(name).first().check();
    await expectGoodLooks(coordinator, how);
    await press(coordinator, "Assign");
    await expect
      .poll(() => coordinator.page.getByRole("main").textContent())
      .toContain("Everybody you ticked is assigned");
    for (const [at, person] of reviewers.entries()) {
      const reviewer = await enter(stage, person.email);
      complaints.push(reviewer.complaints);
      await reviewer.page.goto((await letterTo(portal, person.email, "reviewer-asked")).link);
      await press(reviewer, "Accept");
      const scores = reviewer.page.getByRole("radio", { name: at === 0 ? /^3 of 4/ : /^1 of 4/ });
      await expect.poll(() => scores.count()).toBe(5);
      for (const score of await scores.all()) await score.check();
      await press(reviewer, "Give the review");
      await expect
        .poll(() => reviewer.page.getByRole("main").textContent())
        .toContain(at === 0 ? "Please give an answer here." : "A score of 0, 1 or 4 needs a comment.");
      if (at === 0) await writeElsewhere(reviewer, how);
      if (at === 1) for (const one of await reviewer.page.getByLabel(/^Comment/).all()) await one.fill("Hardly shown.");
      await reviewer.page.getByLabel("Overall remark").fill(`The remark of number ${at + 1}.`);
      await expectGoodLooks(reviewer, how);
      await press(reviewer, "Give the review");
      await expect.poll(() => reviewer.page.getByRole("main").textContent()).toContain("Your review is given.");
    }
    await coordinator.page.goto(`/review/${applicationId}/reviewers`);
    const read = (await coordinator.page.getByRole("main").textContent()) ?? "";
    expect(read).toContain("All 2 reviews are given.");
    expect(read.match(/Reviewers do not agree/g)).toHaveLength(5);
    expect(read).toContain("The remark of number 2.");
    await expectGoodLooks(coordinator, how);
    expect(complaints.flat()).toEqual([]);
  });
});
