import { beforeAll, describe, expect, test } from "vitest";
import { confirmApplication } from "#app/features/applications/head/answer-confirmation.server.ts";
import {
  addNeededDocuments,
  createAwaitingHead,
  createDraft,
  headToken,
} from "#app/demo/applications-factory.server.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { repairInstitutionSearch } from "#app/features/members/institution/institution-search.server.ts";
import { institutions } from "#db/schema/members.ts";
import { answersOf, COMPLETE, newDraft } from "#tests/support/drafts.ts";
import { type SignedIn, signInNew, viewerOf } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const { identity, head } = COMPLETE.sections;
const HOST = "مثل.عمان";
let portal: TestPortal;
let coordinator: SignedIn;

const SAVE = "Save and continue";

beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { roles: [{ role: "coordinator" }] });
});

const ARABIC = {
  ...COMPLETE,
  sections: {
    ...COMPLETE.sections,
    identity: {
      ...identity,
      name_official: "كلية طوبى العليا",
      website: new URL(`https://${HOST}`).href,
      email_domains: [new URL(`https://${HOST}`).hostname],
    },
    head: { ...head, full_name: "أحمد امباكي", email: `ahmed@${new URL(`https://${HOST}`).hostname}` },
  },
};

async function submitted(signedName: string) {
  const applicant = await signInNew(portal);
  const { applicationId } = await createAwaitingHead(portal.services, viewerOf(applicant), ARABIC);
  const token = await headToken(portal.services, applicationId);
  const signed = await confirmApplication(portal.services, token, { signedName, signedPosition: "Rector" });
  expect(signed.ok).toBe(true);
  return applicationId;
}

const found = async (address: string) =>
  (await coordinator.browser.get(address)).document.querySelector("main")?.textContent;

describe("a file in Arabic letters", () => {
  test("signed with vowel marks, a stretched letter and another hamza is signed by the same person", async () => {
    const id = await submitted("اَحمـــد اُمباكى");
    const text = await found(`/review/${id}`);
    expect(text).toContain("confirmed by link");
    expect(text).not.toContain("The confirmation was signed by");
    expect(text).not.toContain("xn--");
  });

  test.each(["كليه طوبي", "بطوبى", "والعليا", HOST])("is found in the review by %s", async (query) => {
    await submitted("أحمد امباكي");
    expect(await found(`/review?q=${encodeURIComponent(query)}`)).toMatch(/A-\d{4}-\d{4}/);
  });

  test("shows the head's address in its own letters before sending", async () => {
    const applicant = await signInNew(portal);
    const draft = await createDraft(portal.services, viewerOf(applicant), ARABIC);
    await addNeededDocuments(portal.services, draft.applicationId, draft.applicant);
    const page = await applicant.browser.get(`/applications/${draft.applicationId}/submission`);
    expect(page.document.querySelector("main")?.textContent).toContain(HOST);
    expect(page.document.querySelector("main")?.textContent).not.toContain("xn--");
  });
});

describe("a member in other letters", () => {
  const facts = { country: "OM", city: "Muscat", registryId: null, whedId: null };

  test.each(["كليه مسقط", "بمسقط", HOST, `https://${HOST}/`])("is found in the directory by %s", async (query) => {
    const { services } = portal;
    const named = { nameEn: "College of Masqat", nameOfficial: "كلية مسقط", nameOfficialLanguage: "ar" };
    const places = { website: new URL(`https://${HOST}`).href, emailDomains: [] };
    await services
      .withTransaction((tx) =>
        createMember(tx, { institution: { ...facts, ...named, ...places } } as never, services.clock.now()),
      )
      .catch(() => null);
    const page = await portal.browser().get(`/directory?q=${encodeURIComponent(query)}`);
    expect(page.document.querySelector("main")?.textContent).toContain("College of Masqat");
  });

  test("is found too when an older release wrote what it is found by", async () => {
    const { services } = portal;
    await services.withTransaction((tx) => tx.update(institutions).set({ search: "" }));
    expect(await repairInstitutionSearch(services)).toBeGreaterThan(0);
    const [row] = await services.db.select().from(institutions);
    expect(row?.search).toContain("كليه");
    expect(await repairInstitutionSearch(services)).toBe(0);
  });

  test("without one Latin letter in its name has the number of its membership for an address", async () => {
    const { services } = portal;
    const named = { nameEn: "西北民族大学", nameOfficial: "西北民族大学", nameOfficialLanguage: "zh", country: "CN" };
    const admitted = await services.withTransaction((tx) =>
      createMember(tx, { institution: { ...facts, ...named } } as never, services.clock.now()),
    );
    expect(admitted.slug).toBe(admitted.number.toLowerCase());
    expect((await portal.browser().get(`/directory/${admitted.slug}`)).status).toBe(200);
  });

  test("stands in a Russian list where its Russian name belongs", async () => {
    const { services } = portal;
    for (const [nameEn, ru] of [
      ["Aral University", "Яльский университет"],
      ["Zaysan University", "Айский университет"],
    ]) {
      const named = { nameEn, translatedNames: { ru }, nameOfficial: nameEn, country: "KZ" };
      await services.withTransaction((tx) =>
        createMember(tx, { institution: { ...facts, ...named } } as never, services.clock.now()),
      );
    }
    const order = async (lng: string, a: string, b: string) => {
      const browser = portal.browser();
      const { text } = await browser.get("/directory?sort=name", { "Accept-Language": lng });
      expect(text).toContain(a);
      return text.indexOf(a) < text.indexOf(b);
    };
    expect(await order("en", "Aral University", "Zaysan University")).toBe(true);
    expect(await order("ru", "Айский университет", "Яльский университет")).toBe(true);
  });
});

describe("figures and names as they are written anywhere", () => {
  test.each([
    ["١٩٩٨", "٠٠٢٢١ ٣٣ ٨٢٤ ٦٩ ٨١", "+221 33 824 69 81"],
    ["۱۹۹۸", "00 221 33 824 69 81", "+221 33 824 69 81"],
    ["१९९८", "＋221 33 824 69 81", "+221 33 824 69 81"],
    ["１９９８", "+221 33 824 69 81", "+221 33 824 69 81"],
  ])("the year %s and the number %s are understood", async (year, phone, kept) => {
    const { browser, id, home } = await newDraft(portal, COMPLETE.sections);
    const form = await openForm(browser, `${home}/identity`, SAVE);
    const { answer } = await form.fill("Year founded", year).fill("Main telephone", phone).press(SAVE);
    expect(answer.status).toBe(302);
    expect((await answersOf(portal, id))?.identity).toMatchObject({ year_founded: 1998, phone: kept });
  });

  test("a count in Arabic digits is understood", async () => {
    const { browser, id, home } = await newDraft(portal, COMPLETE.sections);
    const form = await openForm(browser, `${home}/legal`, SAVE);
    const { answer } = await form.fill("Number of graduating classes so far", "٢٠").press(SAVE);
    expect(answer.status).toBe(302);
    expect((await answersOf(portal, id))?.legal).toMatchObject({ cohorts: 20 });
  });

  test.each(["😀", ".", "1"])("a person called %s is asked for letters", async (name) => {
    const { browser, home } = await newDraft(portal, COMPLETE.sections);
    const form = await openForm(browser, `${home}/head`, SAVE);
    const { answer } = await form.fill("Full name", name).press(SAVE);
    expect(answer.document.querySelector("main")?.textContent).toContain("at least one letter, in any script");
  });

  test("a person of one letter is taken", async () => {
    const { browser, home } = await newDraft(portal, COMPLETE.sections);
    const form = await openForm(browser, `${home}/head`, SAVE);
    expect((await form.fill("Full name", "О").press(SAVE)).answer.status).toBe(302);
  });
});
