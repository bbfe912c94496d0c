import { beforeAll, expect, test } from "vitest";
import { createMember, type TestMember } from "#tests/support/board.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { publishBy } from "#tests/support/project-acts.ts";
import { postProject, SAVE, SUBMIT } from "#tests/support/project-page.ts";
import { formsOn, openForm, type ServedForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const NAME = "Bazaars of three cities";
const PROJECT = "/projects/bazaars-of-three-cities";

let portal: TestPortal;
const members = {} as Record<"lead" | "leaving" | "staying" | "coming", TestMember>;
const people = {} as Record<"leader" | "leaver" | "stayer" | "comer" | "coordinator", SignedIn>;

async function bring(nameEn: string, country: string): Promise<[TestMember, SignedIn]> {
  const member = await createMember(portal.services, { nameEn, country });
  const roles = [{ role: "representative" as const, institutionId: member.institutionId }];
  return [member, await signInNew(portal, { roles })];
}

beforeAll(async () => {
  portal = await startTestPortal({ env: { RATE_LIMITS: "on" } });
  [members.lead, people.leader] = await bring("Leading University", "KZ");
  [members.leaving, people.leaver] = await bring("Leaving University", "UZ");
  [members.staying, people.stayer] = await bring("Staying University", "KG");
  [members.coming, people.comer] = await bring("Coming University", "TJ");
  people.coordinator = await signInNew(portal, { roles: ["coordinator"] });
});

const mainOf = ({ document }: { document: Document }) =>
  (document.querySelector("main")?.textContent ?? "").replaceAll(/[\u2068\u2069]/g, "").replaceAll("\u00a0", " ");
const read = async ({ browser }: SignedIn, address: string) => mainOf(await browser.get(address));

/** The page to which the letter of a kind leads the person who got it. */
async function openLetter({ browser, email }: SignedIn, kind: string) {
  const { link, text } = await letterTo(portal, email, kind);
  const address = link.replace(/#.*/, "");
  const opened = await browser.get(address);
  // A page may have moved on to an address of its own.
  const page = opened.status === 301 && opened.location ? await browser.get(opened.location) : opened;
  expect([kind, address, page.status]).toEqual([kind, address, 200]);
  const anchor = /#(.+)/.exec(link)?.[1];
  if (anchor) expect([kind, page.document.getElementById(anchor)?.id]).toEqual([kind, anchor]);
  const form = (button: string | RegExp): Promise<ServedForm> => openForm(browser, address, button);
  return { address, text, said: mainOf(page), form };
}

const kindsTo = async ({ email }: SignedIn) => (await lettersTo(portal, email)).map(({ kind }) => kind);
const statusFor = async ({ browser }: SignedIn, page: string) => (await browser.get(PROJECT + page)).status;

async function add(person: SignedIn, page: string, button: string, answer: (form: ServedForm) => ServedForm) {
  return answer(await openForm(person.browser, PROJECT + page, button)).press(button);
}

/** The form of one thing on a page, found by what its field holds. */
async function formOf({ browser }: SignedIn, page: string, [label, value]: [string, string]): Promise<ServedForm> {
  const address = PROJECT + page;
  const forms = formsOn(browser, { page: await browser.get(address), address });
  const found = forms.find((form) => {
    const control = form.controls.find((one) => form.nameOf(one).split(" > ").at(-1) === label);
    return control?.value === value;
  });
  if (!found) throw new Error(`No form has ${value} as ${label}`);
  return found;
}

/** Where the pages on which somebody finds what is theirs lead, each with its answer; only those that fail. */
async function deadEnds({ browser }: SignedIn): Promise<string[]> {
  const failed: string[] = [];
  for (const page of ["/inbox", "/week", "/projects/mine", PROJECT]) {
    const { document } = await browser.get(page);
    const links = [...document.querySelectorAll('main a[href^="/"]')].map((link) => link.getAttribute("href") ?? "");
    for (const to of new Set(links.map((link) => link.replace(/#.*/, "")))) {
      const { status } = await browser.head(to);
      if (status >= 400) failed.push(`${page}: ${to} ${status}`);
    }
  }
  return failed;
}

/** The rooms that are open to whoever works on the project. */
const ROOMS = ["/work", "/tasks", "/progress", "/meetings", "/discussion", "/documents", "/results", "/report"];

test("three universities go from a draft to the final report, and one leaves half way", async () => {
  const { leader, leaver, stayer, comer, coordinator } = people;

  // A draft, saved half written, then handed in and published.
  const draft = await postProject(leader.browser, NAME, SAVE);
  expect(draft.location).toContain(PROJECT);
  expect(await read(leader, "/projects/mine")).toContain(NAME);
  expect(await statusFor(stayer, "")).toBe(404);
  const handedIn = await (await openForm(leader.browser, `${PROJECT}/edit`, SUBMIT)).press(SUBMIT);
  expect(handedIn.address).toBe(`${PROJECT}?done=submitted`);
  const check = await openLetter(coordinator, "project-submitted");
  expect(check.address).toBe(`/review${PROJECT}`);
  await publishBy(coordinator, PROJECT.split("/").at(-1)!);
  expect((await openLetter(leader, "project-published")).said).toContain(NAME);

  // One is invited, one is interested; both confirm where their letters lead.
  const search = await openForm(leader.browser, `${PROJECT}/interests`, "Search");
  const found = await search.fill("Name of the member", "Leaving University").press("Search");
  const invite = found.form("Invite").fill("Leaving University, Uzbekistan – role in the project", "Fieldwork");
  expect((await invite.press("Invite")).page.text).toContain("The institution has been invited.");
  await add(stayer, "/interests", "Send to the lead institution", (form) =>
    form.choose("Role you offer to take", "Draughtsmen").fill("What your institution brings", "We draw. ".repeat(30)),
  );
  const interest = await openLetter(leader, "project-interest_sent-lead");
  expect(interest.said).toContain("Staying University");
  await (await interest.form("Accept and invite")).press("Accept and invite");
  for (const [person, kind] of [
    [leaver, "project-invited-partner"],
    [stayer, "project-accepted-partner"],
  ] as const) {
    const place = await openLetter(person, kind);
    const confirmed = await (await place.form("Confirm our part")).press("Confirm our part");
    expect(mainOf(confirmed.page)).toContain("Your institution is now a partner of the project.");
  }
  expect((await openLetter(leader, "project-confirmed-lead")).said).toContain("Staying University");
  expect(await read(comer, PROJECT)).toContain("2 partners");
  for (const person of [leader, leaver, stayer, coordinator])
    for (const room of ROOMS) expect([room, await statusFor(person, room)]).toEqual([room, 200]);
  for (const room of ROOMS) expect([room, await statusFor(comer, room)]).toEqual([room, 404]);

  // The work is divided, a milestone is given, and each notes how it goes.
  for (const [title, by] of [
    ["Measuring", "Leaving University"],
    ["Drawing", "Staying University"],
  ] as const)
    await add(leader, "/work", "Add the work package", (form) =>
      form
        .fill("Title", title)
        .fill("First month", "2030-03")
        .fill("Last month", "2030-09")
        .choose("Lead institution", by),
    );
  for (const [title, by] of [
    ["Nine bazaars measured", "Leaving University"],
    ["An atlas drawn", "Staying University"],
  ] as const)
    await add(leader, "/work", "Add the milestone", (form) =>
      form.fill("What is reached", title).fill("By when", "2030-06-01").choose("Responsible institution", by),
    );
  expect((await openLetter(stayer, "project-milestone_given")).said).toContain("An atlas drawn");
  const noted = await add(leaver, "/progress", "Save the note", (form) =>
    form.choose("How it goes", "Off track").fill("What has happened", "Our laboratory is closed by the ministry."),
  );
  expect(noted.page.text).toContain("The note has been saved.");
  for (const person of [leader, stayer]) expect(await read(person, `${PROJECT}/progress`)).toContain("laboratory");

  // It leaves with a reason; the lead reads it, and another takes the place.
  const left = await add(leaver, "/partnership", "Leave the project", (form) =>
    form.choose("Reason", "There are no funds for it").fill("Note to the lead institution", "The laboratory closes."),
  );
  expect(mainOf(left.page)).toContain("Your institution has left the project.");
  const leaving = await openLetter(leader, "project-left-lead");
  expect(leaving.text).toContain("The laboratory closes.");
  expect(leaving.said).toContain("There are no funds for it");
  for (const room of ROOMS) expect([room, await statusFor(leaver, room)]).toEqual([room, 404]);
  expect(await read(leader, `${PROJECT}/work`)).toContain("Nobody of the partnership leads this work package.");
  expect(await read(leader, "/inbox")).toContain("Work packages without a lead: 1");
  for (const person of [leader, leaver, stayer]) expect(await deadEnds(person)).toEqual([]);
  const desk = await leader.browser.get(leaving.address);
  const refill = [...desk.document.querySelectorAll("main a")].find(
    (one) => one.textContent === "Fill this place again",
  );
  const again = await openForm(leader.browser, (refill?.getAttribute("href") ?? "").replace(/#.*/, ""), "Search");
  const next = await again.fill("Name of the member", "Coming University").press("Search");
  expect(mainOf(next.page)).toContain("In place of Leaving University");
  await next.form("Invite").press("Invite");
  const place = await openLetter(comer, "project-invited-partner");
  await (await place.form("Confirm our part")).press("Confirm our part");
  for (const room of ROOMS) expect([room, await statusFor(comer, room)]).toEqual([room, 200]);
  expect(await read(comer, `${PROJECT}/progress`)).toContain("Our laboratory is closed");
  expect(await read(stayer, PROJECT)).toContain("Coming University in place of Leaving University");

  // What was open with it is given to the new one, which reaches it.
  const part = await formOf(leader, "/work", ["Title", "Measuring"]);
  await part.choose("Lead institution", "Coming University").press("Save");
  const open = await formOf(leader, "/work", ["What is reached", "Nine bazaars measured"]);
  await open.choose("Responsible institution", "Coming University").press("Save");
  expect(await read(leader, `${PROJECT}/work`)).not.toContain("Leaving University");
  expect(await read(leader, "/inbox")).not.toContain("Work packages without a lead");
  expect((await openLetter(comer, "project-milestone_given")).said).toContain("Nine bazaars measured");
  const reached = await add(comer, "/work", "Save the state", (form) =>
    form.choose("State", "Done").fill("Evidence", "https://atlas.example/measured"),
  );
  expect(reached.page.text).toContain("The state has been saved.");
  for (const person of [leader, stayer]) expect(await read(person, `${PROJECT}/work`)).toContain("atlas.example");

  // A partner writes a result of all three; a coordinator approves it.
  const result = await add(stayer, "/results/new", "Save", (form) =>
    form
      .choose("Kind of result", "Article")
      .fill("Title", "An atlas of bazaars")
      .choose("Language of the title", "English")
      .fill("Description", "What the bazaars of three cities have in common.")
      .fill("Authors", "Aida Bekova")
      .tick("Leading University")
      .tick("Staying University")
      .tick("Coming University")
      .fill("Date", "2026-05")
      .fill("Link", "https://atlas.example/bazaars")
      .choose("Licence", "CC BY")
      .tick(["Languages", "English"]),
  );
  const SEND = "Save and hand in for the check";
  expect((await result.form(SEND).press(SEND)).page.text).toContain("handed in for the check");
  const asked = await openLetter(coordinator, "project-result_submitted");
  await (await asked.form("Publish the result")).press("Publish the result");
  for (const person of [leader, stayer])
    expect((await openLetter(person, "project-result_published")).said).toContain("An atlas of bazaars");

  // The final report, and the end.
  const report = await add(leader, "/report", "Save the report", (form) =>
    form
      .fill("Achievements", "Nine bazaars were measured and drawn. ".repeat(4))
      .fill("Problems", "One university had to leave.")
      .choose("May this be published?", "Yes"),
  );
  expect(report.page.text).toContain("The report has been saved.");
  for (const person of [stayer, comer, coordinator])
    expect(await read(person, `${PROJECT}/report`)).toContain("One university had to leave.");
  const end = await openForm(leader.browser, `${PROJECT}/state`, "Complete the project");
  const completed = await end.tick("Complete the project before its period is over").press("Complete the project");
  expect(completed.address).toContain("done=completed");
  for (const person of [stayer, comer])
    expect((await openLetter(person, "project-completed")).said).toContain("Nine bazaars were measured and drawn.");
  expect(await kindsTo(leaver)).not.toContain("project-completed");
  expect(await kindsTo(leaver)).not.toContain("project-result_published");
  const page = mainOf(await portal.browser().get(PROJECT));
  for (const words of ["Completed", "Coming University", "Staying University", "An atlas of bazaars"])
    expect(page).toContain(words);
  for (const words of ["Leaving University", "One university had to leave", "laboratory"])
    expect(page).not.toContain(words);
  for (const person of [leader, stayer, comer])
    for (const room of ROOMS) expect([room, await statusFor(person, room)]).toEqual([room, 200]);
  for (const room of ROOMS) expect([room, await statusFor(leaver, room)]).toEqual([room, 404]);

  for (const person of Object.values(people)) expect(await deadEnds(person)).toEqual([]);

  // What had happened to whom is told to whom it concerned, and no address is in any letter.
  for (const person of Object.values(people))
    for (const { kind, text } of await lettersTo(portal, person.email))
      for (const { email } of Object.values(people)) expect([kind, text.includes(email)]).toEqual([kind, false]);
});
