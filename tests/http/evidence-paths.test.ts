import { beforeAll, describe, expect, test } from "vitest";
import { addNeededDocuments, createSubmitted } from "#app/demo/applications-factory.server.ts";
import type { Answers, AnswersBySection } from "#app/features/applications/form/form.ts";
import { COMPLETE, newDraft } from "#tests/support/drafts.ts";
import { signInNew, viewerOf } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Answer, type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

const LETTER = "A letter from the ministry or the authority that recognises the institution is among the documents";
const OWN_STATEMENT = "(the institution’s own statement, no proof)";

const main = ({ document }: Answer) => (document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");

/** A file in which no list, register or page shows the recognition, unless something is added. */
function unlisted(added: { identity?: Answers; legal?: Answers } = {}): AnswersBySection {
  const { identity, legal } = COMPLETE.sections;
  const domains = { website: "https://www.touba-institute.example", email_domains: ["touba-institute.example"] };
  return {
    ...COMPLETE.sections,
    identity: { ...identity, ror_id: "", whed_id: "", ...domains, ...added.identity },
    legal: { ...legal, recog_url: "", recog_page_url: "", ...added.legal },
  };
}

async function draft(added: Parameters<typeof unlisted>[0] = {}) {
  const begun = await newDraft(portal, unlisted(added));
  await addNeededDocuments(portal.services, begun.id, begun.applicant);
  return begun;
}

const isRecommendationDemanded = async (browser: Browser, home: string) =>
  main(await browser.get(`${home}/submission`)).includes("Letters of recommendation");

async function recognitionOf(sections: AnswersBySection) {
  const person = await signInNew(portal);
  const { applicationId } = await createSubmitted(portal.services, viewerOf(person), { ...COMPLETE, sections });
  const coordinator = await signInNew(portal, { roles: ["coordinator"] });
  const { document } = await coordinator.browser.get(`/review/${applicationId}`);
  const check = document.querySelector("#check-recognition")?.textContent ?? "";
  return { check: check.replace(/\s+/g, " "), home: `/applications/${applicationId}`, browser: person.browser };
}

describe("a letter from the ministry", () => {
  test("is enough to send, and every page says the same rule", async () => {
    const { browser, home } = await draft();
    expect(await isRecommendationDemanded(browser, home)).toBe(true);
    const rule = /letter from the ministry|letter of the authority/;
    for (const page of ["submission", "documents", "legal", "recommendations", "evidence"])
      expect(main(await browser.get(`${home}/${page}`)), page).toMatch(rule);
    const form = await openForm(browser, `${home}/legal`, "Save and continue");
    await form.tick(LETTER).press("Save and continue");
    expect(await isRecommendationDemanded(browser, home)).toBe(false);
    expect(main(await browser.get(`${home}/evidence`))).toMatch(/Letter from the ministry or the authority given/);
  });

  test("is no letter as long as only a tick says so", async () => {
    const { browser, home } = await newDraft(portal, unlisted({ legal: { recog_letter: true } }));
    expect(await isRecommendationDemanded(browser, home)).toBe(true);
  });

  test("stands among the proofs beside a link to the register", async () => {
    const legal = { recog_url: "https://register.gouv.example/1", recog_letter: true };
    const { browser, home } = await draft({ legal });
    const proofs = main(await browser.get(`${home}/submission`));
    expect(proofs).toContain("Link to the register: https://register.gouv.example/1");
    expect(proofs).toContain("A letter from the ministry or the authority is among the documents");
    const { check } = await recognitionOf(unlisted({ legal }));
    expect(check).toContain("A letter from the ministry or the authority is among the documents. (supporting proof)");
  });
});

describe("a link to what the institution says of itself", () => {
  test.each([
    ["its own website", "https://touba-institute.example/accreditation"],
    ["a part of it", "https://register.touba-institute.example/licence"],
    ["a social network", "https://www.facebook.com/touba.institute"],
    ["a host of anybody's pages", "https://register-of-universities.wordpress.com/"],
    ["a host that is known by its suffix", "https://ministry.github.io/register"],
    ["somebody's shared files", "https://drive.google.com/file/d/1"],
  ])("on %s proves nothing and opens nothing", async (_, recog_url) => {
    const { browser, home } = await draft({ legal: { recog_url } });
    expect(await isRecommendationDemanded(browser, home)).toBe(true);
    const evidence = main(await browser.get(`${home}/evidence`));
    expect(evidence).toMatch(/Entry in the public register given the institution’s own statement, no proof/);
    expect(main(await browser.get(`${home}/submission`))).toContain(OWN_STATEMENT);
    expect(main(await browser.get(`${home}/legal?check=1`))).toContain("the institution’s own statement");
  });

  test("is shown to the coordinator as its own statement, with what else is there", async () => {
    const page = "https://touba-institute.example/decree";
    const { check } = await recognitionOf(unlisted({ legal: { recog_url: page, recog_letter: true } }));
    expect(check).toContain(page);
    expect(check).toContain(OWN_STATEMENT);
    expect(check).not.toContain("strong proof");
  });

  test("of an authority counts as before", async () => {
    const { browser, home } = await draft({ legal: { recog_page_url: "https://www.mesri.gouv.sn/etablissements" } });
    expect(await isRecommendationDemanded(browser, home)).toBe(false);
    expect(main(await browser.get(`${home}/evidence`))).toMatch(/quality agency given strong proof/);
  });
});

describe("a domain that is open to everybody", () => {
  test.each(["facebook.com", "gmail.com", "touba.wordpress.com"])(
    "(%s) shows nothing, and nobody is asked to publish a code in it",
    async (domain) => {
      const { browser, home } = await draft({ identity: { website: `https://${domain}/t`, email_domains: [domain] } });
      const page = await browser.get(`${home}/evidence`);
      expect(main(page)).toContain(`Anybody can have an address or a page at ${domain}`);
      expect(main(page)).not.toContain("You need do nothing more");
      expect(main(page)).not.toContain(`Check ${domain}`);
      expect(page.document.querySelector("main code")).toBeNull();
      expect((await browser.forge(`${home}/evidence`, { domain })).status).toBe(409);
    },
  );
});

describe("the page of proofs", () => {
  test("says what the weights mean, and whether the file can be sent now", async () => {
    const nothing = await draft();
    const needed = main(await nothing.browser.get(`${nothing.home}/evidence`));
    expect(needed).toContain("“Strong proof” comes from");
    expect(needed).toContain("the application cannot be sent yet");
    const listed = await draft({ identity: { whed_id: "IAU-004592" } });
    expect(main(await listed.browser.get(`${listed.home}/evidence`))).toContain(
      "What is given is enough to send the application",
    );
  });

  test("says that a recommendation is asked and awaited", async () => {
    const { browser, home } = await draft();
    const form = await openForm(browser, `${home}/recommendations`, "Ask");
    await form
      .choose(["Who recommends"], "A National Commission for UNESCO")
      .fill("Institution or office", "National Commission")
      .fill("Whom you ask: full name", "Aigul Serikova")
      .fill("E-mail address", "rector@commission.example")
      .press("Ask");
    const page = main(await browser.get(`${home}/evidence`));
    expect(page).toMatch(/Recommendations asked, awaited/);
    expect(page).toContain("A recommendation is asked or given, so the application can be sent");
  });

  test("is reached from the overview of the draft", async () => {
    const { browser, home } = await draft();
    const { document } = await browser.get(home);
    expect(document.querySelector(`main a[href="${home}/evidence"]`)?.textContent).toBe("Proof of who you are");
  });
});

test("whoever signs up is not kept away for having an address elsewhere", async () => {
  const page = main(await portal.browser().get("/signup"));
  expect(page).toContain("An address of your own, at the institution if you have one");
});
