import { beforeAll, describe, expect, test } from "vitest";
import { getFullApplication } from "#app/features/applications/application-queries.server.ts";
import { importRegistryRecords } from "#app/features/registry/registry-import-commands.server.ts";
import { createDraft } from "#db/seed/applications-factory.server.ts";
import { named, place, registryRecord } from "#tests/support/registry-records.ts";
import { signInNew, viewerOf } from "#tests/support/people.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

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

const ANSWERS = {
  whole_institution: "yes",
  org_kind: "higher_education",
  recognised: "yes",
  degree: "yes",
  cohorts: "3+",
  nonprofit: "public",
  head_knows: "yes",
};

/** The fields of a form of the page, as a browser would send them. */
function fieldsOf({ document }: Answer, selector: string): Record<string, string> {
  const form = document.querySelector<HTMLFormElement>(selector);
  const view = document.defaultView;
  if (!form || !view) throw new Error(`The page has no form ${selector}`);
  return Object.fromEntries([...new view.FormData(form)].map(([name, value]) => [name, value as string]));
}

const errorsOf = ({ document }: Answer) =>
  [...document.querySelectorAll(".error-summary li")].map((item) => item.textContent ?? "");

async function startFrom(registry: string, more: Record<string, string> = {}) {
  const { browser } = await signInNew(portal);
  const page = await browser.get(`/apply?registry=${registry}`);
  const typed = { ...fieldsOf(page, "main form[method=post]"), ...ANSWERS, ...more };
  const sent = await browser.post(`/apply?index&registry=${registry}`, typed);
  if (!sent.location) return { browser, page, sent, id: "" };
  const outcome = await browser.get(sent.location);
  const started = await browser.post("/apply/start", fieldsOf(outcome, 'form[action="/apply/start"]'));
  const id = /applications\/([^?/]+)/.exec(started.location ?? "")?.[1] ?? "";
  return { browser, page, sent, id };
}

const identityOf = async (id: string) => (await getFullApplication(portal.services.db, id))?.answers.identity;

describe("starting from the registry", () => {
  test("a record with characters nobody sees is filled in without them and saved without a word (found F19)", async () => {
    const { browser, id } = await startFrom(idOf(JUBAIL));
    expect(await identityOf(id)).toMatchObject({ name_en: "Jubail University College", city: "Jubail" });
    expect(await identityOf(id)).toMatchObject({ name_official: "كلية الجبيل الجامعية", name_official_language: "ar" });
    const address = `/applications/${id}/identity`;
    const saved = await browser.post(address, {
      ...fieldsOf(await browser.get(address), "#section-identity"),
      intent: "continue",
    });
    expect(saved.location).toMatch(/\/legal/);
  });

  test("a record of Kosovo opens a draft under its own name (found F20)", async () => {
    const { page, id } = await startFrom(idOf(PRISTINA));
    expect(page.text).toContain("Kosovo");
    expect(await identityOf(id)).toMatchObject({ country: "XK" });
  });

  test("a record whose country is in no list is asked for it, at a field of the page (found F20)", async () => {
    const { page, sent } = await startFrom(idOf(NOWHERE));
    expect(page.document.querySelector("select[name=country]")).toBeTruthy();
    expect(sent.status).toBe(422);
    expect(errorsOf(sent)).toHaveLength(1);
    expect(sent.document.querySelector("select[name=country][aria-invalid=true]")).toBeTruthy();
    const { id } = await startFrom(idOf(NOWHERE), { country: "KZ" });
    expect(await identityOf(id)).toMatchObject({ country: "KZ" });
  });
});

describe("what people type", () => {
  async function saved(section: string, typed: Record<string, string>) {
    const person = await signInNew(portal);
    const draft = { precheck: { org_kind: "higher_education" }, sections: {} };
    const { applicationId } = await createDraft(portal.services, viewerOf(person), draft);
    const address = `/applications/${applicationId}/${section}`;
    const page = fieldsOf(await person.browser.get(address), `#section-${section}`);
    const answer = await person.browser.post(address, { ...page, ...typed, intent: "continue" });
    const file = await getFullApplication(portal.services.db, applicationId);
    return { answer, page: await person.browser.get(address), stored: file?.answers[section as "academic"] ?? {} };
  }

  const valueOf = ({ document }: Answer, name: string) =>
    document.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value;

  test("numbers are read as people write them, and come back (found F16)", async () => {
    const typed = {
      students_total: "9.000",
      students_intl: "1\u00a0234",
      academic_staff: "’12'000",
      staff_total: "9.5",
    };
    const { answer, stored } = await saved("academic", typed);
    expect(stored).toMatchObject({ students_total: 9000, students_intl: 1234, academic_staff: 12_000 });
    expect(stored).toMatchObject({ staff_total: "9.5" });
    expect(errorsOf(answer).join()).toContain("whole number");
    expect(valueOf(answer, "staff_total")).toBe("9.5");
    expect(valueOf(answer, "students_total")).toBe("9000");
  });

  test("coordinates take a comma (found F16)", async () => {
    expect((await saved("identity", { lat: "42,49068", lng: "78.393620123" })).stored).toMatchObject({
      lat: 42.49068,
      lng: 78.39362012,
    });
  });

  test("an address in other letters is taken, kept in ASCII and shown in its own letters (found F18)", async () => {
    const { stored, answer, page } = await saved("head", { full_name: "\u200fمحمد\u200b", email: "x@тест.рф" });
    expect(stored).toMatchObject({ full_name: "محمد", email: "x@xn--e1aybc.xn--p1ai" });
    expect(answer.status).toBe(302);
    expect(valueOf(page, "email")).toBe("x@тест.рф");
    const refused = await saved("head", { email: "имя@университет.рф" });
    expect(errorsOf(refused.answer).join()).toContain("Latin letters");
    expect(valueOf(refused.answer, "email")).toBe("имя@университет.рф");
  });

  test.each([
    ["iksu.kg", "https://iksu.kg"],
    ["(https://iksu.kg),", "https://iksu.kg"],
    ["https://iksu.kg\u200b", "https://iksu.kg"],
  ])("the web address %j is stored as %s and shown back (found F23, F24)", async (typed, address) => {
    const { stored, page } = await saved("identity", { website: typed });
    expect(stored).toMatchObject({ website: address });
    expect(valueOf(page, "website")).toBe(address);
  });

  test("a web address in other letters is shown in them", async () => {
    const { stored, page } = await saved("identity", { website: "университет.рф/ректор" });
    expect(stored.website).toMatch(/^https:\/\/xn--/);
    expect(valueOf(page, "website")).toBe("https://университет.рф/ректор");
  });

  test("an account is opened and entered with an address in other letters (found F18)", async () => {
    const browser = portal.browser();
    const person = { name: "Ё", email: "x@тест.қаз", password: "forty kobyz strings in spring", consent: "on" };
    const signedUp = await browser.post("/signup", { ...person, locale: "ru" });
    expect(signedUp.status).toBe(302);
    const signedIn = await portal
      .browser()
      .post("/login", { email: "x@xn--e1aybc.xn--80ao21a", password: person.password });
    expect(signedIn.status).toBe(302);
  });
});
