import { beforeAll, describe, expect, test } from "vitest";
import { passChecks } from "#tests/support/review-factory.ts";
import { pressOn } from "#tests/support/press.ts";
import { startSecretariat } from "#tests/support/secretariat.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";

const SHOW = "Show the letter";
const APPROVE = "Approve and send this letter";
const REFUSE = "Refuse and send this letter";
const SAVE = "Save the checks";
const RECOMMEND = "Save the checks and recommend";
const REQUEST = "Send the request";
const MESSAGE = "Message to the applicant";

let desk: Awaited<ReturnType<typeof startSecretariat>>;
beforeAll(async () => {
  desk = await startSecretariat();
});

const openDecision = (name: "council" | "second", id: string) =>
  openForm(desk.people[name].browser, `/review/${id}/decision`, SHOW);

describe("working on a file without JavaScript", () => {
  test("from the check to the decision", async () => {
    const id = await desk.inCheck();
    const { browser } = desk.people.coordinator;
    const judged = await pressOn(browser, `/review/${id}/work`, "Save the checks", {
      choose: { Sanctions: "Pass" },
      fill: {
        "Note: Sanctions": "List of 1 September",
        "Link to the evidence: Sanctions": "https://scsanctions.un.org/",
      },
    });
    expect(judged.location).toBe(`/review/${id}/work?done=work`);
    const overview = await browser.get(`/review/${id}`);
    expect(overview.document.querySelector("#check-sanctions")?.textContent).toContain("List of 1 September");
    const recommend = () =>
      pressOn(browser, `/review/${id}/work`, RECOMMEND, {
        choose: { "What do you recommend?": "Admit as full member" },
        fill: { Rationale: "Everything is in good order." },
      });
    const early = await recommend();
    expect([early.status, early.text.includes("Whole institution")]).toEqual([422, true]);
    await passChecks(desk.portal.services, id, desk.coordinator);
    expect((await recommend()).status).toBe(302);
    expect((await browser.get(`/review/${id}/decision`)).text).toContain(
      "You recommended, so a second person decides.",
    );
    const own = { intent: "decide", version: "3", outcome: "approve", category: "full" };
    expect((await browser.forge(`/review/${id}/letter`, own)).status).toBe(403);
    const read = await (await openDecision("council", id)).choose("Your decision", "Approve").press(SHOW);
    expect([read.page.status, await desk.statusOf(id)]).toEqual([200, "recommended"]);
    const decided = await read.form(APPROVE).press(APPROVE);
    expect(decided.answer.location).toBe(`/review/${id}?done=approve`);
    expect(decided.page.text).toContain("The approval has taken effect.");
    expect(await desk.statusOf(id)).toBe("approved");
  });

  test("what was typed comes back with what is wrong", async () => {
    const { browser } = desk.people.coordinator;
    const id = await desk.inCheck();
    const words = "Please send the licence again.";
    const form = await openForm(browser, `/review/${id}/request`, REQUEST);
    const sent = await form.fill(MESSAGE, words).press(REQUEST);
    expect([sent.answer.status, sent.form(REQUEST).read(MESSAGE)]).toEqual([422, words]);
    expect(sent.page.document.querySelector(".error-summary")?.textContent).toContain(
      "Tick at least one answer or document.",
    );
    const refusal = await pressOn(browser, `/review/${id}/work`, RECOMMEND, {
      choose: { "What do you recommend?": "Refuse" },
      fill: { Rationale: "No recognition was found anywhere." },
    });
    expect([refusal.status, refusal.text.includes("A refusal needs at least one reason.")]).toEqual([422, true]);
  });

  test("a request names exactly what may be changed", async () => {
    const { browser } = desk.people.coordinator;
    const id = await desk.inCheck();
    const form = await openForm(browser, `/review/${id}/request`, REQUEST);
    form.tick("National registration number").tick("Entry in the public register").tick("Proof of legal status");
    const short = await form.fill(MESSAGE, "Again.").press(REQUEST);
    expect(short.answer.status).toBe(422);
    const sent = await short.form(REQUEST).fill(MESSAGE, "The number is not legible.").press(REQUEST);
    expect(sent.answer.location).toBe(`/review/${id}?done=request`);
    expect((await browser.get(`/review/${id}/answers`)).text).toContain("The number is not legible.");
    const unknown = { version: "2", fields: "head.password", message: "The number is not legible." };
    expect((await browser.forge(`/review/${await desk.inCheck()}/request`, unknown)).status).toBe(422);
  });
});

describe("Q01 two people decide", () => {
  test("the second gets 409, sees who decided what, and keeps the words", async () => {
    const id = await desk.recommended();
    const typed = "Welcome among the members <b>!</b>";
    const slow = (await openDecision("second", id)).choose("Your decision", "Approve");
    const read = await slow.fill("Words for the letter", typed).press(SHOW);
    const quick = (await openDecision("council", id)).choose("Your decision", "Refuse");
    quick.tick("R02. No national recognition shown").fill("Words for the letter", "No licence was found.");
    const refusing: ServedForm = (await quick.press(SHOW)).form(REFUSE);
    expect((await refusing.press(REFUSE)).answer.status).toBe(302);
    const late = (await read.form(APPROVE).press(APPROVE)).answer;
    expect(late.status).toBe(409);
    const alert = late.document.querySelector("[role=alert]")?.textContent;
    for (const words of ["Refused", "Staff council", typed]) expect(alert).toContain(words);
    expect(late.text).not.toContain("<b>!</b>");
    expect(await desk.statusOf(id)).toBe("refused");
  });

  test("a check judged on two pages: the second sees the first and keeps the words", async () => {
    const page = `/review/${await desk.inCheck()}/work`;
    const { browser } = desk.people.coordinator;
    const [first, second] = [await openForm(browser, page, SAVE), await openForm(browser, page, SAVE)];
    await first.choose("Sanctions", "Pass").fill("Note: Sanctions", "The first note").press(SAVE);
    second.choose("Sanctions", "Concern").fill("Note: Sanctions", "The second note");
    const late = await second.choose("Values and contribution", "Pass").press(SAVE);
    expect(late.answer.status).toBe(409);
    expect(late.answer.text).toContain("The first note");
    const standing = late.page.document.querySelector("#check-sanctions .badge");
    expect(standing?.textContent).toContain("Pass");
    const again = late.form(SAVE);
    expect(again.read("Note: Sanctions")).toBe("The second note");
    expect((await again.press(SAVE)).address).toBe(`${page}?done=work`);
    const { document } = await browser.get(page.replace("/work", ""));
    expect(document.querySelector("#check-sanctions")?.textContent).toContain("The second note");
    expect(document.querySelector("#check-values_contribution")?.textContent).toContain("Pass");
  });
});
