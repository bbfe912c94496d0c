import { eq, inArray } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { grants } from "#db/schema/grants.ts";
import { units } from "#db/schema/members.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const SAVE = "Save the unit";
const SEND = "Send the message";
const CANARY = "Zeisigvogel";

let portal: TestPortal;
let home: { institutionId: string; slug: string };
let editor: SignedIn;
let primary: SignedIn;
let contact: SignedIn;
let outsider: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  const { withTransaction, clock } = portal.services;
  const make = (nameEn: string) =>
    withTransaction((tx) => createMember(tx, { institution: { nameEn, nameOfficial: nameEn } }, clock.now()));
  home = await make("Institute of the Steppe");
  const other = await make("Institute of the Coast");
  const within = (name: string, role: "representative" | "editor" | "project_officer", institutionId: string) =>
    signInNew(portal, { name, roles: [{ role, institutionId }] });
  editor = await within("Dinara Akhmetova", "editor", home.institutionId);
  primary = await within("Gulnara Toktosunova", "representative", home.institutionId);
  contact = await within("Marat Beisenov", "project_officer", home.institutionId);
  outsider = await within("Erlan Sadykov", "representative", other.institutionId);
});

const query = () => `?institution=${home.institutionId}`;
const list = () => `/institution/units${query()}`;
const blank = () => openForm(editor.browser, `/institution/units/new${query()}`, SAVE);
const textOf = async ({ browser }: Pick<SignedIn, "browser">, page: string) =>
  ((await browser.get(page)).document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
const idOf = async (name: string) => {
  const [row] = await portal.services.db.select({ id: units.id }).from(units).where(eq(units.name, name));
  return row?.id ?? "";
};

describe("the units of a member", () => {
  test("are added from the institution's own page; what is wrong is said at its field and all that was typed is kept", async () => {
    const { document } = await editor.browser.get("/institution");
    const link = [...document.querySelectorAll("main a")].find((one) => one.textContent === "Units");
    expect(link?.getAttribute("href")).toBe(list());
    expect(await textOf(editor, list())).toContain("No units yet");
    const form = await blank();
    form.fill("Name in its own language", "Тарих факультеті").fill("Website of the unit", "not an address");
    form
      .fill("Short description: English", "History of the steppe peoples.")
      .choose("Contact", "Marat Beisenov (Project officer)");
    const refused = await form.choose("Language of that name", "Kazakh").press(SAVE);
    expect(refused.answer.status).toBe(422);
    expect(refused.answer.document.querySelector("#unit-unitKind-error")).not.toBeNull();
    const again = refused.form(SAVE);
    expect(again.read("Name in its own language")).toBe("Тарих факультеті");
    expect(again.read("Short description: English")).toBe("History of the steppe peoples.");
    again.choose("Kind of unit", "Faculty").fill("Website of the unit", "history.example");
    const saved = await again.fill("Name in another language: English", "Faculty of History").press(SAVE);
    expect(saved.address).toContain("done=unit-saved");
    const twice = await again.press(SAVE);
    expect(twice.address).toContain("done=unit-saved");
    expect(await portal.services.db.$count(units)).toBe(1);
  });

  test("another unit sent from the form of one that was added is said to be another, kept as typed, and added by the next press", async () => {
    const form = await blank();
    form.choose("Kind of unit", "Laboratory").fill("Name in its own language", "First laboratory");
    await form.choose("Language of that name", "English").press(SAVE);
    const other = await form.fill("Name in its own language", "Second laboratory").press(SAVE);
    expect(other.answer.status).toBe(409);
    expect(other.answer.text).toContain("Another unit was added from this form already");
    expect(await idOf("Second laboratory")).toBe("");
    const anew = other.form(SAVE);
    expect(anew.read("Name in its own language")).toBe("Second laboratory");
    expect((await anew.press(SAVE)).address).toContain("done=unit-saved");
    expect(await idOf("Second laboratory")).not.toBe(await idOf("First laboratory"));
    const both = inArray(units.name, ["First laboratory", "Second laboratory"]);
    await portal.services.withTransaction(async (tx) => void (await tx.delete(units).where(both)));
  });

  test("stand on the member's page, among what programs read, and in the answer for one member", async () => {
    const part = await openForm(
      editor.browser,
      `/institution/units/new${query()}&parent=${await idOf("Тарих факультеті")}`,
      SAVE,
    );
    part
      .choose("Kind of unit", "UNESCO Chair")
      .fill("Name in its own language", "考古学教席")
      .fill("Year it was founded", "1999");
    await part.choose("Language of that name", "Chinese").press(SAVE);
    const anybody = { browser: portal.browser() };
    const seen = await textOf(anybody, `/directory/${home.slug}`);
    expect(seen).toContain("Faculty of History · Тарих факультеті · Faculty");
    expect(seen).toContain("考古学教席 · UNESCO Chair · since 1999");
    expect(seen).not.toContain("Beisenov");
    expect(await textOf(outsider, `/directory/${home.slug}`)).toContain("Contact: Marat Beisenov, Project officer");
    const { document } = await anybody.browser.get(`/directory/${home.slug}`);
    const described = JSON.parse(
      document.querySelector('script[type="application/ld+json"]')?.textContent ?? "{}",
    ) as object;
    expect(described).toMatchObject({
      department: [{ name: "Faculty of History", department: [{ name: "考古学教席", foundingDate: "1999" }] }],
    });
    const { data } = JSON.parse((await anybody.browser.get(`/api/v1/members/${home.slug}`)).text) as {
      data: { units: unknown[] };
    };
    expect(data.units).toMatchObject([
      {
        kind: "faculty",
        name: { text: "Тарих факультеті", language: "kk" },
        names: { en: "Faculty of History" },
        parent: null,
      },
      { kind: "unesco_chair", since: 1999, parent: await idOf("Тарих факультеті") },
    ]);
    expect((await anybody.browser.get("/api/v1/members")).text).not.toContain("考古学教席");
    expect((await anybody.browser.get("/api/v1/members?fields=units")).text).toContain("考古学教席");
    const found = await textOf(anybody, "/directory?q=faculty+of+history");
    expect(found).toContain("Institute of the Steppe");
    expect(found).toContain("Unit: Faculty of History");
  });

  test("changed by two at once, keep what each has changed; what both have changed is asked", async () => {
    const page = `/institution/units/${await idOf("Тарих факультеті")}${query()}`;
    const mine = await openForm(editor.browser, page, SAVE);
    const theirs = await openForm(primary.browser, page, SAVE);
    await theirs.fill("Year it was founded", "1934").fill("Short description: English", "Theirs.").press(SAVE);
    const refused = await mine.fill("Short description: English", "Mine.").fill("Website of the unit", "").press(SAVE);
    expect(refused.answer.status).toBe(409);
    expect(refused.answer.text).toContain("Somebody has changed this unit meanwhile");
    const again = refused.form(SAVE);
    expect([again.read("Short description: English"), again.read("Year it was founded")]).toEqual(["Mine.", "1934"]);
    expect((await again.press(SAVE)).address).toContain("done=unit-saved");
    const seen = await textOf({ browser: portal.browser() }, `/directory/${home.slug}`);
    expect(seen).toContain("since 1934Mine.");
    expect(seen).not.toContain("history.example");
  });

  test("are written to: the contact and the representatives hear of it and read it, as long as they act for the institution", async () => {
    const form = await openForm(
      outsider.browser,
      `/messages/new?to=${home.slug}&unit=${await idOf("Тарих факультеті")}`,
      SEND,
    );
    form.choose("What it is about", "Something else").fill("Subject", "Old maps").fill("Message", "Do you have maps?");
    const { address } = await form.press(SEND);
    const thread = address.replace(/\?.*/, "");
    for (const one of [contact, primary]) {
      const letter = (await lettersTo(portal, one.email)).find(({ kind }) => kind === "contact-received");
      expect(JSON.stringify(letter)).toContain("Faculty of History");
      expect(await textOf(one, thread)).toContain("Institute of the Steppe, Faculty of History");
    }
    expect((await lettersTo(portal, editor.email)).map(({ kind }) => kind)).not.toContain("contact-received");
    expect((await editor.browser.get(thread)).status).toBe(404);
    expect(await textOf(contact, "/messages")).toContain("Old maps");
    const { withTransaction, clock } = portal.services;
    await withTransaction((tx) =>
      tx.update(grants).set({ revokedAt: clock.now() }).where(eq(grants.userId, contact.id)),
    );
    expect((await contact.browser.get(thread)).status).toBe(404);
    expect(await textOf(editor, list())).toContain("The contact has left");
  });

  test("are chosen by people as where they belong; a unit that was closed meanwhile is said at its field, and nothing typed is lost", async () => {
    const place = `/institution/position${query()}`;
    const form = await openForm(primary.browser, place, "Save");
    await form.fill("Position", "Dean").choose("Unit", "Faculty of History").press("Save");
    const locale = "kk";
    const roles = [{ role: "alternate" as const, institutionId: home.institutionId }];
    const kazakh = await signInNew(portal, { locale, roles });
    for (const page of ["/institution", "/institution/people", "/institution/year"]) {
      expect(await textOf(primary, page)).toContain("Faculty of History");
      expect(await textOf(kazakh, page)).toContain("Тарих факультеті");
    }
    const letter = await openForm(outsider.browser, `/messages/new?to=${home.slug}`, SEND);
    letter.choose("What it is about", "Something else").fill("Subject", "Coins").fill("Message", "Do you have coins?");
    letter.choose("Which unit it is meant for", "Faculty of History");
    const late = await openForm(editor.browser, `/institution/units/${await idOf("考古学教席")}${query()}`, SAVE);
    const [closing] = [...(await editor.browser.get(list())).document.querySelectorAll("main form")];
    const id = closing?.querySelector<HTMLInputElement>("[name=unit]")?.value ?? "";
    const closed = await editor.browser.forge(list(), { unit: id, intent: "close" });
    expect(closed.status).toBe(302);
    expect(await textOf(editor, list())).toContain("Closed units");
    expect(await textOf({ browser: portal.browser() }, `/directory/${home.slug}`)).not.toContain("Faculty of History");
    const refused = await letter.press(SEND);
    expect(refused.answer.status).toBe(422);
    expect(refused.form(SEND).read("Message")).toBe("Do you have coins?");
    expect(refused.answer.document.querySelector("#enquiry-unit-error")?.textContent).toContain("not there any more");
    const kept = await late.fill("Short description: English", "Typed too late.").press(SAVE);
    expect(kept.answer.status).toBe(409);
    expect(kept.form(SAVE).read("Short description: English")).toBe("Typed too late.");
  });

  test("that are not for everybody are on no page, in no file and in no search of others", async () => {
    const form = await blank();
    form.choose("Kind of unit", "Laboratory").fill("Name in its own language", `${CANARY} laboratory`);
    form.choose("Language of that name", "English").fill("Short description: English", CANARY);
    await form.choose("Who sees the unit", "The secretariat alone").press(SAVE);
    const council = await signInNew(portal, { roles: ["council"] });
    const anybody = { browser: portal.browser() };
    for (const page of [
      ...["/directory?q=zeisigvogel", "/embed/members", "/directory/feed.atom", "/directory/export/csv"],
      ...["/directory/export/geojson", "/api/v1/members?fields=units,slug", `/api/v1/members/${home.slug}`],
      ...[`/directory/${home.slug}`, `/directory/${home.slug}?lng=ru`, `/compare?with=${home.slug}`],
    ])
      for (const reader of [anybody, outsider, council])
        expect((await reader.browser.get(page)).text, page).not.toContain(CANARY);
    expect(await textOf(anybody, "/directory?q=zeisigvogel")).not.toContain("Institute of the Steppe");
    expect(await textOf(outsider, `/messages/new?to=${home.slug}`)).not.toContain(CANARY);
    expect(await textOf(primary, `/directory/${home.slug}`)).toContain(`${CANARY} laboratory`);
  });
});
