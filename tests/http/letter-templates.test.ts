import { beforeAll, describe, expect, test } from "vitest";
import { letterTo } from "#tests/support/letters.ts";
import { createInCheck, createRecommended } from "#tests/support/review-factory.ts";
import { startSecretariat } from "#tests/support/secretariat.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";

let desk: Awaited<ReturnType<typeof startSecretariat>>;

beforeAll(async () => {
  desk = await startSecretariat();
});

const PUBLISH = "Publish the new version";
const SHOW = "Show the letter";
const REFUSE = "Refuse and send this letter";
const administrator = () => desk.people.administrator.browser;
const open = (key: string, query = "") => openForm(administrator(), `/admin/letters/${key}${query}`, PUBLISH);
const text = (form: ServedForm, language: string) => String(form.read([language, "Text"]));

async function draftRefusal(locale: "en" | "kk" | "ru") {
  const { applicationId } = await createRecommended(desk.portal.services, desk.coordinator, { locale });
  const form = await openForm(desk.people.council.browser, `/review/${applicationId}/decision`, SHOW);
  form.choose("Your decision", "Refuse").tick("R02. No national recognition shown");
  return (await form.fill("Words for the letter", "No licence was found in the register.").press(SHOW)).form(REFUSE);
}

describe("the template of a letter", () => {
  test("that was edited is what the letter of a decision begins with; a language left empty falls back, and says so", async () => {
    const form = await open("refuse");
    expect(text(form, "English")).toContain("{{reasons}}");
    form.fill(["English", "Text"], "Our council has read {{caseNumber}}.\n\n{{reasons}}\n\nFound: {{explanation}}");
    form.fill(["English", "Signed by"], "The council of the association");
    for (const field of ["Subject", "Text", "Signed by"]) form.fill(["Қазақша", field], "");
    form.fill(["Қазақша", "Sentences to begin with"], "");
    expect((await form.press(PUBLISH)).page.text).toContain("The new version is in use.");
    expect((await administrator().get("/admin/letters")).text).toContain("Not written in: Kazakh.");

    const english = await draftRefusal("en");
    expect(text(english, "English")).toMatch(/^Our council has read A-\d{4}-\d+\.\s+R02\. [^]*Found: No licence/);
    expect(english.read(["English", "Signed by"])).toBe("The council of the association");
    expect(english.element.textContent).not.toContain("no template in this language");
    const kazakh = await draftRefusal("kk");
    expect(text(kazakh, "Қазақша")).toContain("Негіздемелер");
    expect(kazakh.element.textContent).toContain("The association has no template in this language");
  });

  test("is refused at its field when it names what there is not, with every word kept", async () => {
    const form = await open("defer");
    const typed = "We shall meet again on {{untill}}, {{rector}}, and read the case.";
    const refused = await form.fill(["Русский", "Text"], typed).press(PUBLISH);
    expect(refused.answer.status).toBe(422);
    const again = refused.form(PUBLISH);
    expect(text(again, "Русский")).toBe(typed);
    const control = again.control(["Русский", "Text"]);
    const said = (control.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => control.ownerDocument.getElementById(id)?.textContent);
    expect(said.join(" ")).toContain("“untill” in double braces is not known here.");
    expect(text(await open("defer"), "Русский")).not.toContain("untill");
  });

  test("of a request is what the applicant reads, with its sentences offered to the coordinator", async () => {
    const form = await open("request");
    form.fill(["English", "Subject"], "{{institution}}: please answer ({{caseNumber}})");
    form.fill(["English", "Text"], "Before {{due}} we ask for:\n{{asked}}\n\n{{message}}");
    form.fill(["English", "Sentences to begin with"], "Please send a certified copy.\nPlease name the register.");
    await form.press(PUBLISH);
    const { applicationId, applicant } = await createInCheck(desk.portal.services, desk.coordinator);
    const asking = await openForm(
      desk.people.coordinator.browser,
      `/review/${applicationId}/request`,
      "Send the request",
    );
    expect(asking.element.textContent).toContain("Please name the register.");
    asking.tick("Entry in the public register").fill("Message to the applicant", "The link leads nowhere.");
    await asking.press("Send the request");
    const letter = await letterTo(desk.portal, applicant.email, "application-information-request");
    expect(letter.subject).toMatch(/: please answer \(A-\d{4}-\d+\)$/);
    expect(letter.text).toMatch(
      /Before \d+ \w+ \d{4} we ask for:\n• [^\n]*Entry in the public register\n\nThe link leads/,
    );
  });

  test("has versions: an earlier one can be read and put in force again, and nobody overwrites unseen", async () => {
    const before = text(await open("approve"), "English");
    const slow = await open("approve");
    const quick = await open("approve");
    await quick.fill(["English", "Text"], "Welcome, {{institution}}, number {{number}}.").press(PUBLISH);
    const late = await slow.fill(["English", "Subject"], "Something else").press(PUBLISH);
    expect(late.answer.status).toBe(409);
    expect(late.form(PUBLISH).read(["English", "Subject"])).toBe("Something else");
    const earlier = await open("approve", "?version=1");
    expect(earlier.element.closest("main")?.textContent).toContain("Version 1 stands in the form.");
    expect(text(earlier, "English")).toBe(before);
    await earlier.press(PUBLISH);
    expect(text(await open("approve"), "English")).toBe(before);
    expect((await administrator().get("/admin/letters/approve?version=99")).status).toBe(404);
  });
});
