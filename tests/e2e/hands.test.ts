import { beforeAll, describe, expect, test } from "vitest";
import { newDraft } from "#tests/support/drafts.ts";
import { enterAs, type Stage } from "#tests/support/journey.ts";
import { letterTo } from "#tests/support/letters.ts";
import { addPerson } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";
import { openStages, press, type Way, WAYS } from "#tests/support/walk.ts";

let portal: TestPortal;
let stages: Record<Way, Stage>;

beforeAll(async () => {
  portal = await startTestPortal();
  stages = await openStages(portal);
});

const enter = (stage: Stage, email: string) => enterAs(stage, portal, email);

describe.each(WAYS)("two hands on one draft, %s JavaScript", (how) => {
  test("one invites, the other accepts; both write one answer, see both texts, and the draft changes hands", async () => {
    const stage = stages[how];
    const { home, applicant } = await newDraft(portal);
    const colleague = await addPerson(portal, { name: "Zhanar Second Hand" });
    const first = await enter(stage, applicant.email);
    const second = await enter(stage, colleague.email);

    await first.page.goto(`${home}/people`);
    await first.page.getByRole("main").getByLabel("E-mail address").first().fill(colleague.email);
    await first.page.getByLabel("to write in it").check();
    await press(first, "Send the invitation");
    await second.page.goto((await letterTo(portal, colleague.email, "hands-invited")).link);
    await press(second, "Accept the invitation");
    expect(second.page.url()).toContain(home);

    await first.page.goto(`${home}/legal`);
    await second.page.goto(`${home}/legal`);
    await expect.poll(() => second.page.getByRole("main").textContent()).toContain("Somebody else is in this section");
    await first.page.getByLabel("Legal form").fill("Public university of the first hand");
    await press(first, "Save and continue");
    await second.page.getByLabel("Legal form").fill("Private university of the second hand");
    await press(second, "Save and continue");
    await expect.poll(() => second.page.getByRole("alert").first().textContent()).toContain("first hand");
    await expect.poll(() => second.page.getByRole("alert").first().textContent()).toContain("second hand");
    await press(second, "Save and continue");
    await first.page.goto(`${home}/versions`);
    await expect.poll(() => first.page.getByRole("main").textContent()).toContain("Zhanar Second Hand");

    await first.page.goto(`${home}/people`);
    await press(first, /^Hand over to/);
    await second.page.goto((await letterTo(portal, colleague.email, "hands-handover")).link);
    await press(second, "Accept the invitation");
    await second.page.goto(`${home}/withdrawal`);
    await expect
      .poll(() => second.page.getByRole("heading", { level: 1 }).textContent())
      .toBe("Withdraw the application");
    expect([...first.complaints, ...second.complaints]).toEqual([]);
  });
});
