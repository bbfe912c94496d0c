import { beforeAll, describe, expect, test } from "vitest";
import { createMember } from "#tests/support/members-factory.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const TEXT = "Among others it keeps the Quirnaval manuscripts.";
const RUSSIAN = "Здесь хранятся рукописи Квирнавала.";
const LINK = "https://social.example/quirnaval";
const SAVE = "Save who reads what";
const EVERYBODY = "Everybody";
const MEMBERS = "Members and the secretariat";
const DESK = "The secretariat alone";

let portal: TestPortal;
let home: { institutionId: string; slug: string; number: string };
let editor: SignedIn;
let member: SignedIn;
let coordinator: SignedIn;
let council: SignedIn;
let suspended: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  const { withTransaction, clock } = portal.services;
  const make = (nameEn: string) =>
    withTransaction((tx) => createMember(tx, { institution: { nameEn, nameOfficial: nameEn } }, clock.now()));
  home = await make("Institute of the Steppe");
  const other = await make("Institute of the Coast");
  const within = (role: "representative" | "editor", institutionId: string) =>
    signInNew(portal, { roles: [{ role, institutionId }] });
  editor = await within("editor", home.institutionId);
  member = await within("representative", other.institutionId);
  coordinator = await signInNew(portal, { roles: [{ role: "coordinator" }] });
  council = await signInNew(portal, { roles: [{ role: "council" }] });
  suspended = await signInNew(portal, {});
  const profile = await openForm(editor.browser, "/institution/edit", "Save and confirm the profile");
  profile.fill("Short profile in English", TEXT).fill("Short profile in another language: Russian", RUSSIAN);
  await profile.fill("Pages in social networks", LINK).press("Save and confirm the profile");
});

/** Everything the public may read of the members without opening more than one page each. */
const OPEN = [
  "/directory?q=quirnaval",
  "/directory?q=%D0%BA%D0%B2%D0%B8%D1%80%D0%BD%D0%B0%D0%B2%D0%B0%D0%BB%D0%B0",
  "/directory?view=cards&q=steppe",
  "/embed/members",
  "/directory/feed.atom",
  "/directory/export/csv",
  "/directory/export/geojson",
  "/api/v1/members",
  "/api/v1/members?q=quirnaval",
];
const OF_IT = (slug: string) => [`/directory/${slug}`, `/directory/${slug}?lng=ru`, `/api/v1/members/${slug}`];

async function readAll({ browser }: Pick<SignedIn, "browser">): Promise<string> {
  const texts: string[] = [];
  for (const address of [...OPEN, ...OF_IT(home.slug)])
    texts.push((await browser.get(address)).text.replaceAll("q=quirnaval", ""));
  return texts.join("\n");
}

const withoutQuery = (text: string) => text.replace(/value="[^"]*"|“[^”]*”|"query":"[^"]*"/g, "");

async function choose(choices: Record<string, string>) {
  const form = await openForm(editor.browser, "/institution/visibility", SAVE);
  for (const [part, readers] of Object.entries(choices)) form.choose(part, readers);
  const { answer, address } = await form.press(SAVE);
  expect(answer.status).toBe(302);
  expect(address).toContain("done=visibility-saved");
}

const resultsFor = async ({ browser }: Pick<SignedIn, "browser">, query: string) => {
  const { document } = await browser.get(`/directory?q=${encodeURIComponent(query)}`);
  return [...document.querySelectorAll("main .member-row h2")].map((heading) => heading.textContent.trim());
};

describe("who reads which part of a profile", () => {
  test("is changed on the page that was read alone: an older one makes nothing public again", async () => {
    const older = await openForm(editor.browser, "/institution/visibility", SAVE);
    await choose({ "Key figures": "The secretariat alone" });
    const refused = await older.choose("Degrees", "Members and the secretariat").press(SAVE);
    expect(refused.answer.status).toBe(409);
    expect(refused.answer.text).toContain("changed meanwhile");
    const again = refused.form(SAVE);
    expect(again.read("Degrees")).toBe("members");
    expect((await again.press(SAVE)).answer.status).toBe(409);
    const now = await openForm(editor.browser, "/institution/visibility", SAVE);
    expect(now.read("Key figures")).toBe("secretariat");
    await choose({ "Key figures": "Everybody" });
  });

  test("is everybody at first, but for who represents the member", async () => {
    const anybody = { browser: portal.browser() };
    const seen = await readAll(anybody);
    expect(seen).toContain("Quirnaval");
    expect(seen).toContain("Квирнавала");
    expect(await resultsFor(anybody, "quirnaval")).toEqual(["Institute of the Steppe"]);
    const form = await openForm(editor.browser, "/institution/visibility", SAVE);
    const choices = (name: string) =>
      [...(form.element.querySelector(`[name=${name}]`)?.querySelectorAll("option") ?? [])].map(({ value }) => value);
    expect(choices("profile")).toContain("public");
    expect(choices("representatives")).not.toContain("public");
  });

  test("is chosen by those who edit the profile: what is for members is on no page, in no file and in no search of others", async () => {
    await choose({
      "Short profile, in every language": MEMBERS,
      "Pages in social networks": MEMBERS,
      "Fields of study": MEMBERS,
      "What the institution offers": MEMBERS,
      "Key figures": DESK,
      "Head of the institution": DESK,
      Representatives: DESK,
    });
    const anybody = { browser: portal.browser() };
    for (const reader of [anybody, suspended]) {
      const seen = withoutQuery(await readAll(reader));
      for (const kept of ["manuscripts", "рукописи", "social.example", "Toktosunova", "9000", "9,000"])
        expect(seen, kept).not.toContain(kept);
      expect(await resultsFor(reader, "quirnaval")).toEqual([]);
    }
    const answer = JSON.parse((await anybody.browser.get(`/api/v1/members/${home.slug}`)).text) as {
      data: Record<string, unknown>;
    };
    expect(answer.data).toMatchObject({ description: {}, socialLinks: [], fieldsOfStudy: [], offers: [] });
    expect(answer.data["seeks"]).toEqual(["translation"]);
    const offering = await anybody.browser.get("/directory?offer=host_students");
    expect(offering.document.querySelector("main .member-row h2")?.textContent).toBe("Institute of the Coast");
  });

  test("members read on the page what is for members, the secretariat and colleagues all of it", async () => {
    const pageOf = async ({ browser }: SignedIn) =>
      (await browser.get(`/directory/${home.slug}`)).document.querySelector("main")?.textContent ?? "";
    const seen = await pageOf(member);
    expect(seen).toContain("Quirnaval");
    expect(seen).toContain("social.example/quirnaval");
    expect(seen).not.toContain("9,000");
    expect(seen).not.toContain("Toktosunova");
    expect(seen).toContain("For members and the secretariat only: Short profile, in every language; Pages in social");
    for (const reader of [coordinator, editor]) {
      const all = await pageOf(reader);
      for (const kept of ["Quirnaval", "9,000", "Toktosunova", "For the secretariat and colleagues only: Key figures"])
        expect(all, kept).toContain(kept);
    }
    const ofCouncil = await pageOf(council);
    expect(ofCouncil).toContain("Quirnaval");
    for (const kept of ["9,000", "Toktosunova", "Key figures"]) expect(ofCouncil, kept).not.toContain(kept);
    // What machines read of the page is what everybody may, whoever opens it.
    const { document } = await member.browser.get(`/directory/${home.slug}`);
    expect(document.querySelector('script[type="application/ld+json"]')?.textContent).not.toContain("Quirnaval");
  });

  test("a kept text is still in the form, is changed there, and stays kept; opened again, it is found again", async () => {
    const form = await openForm(editor.browser, "/institution/edit", "Save and confirm the profile");
    expect(form.read("Short profile in English")).toBe(TEXT);
    expect(form.read("Students")).toBe("9000");
    const changed = `${TEXT} And the Zanthoril maps.`;
    await form.fill("Short profile in English", changed).press("Save and confirm the profile");
    const anybody = { browser: portal.browser() };
    expect(await resultsFor(anybody, "zanthoril")).toEqual([]);
    await choose({ "Short profile, in every language": EVERYBODY });
    expect(await resultsFor(anybody, "zanthoril")).toEqual(["Institute of the Steppe"]);
    expect((await anybody.browser.get(`/directory/${home.slug}`)).text).toContain("Zanthoril");
  });

  test("readers that do not exist are refused at the question", async () => {
    const form = await openForm(editor.browser, "/institution/visibility", SAVE);
    const select = form.element.querySelector<HTMLSelectElement>("[name=representatives]");
    select?.insertAdjacentHTML("beforeend", '<option value="public">Everybody</option>');
    form.choose("Representatives", EVERYBODY);
    const { answer } = await form.press(SAVE);
    expect(answer.status).toBe(422);
    expect(answer.document.querySelector("#visibility-representatives-error")).not.toBeNull();
  });
});
