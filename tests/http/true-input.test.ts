import { beforeAll, describe, expect, test } from "vitest";
import { getFullApplication } from "#app/features/applications/file/application-queries.server.ts";
import { importRegistryRecords } from "#app/features/registry/registry-import-commands.server.ts";
import { createDraft } from "#app/demo/applications-factory.server.ts";
import { signUp } from "#tests/support/account-pages.ts";
import { errorsOf } from "#tests/support/answers.ts";
import { named, place, registryRecord } from "#tests/support/registry-records.ts";
import { signInNew, signInOnPage, viewerOf } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const NAME = "Full name";
const MAIL = "Own e-mail address";

let portal: TestPortal;

const JUBAIL = registryRecord("3cxjvr57", "\u200b\u200bJubail University College", {
  names: [
    named("\u200b\u200bJubail University College", null, "ror_display", "label"),
    named("JUC", null, "acronym"),
    named("كلية الجبيل\u200e الجامعية", "ar", "label"),
  ],
  locations: [place("Jubail\u200b", "SA", "Saudi Arabia", [27, 49.6])],
});
const PRISTINA = registryRecord("0033n668", "University of Pristina", {
  locations: [place("Pristina", "XK", "Kosovo", [42.6, 21.1])],
});
const NOWHERE = registryRecord("0nowhere", "University of Nowhere", {
  locations: [place("Nowhere", "QQ", "Nowhere", [0, 0])],
});

beforeAll(async () => {
  portal = await startTestPortal();
  await importRegistryRecords(portal.services, [JUBAIL, PRISTINA, NOWHERE] as never);
});

const idOf = (record: { id: string }) => record.id.slice("https://ror.org/".length);

const ANSWERS: [question: string, answer: string][] = [
  ["Do you apply for the whole institution?", "Yes"],
  ["What kind of organisation is it?", "University or other institution of higher education"],
  ["Is it recognised by the competent national authority?", "Yes"],
  ["Does it award degrees, the first after at least three years?", "Yes"],
  ["How many classes have graduated so far?", "Three or more"],
  ["Who owns it?", "It is public"],
  ["Has the head of the institution approved this application?", "Yes"],
];
const START = "Start the application";
const RESULT = "Show the result";
const NEXT = "Save and continue";

async function startFrom(registry: string, country?: string) {
  const { browser } = await signInNew(portal);
  const form = await openForm(browser, `/apply?registry=${registry}`, RESULT);
  for (const [question, answer] of ANSWERS) form.choose(question, answer);
  if (country) form.choose("Country of registration", country);
  const sent = await form.press(RESULT);
  if (sent.answer.location === null) return { browser, form, sent, id: "" };
  const started = await sent.form(START).press(START);
  return { browser, form, sent, id: /applications\/([^/?]+)/.exec(started.address)?.[1] ?? "" };
}

const identityOf = async (id: string) => (await getFullApplication(portal.services.db, id))?.answers.identity;

describe("starting from the registry", () => {
  test("a record with characters nobody sees is filled in without them and saved without a word (found F19)", async () => {
    const { browser, id } = await startFrom(idOf(JUBAIL));
    expect(await identityOf(id)).toMatchObject({ name_en: "Jubail University College", city: "Jubail" });
    expect(await identityOf(id)).toMatchObject({ name_official: "كلية الجبيل الجامعية", name_official_language: "ar" });
    const address = `/applications/${id}/identity`;
    const { answer: saved } = await (await openForm(browser, address, NEXT)).press(NEXT);
    expect(saved.location).toMatch(/\/legal/);
  });

  test("a record of Kosovo opens a draft under its own name (found F20)", async () => {
    const { form, id } = await startFrom(idOf(PRISTINA));
    expect(form.element.ownerDocument.body.textContent).toContain("Kosovo");
    expect(await identityOf(id)).toMatchObject({ country: "XK" });
  });

  test("a record whose country is in no list is asked for it, at a field of the page (found F20)", async () => {
    const { sent } = await startFrom(idOf(NOWHERE));
    expect(sent.answer.status).toBe(422);
    expect(errorsOf(sent.answer)).toHaveLength(1);
    expect(sent.form(RESULT).control("Country of registration").getAttribute("aria-invalid")).toBe("true");
    const { id } = await startFrom(idOf(NOWHERE), "Kazakhstan");
    expect(await identityOf(id)).toMatchObject({ country: "KZ" });
  });
});

describe("what people type", () => {
  async function saved(section: string, typed: Record<string, string>) {
    const person = await signInNew(portal);
    const draft = { precheck: { org_kind: "higher_education" }, sections: {} };
    const { applicationId } = await createDraft(portal.services, viewerOf(person), draft);
    const address = `/applications/${applicationId}/${section}`;
    const form = await openForm(person.browser, address, NEXT);
    for (const [label, text] of Object.entries(typed)) form.fill(label, text);
    const sent = await form.press(NEXT);
    const file = await getFullApplication(portal.services.db, applicationId);
    const shown = await openForm(person.browser, address, NEXT);
    return { sent, shown, stored: file?.answers[section as "academic"] ?? {} };
  }

  test("numbers are read as people write them, and come back (found F16)", async () => {
    const typed = {
      Students: "9.000",
      "Students from abroad": "1\u00a0234",
      "Academic staff": "’12'000",
      "All staff": "9.5",
    };
    const { sent, stored } = await saved("academic", typed);
    expect(stored).toMatchObject({ students_total: 9000, students_intl: 1234, academic_staff: 12_000 });
    expect(stored).toMatchObject({ staff_total: "9.5" });
    expect(errorsOf(sent.answer).join()).toContain("whole number");
    expect([sent.form(NEXT).read("All staff"), sent.form(NEXT).read("Students")]).toEqual(["9.5", "9000"]);
  });

  test("coordinates take a comma (found F16)", async () => {
    expect((await saved("identity", { Latitude: "42,49068", Longitude: "78.393620123" })).stored).toMatchObject({
      lat: 42.49068,
      lng: 78.39362012,
    });
  });

  test("an address in other letters is taken, kept in ASCII and shown in its own letters (found F18)", async () => {
    const typed = { [NAME]: "\u200fمحمد\u200b", [MAIL]: "x@тест.рф" };
    const { stored, sent, shown } = await saved("head", typed);
    expect(stored).toMatchObject({ full_name: "محمد", email: "x@xn--e1aybc.xn--p1ai" });
    expect(sent.answer.status).toBe(302);
    expect(shown.read(MAIL)).toBe("x@тест.рф");
    const refused = await saved("head", { [MAIL]: "имя@университет.рф" });
    expect(errorsOf(refused.sent.answer).join()).toContain("Latin letters");
    expect(refused.sent.form(NEXT).read(MAIL)).toBe("имя@университет.рф");
  });

  test.each([
    ["iksu.kg", "https://iksu.kg"],
    ["(https://iksu.kg),", "https://iksu.kg"],
    ["https://iksu.kg\u200b", "https://iksu.kg"],
  ])("the web address %j is stored as %s and shown back (found F23, F24)", async (typed, address) => {
    const { stored, shown } = await saved("identity", { "Official website": typed });
    expect(stored).toMatchObject({ website: address });
    expect(shown.read("Official website")).toBe(address);
  });

  test("a web address in other letters is shown in them", async () => {
    const { stored, shown } = await saved("identity", { "Official website": "университет.рф/ректор" });
    expect(stored.website).toMatch(/^https:\/\/xn--/);
    expect(shown.read("Official website")).toBe("https://университет.рф/ректор");
  });

  test("an account is opened and entered with an address in other letters (found F18)", async () => {
    const password = "forty kobyz strings in spring";
    const signedUp = await signUp(portal.browser(), { email: "x@тест.қаз", name: "Ё", password });
    expect(signedUp.status).toBe(302);
    const signedIn = await signInOnPage(portal.browser(), "x@xn--e1aybc.xn--80ao21a", password);
    expect(signedIn.answer.status).toBe(302);
  });
});
