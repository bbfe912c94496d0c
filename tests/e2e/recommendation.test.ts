import { beforeAll, describe, expect, test } from "vitest";
import { newDraft } from "#tests/support/drafts.ts";
import { enterAs, type Stage } from "#tests/support/journey.ts";
import { letterTo } from "#tests/support/letters.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";
import { expectGoodLooks, openStages, press, textOf, type Way, WAYS } from "#tests/support/walk.ts";

let portal: TestPortal;
let stages: Record<Way, Stage>;

beforeAll(async () => {
  portal = await startTestPortal();
  stages = await openStages(portal);
});

const WORDS = "We have taught a joint programme with this university for six years, and it keeps what it promises. ";

describe.each(WAYS)("a recommendation by e-mail, %s JavaScript", (how) => {
  test("the applicant reads the letter and asks, somebody without an account gives it by the link, the applicant reads it", async () => {
    const stage = stages[how];
    const email = `secretary.${how}@commission.example`;
    const { home, applicant } = await newDraft(portal);
    const asker = await enterAs(stage, portal, applicant.email);
    await asker.page.goto(`${home}/recommendations`);
    const form = asker.page.getByRole("main");
    await form.getByLabel("A National Commission for UNESCO").check();
    await form.getByLabel("Institution or office").fill("National Commission");
    await form.getByLabel("Whom you ask: full name").fill("Aigul Serikova");
    await form.getByLabel("E-mail address").fill(email);
    await press(asker, "Show the letter");
    await expect.poll(() => textOf(asker)).toContain("Dear Aigul Serikova");
    await press(asker, /^Ask$/);
    await expect.poll(() => textOf(asker)).toContain("The letter is on its way.");

    const recommender = await stage.enter("en");
    await recommender.page.goto((await letterTo(portal, email, "recommendation-asked")).link);
    await expectGoodLooks(recommender, how);
    const answer = recommender.page.getByRole("main");
    await answer.getByLabel("What you recommend the institution for").fill(WORDS);
    await press(recommender, "Send the recommendation");
    await expect.poll(() => answer.getByLabel("What you recommend the institution for").inputValue()).toBe(WORDS);
    await answer.getByLabel("What you recommend the institution for").fill(WORDS.repeat(2));
    await answer.getByLabel("Your position").fill("Secretary-General");
    await answer.getByLabel("How you are connected with the institution").fill("Joint programme since 2019");
    await answer.getByRole("radio", { name: "Yes" }).check();
    await press(recommender, "Send the recommendation");
    await expect.poll(() => textOf(recommender)).toContain("Given:");

    await asker.page.goto((await letterTo(portal, applicant.email, "recommendation-given")).link);
    await expect.poll(() => textOf(asker)).toContain("it keeps what it promises");
    await expectGoodLooks(asker, how);
    expect([...asker.complaints, ...recommender.complaints]).toEqual([]);
  });
});
