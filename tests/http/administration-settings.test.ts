import { beforeAll, describe, expect, test } from "vitest";
import { signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Answer, type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let browser: Browser;

beforeAll(async () => {
  portal = await startTestPortal();
  ({ browser } = await signInNew(portal, { roles: ["administrator"] }));
});

const NAME = "Name of the association";
const SHORT = "Short name";
const ADDRESS = "Public e-mail address of the secretariat";
const NORTH = "Countries that do not count as the Global South";
const CHECK = "Working days to check an application";
const ANSWER = "Days an applicant has to answer";
const PROPOSED = "The association is still being established";

const open = () => openForm(browser, "/admin/settings", "Save");
const summaryOf = ({ document }: Answer) =>
  [...document.querySelectorAll(".error-summary li")].map((one) => one.textContent);

describe("settings", () => {
  test("begin with the public holidays of Kazakhstan, which come back every year", async () => {
    const days = (await open()).read("Holidays");
    expect(days).toBe(
      [
        ...["1 January", "2 January", "8 March", "21 March", "22 March", "23 March", "1 May", "7 May", "9 May"],
        ...["6 July", "30 August", "25 October", "16 December"],
      ].join("\n"),
    );
    const refused = await (await open()).fill("Holidays", `${days}\nthe 16th`).press("Save");
    expect(summaryOf(refused.page).join(), "the line that is wrong, and how one is written").toContain(
      "“the 16th” is not read as a day. Write 12-16",
    );
    await (await open()).fill("Holidays", `${days}\n02-30`).press("Save");
    expect((await open()).read("Holidays"), "there is no such day").toBe(days);
    await (await open()).press("Save");
    expect((await open()).read("Holidays")).toBe(days);
  });

  test("what is wrong is refused with 422, named, and everything typed is kept", async () => {
    const form = await open();
    form
      .fill([NAME, "Қазақша"], "")
      .fill([NAME, "English"], "Association of Universities of the Great Steppe")
      .fill(ADDRESS, "no address")
      .fill(CHECK, "a week")
      .fill("Holidays", "2027-02-30\n26.12.2026\nChristmas")
      .fill(NORTH, "de, fr Germany")
      .fill("Time zone", "Asia/Nowhere");
    const { answer, page, form: next } = await form.press("Save");
    expect(answer.status).toBe(422);
    const invalid = [...page.document.querySelectorAll("[aria-invalid=true]")].map((one) => one.getAttribute("name"));
    expect(invalid).toEqual(["name.kk", "contactEmail", "checkWithinDays", "holidays", "globalNorth", "timeZone"]);
    expect(summaryOf(page)[0], "each line says which answer it is of").toContain(`${NAME}: Қазақша`);
    expect(summaryOf(page)[2]).toContain(CHECK);
    const again = next("Save");
    expect(again.read([NAME, "English"])).toBe("Association of Universities of the Great Steppe");
    expect([again.read(CHECK), again.read("Holidays")]).toEqual(["a week", "2027-02-30\n26.12.2026\nChristmas"]);
  });

  test("what is saved stands on every page at once, in its language; days are read as people write them", async () => {
    const form = await open();
    form
      .fill([NAME, "Қазақша"], "Ұлы дала университеттерінің қауымдастығы")
      .fill([SHORT, "English"], "Steppe Association")
      .untick(PROPOSED)
      .choose("Who decides on a recommendation", "Only a council member")
      .fill(CHECK, "10")
      .fill("Holidays", "26.12.2026\n2027-03-22, 26.12.2026\n16.12. 1.1")
      .fill(NORTH, "de, fr\nDE");
    const { answer, page } = await form.press("Save");
    expect(answer.location).toBe("/admin/settings?done=settings");
    expect((await portal.browser().get("/?lng=kk")).text).toContain("Ұлы дала университеттерінің қауымдастығы");
    expect(page.document.querySelector<HTMLInputElement>("input[name=decisionBy]:checked")?.value).toBe("council");
    expect((await open()).read(PROPOSED)).toBe(false);
    expect((await open()).read(NORTH)).toBe("DE FR");
    expect((await open()).read("Holidays")).toBe("1 January\n16 December\n26 December 2026\n22 March 2027");
    expect((await portal.browser().get("/join")).text).toContain("within 10 working days");
  });

  test("take a day of the year both ways, and say of another order, or of reminders turned round, what is wrong", async () => {
    const last = "Last day of the yearly confirmation";
    const [first, second] = ["first", "second"].map(
      (which) => `Days before the last day of the confirmation: ${which} reminder`,
    ) as [string, string];
    const refused = await (await open()).fill(last, "31-03").press("Save");
    expect(refused.answer.status).toBe(422);
    expect(summaryOf(refused.page).join()).toContain("for example 03-31, or the day and the month with a dot between");
    expect(refused.form("Save").read(last)).toBe("31-03");
    const turned = await (await open()).fill(first, "7").fill(second, "30").press("Save");
    expect(turned.answer.status).toBe(422);
    expect(summaryOf(turned.page).join()).toContain("The first reminder comes before the second");
    expect((await (await open()).fill(last, "15.4.").press("Save")).answer.location).toBe(
      "/admin/settings?done=settings",
    );
    expect((await open()).read(last)).toBe("15 April");
  });

  test("what another tab changed meanwhile is not put back; with a tick it is, and then knowingly", async () => {
    const [first, second] = [await open(), await open()];
    await first.fill(ANSWER, "31").press("Save");
    const refused = await second.fill("Years a membership runs (empty: without end)", "4").press("Save");
    expect(refused.answer.status).toBe(409);
    expect((await open()).read(ANSWER)).toBe("31");
    const again = refused.form("Save");
    expect(again.read("Years a membership runs (empty: without end)")).toBe("4");
    expect(again.read([NAME, "English"]), "nor is an answer of several parts lost").not.toBe("");
    expect((await again.press("Save")).answer.status, "a second press alone replaces nothing").toBe(409);
    const { answer } = await again.tick("Put my version in place of the newer one").press("Save");
    expect(answer.location).toBe("/admin/settings?done=settings");
    expect((await open()).read("Years a membership runs (empty: without end)")).toBe("4");
  });
});

describe("a text of the association", () => {
  const PUBLISH = "Publish the new version";
  const openText = () => openForm(browser, "/admin/texts/commitment", PUBLISH);
  const inForce = async () =>
    (await portal.browser().get("/texts/commitment")).document.querySelector("h1")?.textContent;

  test("is shown before it is published, by the Enter key too", async () => {
    const before = await inForce();
    const form = (await openText()).fill(["English", "Title"], "Commitment, looked at first");
    for (const shown of [await form.pressEnter(["English", "Title"]), await form.press("Preview")]) {
      expect(shown.answer.status).toBe(200);
      expect(shown.page.document.querySelector("main")?.textContent).toContain("Nothing is published yet");
      expect(await inForce()).toBe(before);
      expect(shown.form(PUBLISH).read(["English", "Title"])).toBe("Commitment, looked at first");
    }
    await form.press(PUBLISH);
    expect(await inForce()).toBe("Commitment, looked at first");
  });

  test("unchanged makes no version and does not say so", async () => {
    expect((await (await openText()).press(PUBLISH)).answer.location).toBe("/admin/texts?done=text_same");
  });

  test("pressed twice in a tab that was overtaken replaces nothing", async () => {
    const [mine, theirs] = [await openText(), await openText()];
    await theirs.fill(["English", "Title"], "Commitment, theirs").press(PUBLISH);
    const refused = await mine.fill(["English", "Title"], "Commitment, mine").press(PUBLISH);
    const second = await refused.form(PUBLISH).press(PUBLISH);
    expect([refused.answer.status, second.answer.status]).toEqual([409, 409]);
    expect(await inForce()).toBe("Commitment, theirs");
    await second.form(PUBLISH).tick("Put my version in place of the newer one").press(PUBLISH);
    expect(await inForce()).toBe("Commitment, mine");
  });
});
