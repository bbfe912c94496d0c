import { beforeAll, describe, expect, test } from "vitest";
import { ASSOCIATION_SETTING } from "#app/platform/association.server.ts";
import { dayNow, daysAfter } from "#app/platform/days.ts";
import { settings } from "#db/schema/settings.ts";
import { settle } from "#tests/support/fill-in.ts";
import { enterAs, type Stage, type Visitor } from "#tests/support/journey.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { actorOf, addPerson } from "#tests/support/people.ts";
import { createRecommended, type FiledApplication } from "#tests/support/review-factory.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";
import { expectGoodLooks, follow, openStages, press, textOf, type Way, WAYS } from "#tests/support/walk.ts";

/** How many files there are; forty where the page is not looked at by scripts, which takes them a minute on each. */
const FILES: Record<Way, number> = { with: 8, without: 40 };
const WHY = "My sister teaches there.";
const REASONS = "The register names no programme of three years.";

let portal: TestPortal;
let stages: Record<Way, Stage>;
let people: Record<"desk" | "chair" | "one" | "two", string>;

beforeAll(async () => {
  portal = await startTestPortal();
  const { withTransaction, clock } = portal.services;
  const value = { holdMinutes: 0, decisionBy: "ballot" };
  const row = { name: ASSOCIATION_SETTING, value, updatedAt: clock.now(), updatedById: null };
  await withTransaction((tx) => tx.insert(settings).values(row));
  const desk = await addPerson(portal, { roles: ["coordinator"] });
  const chair = await addPerson(portal, { name: "Chair Woman", roles: ["chair"] });
  const one = await addPerson(portal, { name: "Member One", roles: ["council"] });
  const two = await addPerson(portal, { name: "Member Two", roles: ["council"] });
  people = { desk: desk.email, chair: chair.email, one: one.email, two: two.email };
  stages = await openStages(portal);
  for (const way of WAYS) {
    const actor = await actorOf(portal, desk.id);
    for (let at = 0; at < FILES[way]; at++)
      filed[way].push(await createRecommended(portal.services, actor, { name: nameOf(way, at) }));
  }
});

const filed: Record<Way, FiledApplication[]> = { with: [], without: [] };
const nameOf = (way: Way, at: number) => `Batch ${at} University ${way} Script`;
const itemOf = ({ page }: Visitor, name: string) => page.locator("section.ballot", { hasText: name });

/** Votes for everything but what is said, and saves once. */
async function vote(member: Visitor, way: Way, choices: Record<number, string> = {}) {
  for (let at = 0; at < FILES[way]; at++) {
    const choice = choices[at] ?? "for";
    await itemOf(member, nameOf(way, at)).locator(`[type=radio][value="${choice}"]`).check();
  }
}

describe.each(WAYS)("a session of the council on forty files, or fewer with scripts: %s JavaScript", (way) => {
  test("is prepared, opened, voted on with a recusal, closed, and announced together in few clicks", async () => {
    const stage = stages[way];
    const desk = await enterAs(stage, portal, people.desk);
    await desk.page.goto("/council/new");
    await desk.page.getByLabel("In a meeting").check();
    await desk.page.getByLabel("First day, or day of the meeting").fill(daysAfter(dayNow(portal.services.clock), 7));
    await desk.page.getByLabel("Hour of the meeting").fill("15:00");
    await press(desk, "Save");
    for (let at = 0; at < FILES[way]; at++) await desk.page.getByLabel(nameOf(way, at), { exact: true }).check();
    await press(desk, "Put the chosen on the agenda");
    await expectGoodLooks(desk, way);
    const place = new URL(desk.page.url()).pathname;

    const chair = await enterAs(stage, portal, people.chair);
    await chair.page.goto(place);
    await follow(chair, "Open the vote");
    await expect.poll(() => textOf(chair)).toContain("3 members may vote");
    await press(chair, "Open the vote and tell the members");

    const one = await enterAs(stage, portal, people.one);
    await one.page.goto((await letterTo(portal, people.one, "council-opened")).link);
    await vote(one, way, { 0: "recuse", 1: "against" });
    await press(one, "Save the votes");
    await expect.poll(() => textOf(one)).toContain("Say in a few words why you may not vote.");
    await expect.poll(() => itemOf(one, nameOf(way, 1)).locator('[value="against"]').isChecked()).toBe(true);
    await itemOf(one, nameOf(way, 0)).locator('[name$=".word"]').fill(WHY);
    await press(one, "Save the votes");
    await expect.poll(() => textOf(one)).toContain("Your votes are saved.");
    await expectGoodLooks(one, way);
    const two = await enterAs(stage, portal, people.two);
    await two.page.goto(place);
    await vote(two, way, { 1: "against" });
    await press(two, "Save the votes");
    expect(await textOf(two)).not.toContain(WHY);

    await chair.page.goto(place);
    let clicks = 0;
    const click = async (act: () => Promise<unknown>) => {
      clicks += 1;
      await act();
    };
    await click(() => chair.page.getByText("Before the vote is closed").click());
    await expect.poll(() => textOf(chair)).toContain("Chair Woman: ");
    await click(() => press(chair, /^Close the vote$/));
    const recused = itemOf(chair, nameOf(way, 0));
    await expect.poll(() => recused.textContent()).toContain("1 of 2 took part, 2 were needed: there was no quorum.");
    await expect.poll(() => recused.textContent()).toContain(WHY);
    const lost = itemOf(chair, nameOf(way, 1));
    await expect.poll(() => lost.textContent()).toContain("2 of 2 votes cast had to be for it.");
    await expectGoodLooks(chair, way);
    await click(() => follow(chair, "See the decisions and announce"));
    await click(() => follow(chair, `Write the reasons: ${nameOf(way, 1)}`));
    const form = chair.page.locator("#letter");
    await click(() => form.locator('[name="reasonCodes"]').first().check());
    await form.locator('textarea[name="explanation"]').fill(REASONS);
    await click(() => settle(chair.page, () => form.getByRole("button", { name: "Save" }).first().click()));
    const applicants = filed[way].map(({ applicant }) => applicant.email);
    for (const email of applicants.slice(1, 3)) expect(await lettersTo(portal, email)).toEqual([]);
    await expectGoodLooks(chair, way);
    await click(() => press(chair, "Announce the ticked decisions"));
    await expect.poll(() => textOf(chair)).toContain("The decisions are announced.");
    expect(clicks).toBeLessThanOrEqual(15);

    expect((await letterTo(portal, applicants[1] ?? "", "application-refused")).text).toContain(REASONS);
    for (const email of applicants.slice(2))
      expect((await letterTo(portal, email, "application-approved")).text).toMatch(/M-\d{4}-\d{4}/);
    expect(await lettersTo(portal, applicants[0] ?? "")).toEqual([]);
    await two.page.goto(`${place}/minutes`);
    await expect.poll(() => textOf(two)).toContain("Member One");
    await expectGoodLooks(two, way);
    for (const { complaints } of [desk, chair, one, two]) expect(complaints).toEqual([]);
  });
});
