import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { writeImports } from "#app/features/imports/write-imports.server.ts";
import { importRegistryRecords } from "#app/features/registry/registry-import-commands.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import { signUp, startAccounts } from "#tests/support/account-pages.ts";
import { lettersTo, letterTo } from "#tests/support/letters.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { signInAs, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { place, registryRecord } from "#tests/support/registry-records.ts";
import { openForm } from "#tests/support/served-form.ts";
import type { Answer, Browser, TestPortal } from "#tests/support/test-portal.ts";

const DAY_MS = 24 * 3600 * 1000;
const OSH = "rector@osh.example";
const NARYN = "office@naryn.example";
const TALAS = "office@talas.example";
const LOOK = "See the letter and who gets it";
const BATKEN = "office@batken.example";
const LIST = `Name in English;Official name;Country;City;Website;ROR;E-mail;Contact person
Prospective University of Osh;Ош келечек университети;Kyrgyzstan;Osh;osh.example;https://ror.org/01prs0001;${OSH};Aizada Toktogulova
Prospective Academy of Naryn;Нарын келечек академиясы;Kyrgyzstan;Naryn;naryn.example;;${NARYN};
Prospective Institute of Talas;Талас келечек институту;Kyrgyzstan;Talas;talas.example;;${TALAS};`;
const ANSWERS: Record<string, string> = {
  "Do you apply for the whole institution?": "Yes",
  "What kind of organisation is it?": "University or other institution of higher education",
  "Is it recognised by the competent national authority?": "Yes",
  "Does it award degrees, the first after at least three years?": "Yes",
  "How many classes have graduated so far?": "Three or more",
  "Who owns it?": "It is public",
  "Has the head of the institution approved this application?": "Yes",
};

let portal: TestPortal;
let clock: Awaited<ReturnType<typeof startAccounts>>["clock"];
let desk: Browser;
let coordinator: string;

const mainOf = ({ document }: Pick<Answer, "document">) =>
  (document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
const read = async (browser: Browser, page: string) => mainOf(await browser.get(page));
const pageOf = async (name: string) =>
  [...(await desk.get("/prospects")).document.querySelectorAll("tbody th a")]
    .find((link) => (link.textContent ?? "").includes(name))
    ?.getAttribute("href") ?? "";
const linkTo = async (email: string) => (await letterTo(portal, email, "prospect-invited")).link;

async function invite(page: string): Promise<Answer> {
  const looked = await (await openForm(desk, page, LOOK)).press(LOOK);
  return (await looked.form("Send the letter").press("Send the letter")).answer;
}

const ADD = "Add the university";

async function add(name: string, email: string): Promise<string> {
  const fill = { "Name in English": name, "E-mail of the contact": email };
  const form = await openForm(desk, "/prospects/new", ADD);
  for (const [label, text] of Object.entries(fill)) form.fill(label, text);
  const added = await form.choose("Country", "Kyrgyzstan").press(ADD);
  if (added.answer.status !== 409) return added.address.replace(/\?.*/, "");
  const another = await added.form(ADD).tick("It is another university").press(ADD);
  return another.address.replace(/\?.*/, "");
}

/** The newest letter to an address in the log of letters, whose subject says something. */
async function mailOf(email: string, subject = "") {
  const { browser } = await signInNew(portal, { roles: ["administrator"] });
  const list = await browser.get(`/admin/mail?recipient=${encodeURIComponent(email)}`);
  const letters = [...list.document.querySelectorAll("tbody th a")];
  const letter = letters.find(({ textContent }) => textContent?.includes(subject));
  return { browser, page: letter?.getAttribute("href") ?? "" };
}

/** Longer than a session lasts. */
async function passDays(days: number) {
  clock.pass(days * DAY_MS);
  desk = await signInAs(portal, coordinator);
}

async function applyFrom(browser: Browser, address: string): Promise<string> {
  const form = await openForm(browser, address, "Show the result");
  for (const [question, option] of Object.entries(ANSWERS)) form.choose(question, option);
  const { answer } = await form.press("Show the result");
  const started = await pressOn(browser, answer.location ?? "", "Start the application");
  return started.location ?? "";
}

beforeAll(async () => {
  ({ portal, clock } = await startAccounts());
  const locations = [place("Osh", "KG", "Kyrgyzstan", [40.5, 72.8])];
  const names = [
    { value: "Prospective University of Osh", lang: "en", types: ["ror_display", "label"] },
    { value: "Ош перспективалық университеті", lang: "kk", types: ["label"] },
  ];
  const record = registryRecord("1prs0001", "Prospective University of Osh", { locations, names });
  await importRegistryRecords(portal.services, [record] as never);
  const { browser: administrator } = await signInNew(portal, { roles: ["administrator"] });
  ({ browser: desk, email: coordinator } = await signInNew(portal, { roles: ["coordinator"] }));
  const form = await openForm(administrator, "/admin/imports", "Read the list");
  form.choose("What the list is of", "Universities the association would like to have");
  form.attach("File with the list", { name: "list.csv", bytes: Buffer.from(LIST) });
  const uploaded = await form.press("Read the list");
  const looked = await uploaded.form("Look at the rows").press("Look at the rows");
  await looked.form("Write 3 rows").press("Write 3 rows");
  await writeImports(portal.services);
});

test("a university is named in the reader's language where the registry knows it, and else in English, marked so", async () => {
  const kazakh = await signInAs(portal, coordinator);
  const { document } = await kazakh.get("/prospects?lng=kk");
  const named = [...document.querySelectorAll("tbody th a bdi")].map((name) => [
    name.textContent,
    name.getAttribute("lang"),
  ]);
  expect(named).toEqual(
    expect.arrayContaining([
      ["Ош перспективалық университеті", null],
      ["Prospective Academy of Naryn", "en"],
    ]),
  );
  expect(await read(kazakh, "/prospects?lng=kk&q=перспективалық")).toContain("Ош перспективалық университеті");
  const page = [...document.querySelectorAll("tbody th a")].find(({ textContent }) =>
    textContent?.includes("перспективалық"),
  );
  const shown = await kazakh.get(`${page?.getAttribute("href")}?lng=kk`);
  expect(shown.document.querySelector("h1")?.textContent).toContain("Ош перспективалық университеті");
  expect(mainOf(shown)).toContain("Prospective University of Osh");
});

test("a list becomes a desk that the secretariat alone sees, and letters go to those ticked, once in thirty days", async () => {
  const list = await read(desk, "/prospects");
  expect(list).toContain("Prospective University of Osh");
  expect(list).toContain(`Aizada Toktogulova, ${OSH}`);
  for (const page of ["/directory?q=Prospective", "/sitemap.xml", "/api/v1/members?q=Prospective", "/embed/members"])
    expect((await portal.browser().get(page)).text, page).not.toContain("Academy of Naryn");

  const nobody = await pressOn(desk, "/prospects", LOOK);
  expect(nobody.status).toBe(422);
  expect(mainOf(nobody)).toContain("Tick at least one university.");
  const chosen = await openForm(desk, "/prospects", LOOK);
  chosen.tick("Invite Prospective University of Osh").tick("Invite Prospective Academy of Naryn");
  chosen.fill("Your own words in the letter", "We met at the forum in Bishkek.");
  const looked = await chosen.press(LOOK);
  const shown = mainOf(looked.page);
  expect(shown).toContain(`2 universities get it:`);
  expect(shown).toContain(`Prospective University of Osh, ${OSH}`);
  expect(shown).toContain("Invitation to apply for membership: Prospective Academy of Naryn");
  expect(shown).toContain("We met at the forum in Bishkek.");
  expect(await lettersTo(portal, OSH), "only looked at").toEqual([]);
  const round = looked.form("Send the letters");
  expect((await round.press("Send the letters")).answer.location).toBe("/prospects?state=invited&done=invited");
  const again = await round.press("Send the letters");
  expect(again.answer.location, "pressed twice").toBe("/prospects?state=invited&done=invited");

  const [letter, ...more] = await lettersTo(portal, OSH);
  expect(more).toEqual([]);
  expect(letter?.subject).toBe("Invitation to apply for membership: Prospective University of Osh");
  expect(letter?.text).toContain("Dear Aizada Toktogulova");
  expect(letter?.text).toContain("We met at the forum in Bishkek.");
  expect(await lettersTo(portal, TALAS)).toEqual([]);
});

describe("whoever opens the letter", () => {
  test("reads what is known, which changes nothing; with an account takes it up once, and an application is filled in", async () => {
    const link = await linkTo(OSH);
    const stranger = portal.browser();
    const opened = await stranger.get(link);
    expect(mainOf(opened)).toContain("Ош келечек университети");
    expect(mainOf(opened)).not.toContain("Aizada");
    expect(opened.document.querySelector("main button[value='claimed']")).toBeNull();
    expect((await stranger.forge(link, { intent: "claimed" })).status, "no account").toBe(401);
    expect(await read(desk, await pageOf("of Osh"))).toContain("No answer yet");

    const { browser } = await signInNew(portal, { name: "Bermet Osmonova" });
    const begun = await pressOn(browser, link, "Begin the application");
    expect(begun.location).toBe("/apply?registry=01prs0001");
    expect((await pressOn(browser, link, "Begin the application").catch(() => null)) ?? "no button").toBe("no button");
    expect(mainOf(await browser.get(link))).toContain("You have taken up this invitation.");
    const other = await signInNew(portal);
    const late = await other.browser.get(link);
    expect(mainOf(late)).toContain("Somebody has taken up this invitation already.");
    expect(mainOf(late)).not.toContain("Ош келечек университети");
    expect((await other.browser.forge(link, { intent: "claimed" })).status).toBe(409);
    expect((await browser.get("/institution")).status, "no right in any member").not.toBe(200);

    const first = await applyFrom(browser, begun.location ?? "");
    expect(first).toMatch(/^\/applications\/[0-9a-f-]+\/identity/);
    const identity = await openForm(browser, first, "Save and continue");
    expect(identity.read("Official name"), "what the registry does not know").toBe("Ош келечек университети");
    expect(identity.read("Official website"), "what it knows").toContain("1prs0001.example");
    expect((await lettersTo(portal, coordinator)).map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
      "prospect-answered Prospective University of Osh: Bermet Osmonova has taken up the invitation",
    ]);
    const inbox = await signInAs(portal, coordinator);
    for (const [locale, line] of [
      ["en", "Bermet Osmonova has taken up the invitation"],
      ["ru", "на приглашение откликается Bermet Osmonova"],
      ["kk", "шақыруға жауап берген — Bermet Osmonova"],
    ])
      expect(mainOf(await inbox.get(`/inbox?lng=${locale}`))).toContain(line);
    const page = await read(desk, await pageOf("of Osh"));
    expect(page).toContain("Application begun");
    expect(page).toContain("Bermet Osmonova");
    expect(mainOf(await browser.get(link))).toContain("Go on with the application");
  });

  test("says that it is not theirs; another address can then be invited, and the first link says that it was replaced", async () => {
    const link = await linkTo(NARYN);
    const answered = await pressOn(portal.browser(), link, "This is not our university");
    expect(await read(portal.browser(), answered.location ?? "")).toContain("knows that this is not your university");
    const page = await pageOf("of Naryn");
    expect(await read(desk, page)).toContain("Give another address first.");
    await pressOn(desk, page, "Save the contact", { fill: { "E-mail of the contact": "registry@naryn.example" } });
    expect(await read(desk, page), "the wrong address is mended").toContain("Not invited");
    clock.pass(60_000);
    expect((await invite(page)).location).toBe(`${page}?done=invited-one`);
    expect((await portal.browser().get(link)).status).toBe(410);

    const registry = "registry@naryn.example";
    const newer = await linkTo(registry);
    await portal.services.withTransaction((tx) =>
      tx.update(outbox).set({ status: "sent" }).where(eq(outbox.recipient, registry)),
    );
    const end = await openForm(desk, page, "End the link");
    for (let press = 0; press < 2; press++)
      expect((await end.press("End the link")).answer.location).toBe(`${page}?done=taken-back`);
    const told = (await lettersTo(portal, registry)).filter(({ kind }) => kind === "prospect-taken_back");
    expect(told.map(({ text }) => text)).toEqual([expect.stringContaining("This invitation was taken back")]);
    const ended = await portal.browser().get(newer);
    expect(ended.status).toBe(410);
    expect(mainOf(ended)).toContain("This link works no longer.");
    await pressOn(portal.browser(), link, "Please do not write again");
    expect(await read(portal.browser(), link), "the address alone").toContain("You will get no more letters");
    expect((await desk.get(page)).document.querySelector("button[value='forget']")).not.toBeNull();
    expect(await read(desk, page)).not.toContain("or this university asked for no more letters");
    const log = await mailOf(NARYN);
    expect(mainOf(await log.browser.get(log.page))).toContain("its address or its university asked for no more");
    expect((await log.browser.forge(log.page, { intent: "send-again" })).status).toBe(409);
    expect(await lettersTo(portal, NARYN)).toHaveLength(1);
    const withdrawn = await mailOf(registry, "Invitation to apply");
    expect(mainOf(await withdrawn.browser.get(withdrawn.page))).toContain("its link works no longer");
  });

  test("asks for no more letters: neither this university nor this address is written to again, whatever list brings it", async () => {
    const talas = await pageOf("of Talas");
    await invite(talas);
    const link = await linkTo(TALAS);
    const thanks = await pressOn(portal.browser(), link, "Please do not write again");
    expect(await read(portal.browser(), thanks.location ?? "")).toContain("You will get no more letters of this kind.");
    await passDays(400);
    expect(await read(desk, talas)).toContain("asked for no more letters. It is not written to again.");
    expect((await desk.get(talas)).document.querySelector("button[value='invite']")).toBeNull();

    await pressOn(desk, talas, "Remove", { tick: ["I want to remove this university"] });
    expect((await desk.get(talas)).status).toBe(404);
    expect(await read(portal.browser(), link)).toContain("You will get no more letters");
    expect(await lettersTo(portal, TALAS), "the log forgets the letter").toEqual([]);
    const college = await add("Prospective College of Talas", TALAS);
    expect(await read(desk, college)).toContain("asked for no more letters");
    const elsewhere = await add("Prospective Institute of Talas", "rector@talas.example");
    expect(await read(desk, elsewhere), "the university with another address").toContain("asked for no more letters");
    expect(await lettersTo(portal, TALAS)).toEqual([]);
  });

  test("can ask for no more letters when the record is gone; adding it anew begins no new count", async () => {
    const batken = await add("Prospective School of Batken", BATKEN);
    await invite(batken);
    const link = await linkTo(BATKEN);
    await pressOn(desk, batken, "Remove", { tick: ["I want to remove this university"] });
    const gone = await portal.browser().get(link);
    expect(gone.status).toBe(410);
    expect(mainOf(gone)).toContain("has removed what it knew of this university");
    const anew = await add("Prospective School of Batken", "dean@batken.example");
    expect(await read(desk, anew), "another address of it").toContain("A letter went out in the last 30 days.");
    expect((await portal.browser().forge(link, { intent: "claimed" })).status).toBe(409);
    const thanks = await pressOn(portal.browser(), link, "Please do not write again");
    expect(await read(portal.browser(), thanks.location ?? "")).toContain("You will get no more letters of this kind.");
    expect(await read(desk, anew)).toContain("asked for no more letters");
    expect((await portal.browser().get("/claim/none")).status).toBe(404);
  });
});

test("whoever has no account makes one on the way and comes back to the letter's page; another browser is told how", async () => {
  const page = await add("Prospective University of Karakol", "rector@karakol.example");
  await invite(page);
  const link = await linkTo("rector@karakol.example");
  const browser = portal.browser();
  const way = (await browser.get(link)).document.querySelector("main a[href^='/signup']")?.getAttribute("href") ?? "";
  expect(way, "the secret is in no address").not.toContain(link.split("/").at(-1)?.split("?")[0]);
  await signUp(browser, { email: "rector@karakol.example", page: way });
  const { link: confirming } = await letterTo(portal, "rector@karakol.example", "account-verify");
  const back = await (await openForm(browser, confirming, "Confirm the address")).press("Confirm the address");
  expect(mainOf(back.page)).toContain("Prospective University of Karakol");
  expect(back.page.document.querySelector("main button[value='claimed']")).not.toBeNull();
  expect(await read(portal.browser(), "/claim")).toContain("Open the link of the letter once more");
  expect(await read(desk, link), "the secretariat uses no link up").toContain("whoever got this one takes it up");
  expect((await desk.forge(link, { intent: "claimed" })).status).toBe(409);

  await pressOn(browser, link, "Begin the application");
  await pressOn(portal.browser(), link, "Please do not write again");
  const own = mainOf(await browser.get(link));
  expect(own, "whoever else has the link does not close the way").toContain("Go on with the application");
  expect(own).toContain("You will get no more letters of this kind.");
});

test("a letter that came back is told, and does not keep the next one away for thirty days", async () => {
  const page = await add("Prospective University of Tokmok", "wrong@tokmok.example");
  await invite(page);
  expect(await read(desk, page)).toContain("A letter went out in the last 30 days.");
  const isIts = eq(outbox.recipient, "wrong@tokmok.example");
  const refused = { status: "dead", lastError: "550" } as const;
  await portal.services.withTransaction(async (tx) => void (await tx.update(outbox).set(refused).where(isIts)));
  expect(await read(desk, page)).toContain("The letter came back");
  await pressOn(desk, page, "Save the contact", { fill: { "E-mail of the contact": "right@tokmok.example" } });
  await invite(page);
  expect(await lettersTo(portal, "right@tokmok.example")).toHaveLength(1);
});

test("a university added by hand is read as a row of a list, and one that is here already is not added", async () => {
  const wrong = await pressOn(desk, "/prospects/new", "Add the university", {
    fill: { "Name in English": "Prospective University of Jalal-Abad", ROR: "no ror", Website: "jalal.example" },
    choose: { Country: "Kyrgyzstan" },
  });
  expect(wrong.status).toBe(422);
  expect(mainOf(wrong)).toContain("This is not a ROR identifier");
  expect(wrong.document.querySelector<HTMLInputElement>("[name=website]")?.value).toBe("jalal.example");
  const known = await pressOn(desk, "/prospects/new", "Add the university", {
    fill: { "Name in English": "Prospective University of Osh", "E-mail of the contact": "new@osh.example" },
    choose: { Country: "Kyrgyzstan" },
  });
  expect(known.status).toBe(409);
  expect(mainOf(known)).toContain("This university is here already: Prospective University of Osh. Nothing was added.");
  expect(known.document.querySelector("[role=alert] a")?.getAttribute("href")).toBe(await pageOf("of Osh"));
  expect(known.document.querySelector<HTMLInputElement>("[name=contact_email]")?.value).toBe("new@osh.example");
});

test("the city of a university is named in the reader's letters where its name in them is known", async () => {
  const fill = { "Name in English": "Lakeside University of Mining", City: "г. Бишкек" };
  const choose = { Country: "Kyrgyzstan" };
  await pressOn(desk, "/prospects/new", ADD, { fill, choose });
  expect(await read(desk, "/prospects")).toContain("Bishkek, Kyrgyzstan");
  const page = await read(desk, await pageOf("Lakeside University of Mining"));
  expect([page.includes("Bishkek"), page.includes("Бишкек")]).toEqual([true, false]);
  const alike = { "Name in English": "Mining University, Lakeside" };
  expect(mainOf(await pressOn(desk, "/prospects/new", ADD, { fill: alike, choose }))).toContain(
    "Looks like “Lakeside University of Mining” (Bishkek)",
  );
});

test("a university added by hand that looks like one that is here waits for the word that it is another, as a row of a list does", async () => {
  await add("Agrarian University of Talas", "office@talas.example");
  const institution = {
    nameEn: "Naryn Polytechnic University",
    nameOfficial: "Naryn Polytechnic University",
    city: "Naryn",
  };
  await portal.services.withTransaction((tx) => createMember(tx, { institution }, clock.now()));
  for (const [name, like, unlike] of [
    ["Talas Agrarian University", "Agrarian University of Talas", "Polytechnic University, Naryn"],
    ["Polytechnic University, Naryn", "Naryn Polytechnic University", "Agrarian University, Talas"],
  ] as const) {
    const form = await openForm(desk, "/prospects/new", "Add the university");
    form.fill("Name in English", name).choose("Country", "Kyrgyzstan");
    const asked = await form.press("Add the university");
    expect(asked.answer.status).toBe(409);
    expect(mainOf(asked.page)).toMatch(new RegExp(`Looks like “${like}(?:, M-\\d{4}-\\d{4})?”`));
    const again = asked.form("Add the university");
    expect(again.read("Name in English")).toBe(name);
    // What was ticked beside one warning is no answer to another.
    again.tick("It is another university").fill("Name in English", unlike);
    const other = await again.press("Add the university");
    expect(other.answer.status).toBe(409);
    expect(other.form("Add the university").read("It is another university")).toBe(false);
    const back = other.form("Add the university").fill("Name in English", name);
    const once = await back.press("Add the university");
    const added = await once.form("Add the university").tick("It is another university").press("Add the university");
    expect(added.answer.location).toMatch(/^\/prospects\/.*done=added$/);
  }
});

test("what looks like a member is marked and not ticked, and is invited alone once somebody says that it is another", async () => {
  const institution = { nameEn: "Kant Agrarian University", nameOfficial: "Kant Agrarian University", city: "Kant" };
  const page = await add("Agrarian University, Kant", "office@kant.example");
  await portal.services.withTransaction((tx) => createMember(tx, { institution }, clock.now()));
  const list = await desk.get("/prospects?q=kant");
  expect(mainOf(list)).toContain("Something like it is here already: Kant Agrarian University");
  expect(list.document.querySelector("[name=ids]")).toBeNull();
  const { page: asked, form } = await (await openForm(desk, page, LOOK)).press(LOOK);
  expect(mainOf(asked)).toContain("Say that it is another university");
  const looked = await form(LOOK).tick("It is another university").press(LOOK);
  expect(mainOf(looked.page)).toContain("Agrarian University, Kant, office@kant.example");
  const sent = await looked.form("Send the letter").press("Send the letter");
  expect(sent.answer.location).toBe(`${page}?done=invited-one`);
  const nothing = await desk.get("/prospects?q=no+such+name");
  expect(mainOf(nothing)).toContain("Nothing is called “no such name”");
  expect([...nothing.document.querySelectorAll("main a")].map((link) => link.textContent)).toContain("Show all");
});

test("one letter is told as one, and whoever comes second that a colleague has just sent it", async () => {
  const page = await add("Race University of Talas", "race@talas.example");
  const colleague = (await signInNew(portal, { roles: ["coordinator"] })).browser;
  const [mine, theirs] = [
    await (await openForm(desk, page, LOOK)).press(LOOK),
    await (await openForm(colleague, page, LOOK)).press(LOOK),
  ];
  const first = await mine.form("Send the letter").press("Send the letter");
  expect(mainOf(first.page)).toContain("The letter is on its way.");
  expect((await mine.form("Send the letter").press("Send the letter")).answer.location).toBe(first.answer.location);
  const second = await theirs.form("Send the letter").press("Send the letter");
  expect(second.answer.status).toBe(409);
  expect(mainOf(second.page)).toContain("A colleague has just sent this university a letter. Yours was not sent.");
  expect(await lettersTo(portal, "race@talas.example")).toHaveLength(1);
});
