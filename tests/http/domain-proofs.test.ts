import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { createSubmitted } from "#app/demo/applications-factory.server.ts";
import { askDomains } from "#app/features/applications/apply/ask-domain.server.ts";
import type { AnswersBySection } from "#app/features/applications/form/form.ts";
import { importRegistryRecords } from "#app/features/registry/registry-import-commands.server.ts";
import { applications } from "#db/schema/applications.ts";
import { registryRecord } from "#tests/support/registry-records.ts";
import { COMPLETE, newDraft } from "#tests/support/drafts.ts";
import { signInNew, viewerOf } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Answer, type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;

/** What the name servers say, and what they were asked. */
const published = new Map<string, string[] | null>();
const asked: string[] = [];
const nameServer = {
  textsOf: (domain: string) => {
    asked.push(domain);
    return Promise.resolve(published.get(domain) ?? (published.has(domain) ? null : []));
  },
};

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { nameServer } });
});

const { identity } = COMPLETE.sections;
const withDomain = (domain: string): AnswersBySection => ({
  ...COMPLETE.sections,
  identity: { ...identity, email_domains: [domain] },
});

const main = ({ document }: Answer) => (document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
const codeOn = ({ document }: Answer) => document.querySelector("main code")?.textContent ?? "";

async function ask(browser: Browser, home: string, button: string) {
  const form = await openForm(browser, `${home}/evidence`, button);
  const sent = await form.press(button);
  await askDomains(portal.services);
  return sent;
}

describe("an e-mail domain that no list knows", () => {
  test("is shown to be the institution's own by a record in it, and the day is said", async () => {
    const { browser, home } = await newDraft(portal, withDomain("new-university.example"));
    const section = await browser.get(`${home}/identity`);
    expect([...section.document.querySelectorAll("main a")].map((link) => link.getAttribute("href"))).toContain(
      `${home}/evidence`,
    );
    const record = codeOn(await browser.get(`${home}/evidence`));
    expect(record).toMatch(/^university-association-verification=[0-9a-f]{32}$/);

    const before = asked.length;
    const form = await openForm(browser, `${home}/evidence`, "Check new-university.example now");
    const { page } = await form.press("Check new-university.example now");
    expect(main(page)).toContain("Being asked");
    expect(asked.length, "nothing is asked while somebody waits for a page").toBe(before);
    await askDomains(portal.services);
    expect(asked.slice(before)).toEqual(["new-university.example"]);
    expect(main(await browser.get(`${home}/evidence`))).toMatch(/Code not found ?Checked: .*\d{4}/);

    published.set("new-university.example", ["v=spf1 -all", ` ${record} `]);
    await ask(browser, home, "Check new-university.example again");
    expect(main(await browser.get(`${home}/evidence`))).toMatch(/Code found ?Checked: .*\d{4}/);
  });

  test("has a code of its own in each file, so that nobody proves with that of another", async () => {
    const [one, two] = [
      await newDraft(portal, withDomain("first.example")),
      await newDraft(portal, withDomain("first.example")),
    ];
    const record = codeOn(await one.browser.get(`${one.home}/evidence`));
    expect(codeOn(await two.browser.get(`${two.home}/evidence`))).not.toBe(record);
    published.set("first.example", [record]);
    await ask(two.browser, two.home, "Check first.example now");
    expect(main(await two.browser.get(`${two.home}/evidence`))).toContain("Code not found");
  });

  test("whose servers do not answer is not called a failure, and can be asked again", async () => {
    published.set("silent.example", null);
    const { browser, home } = await newDraft(portal, withDomain("silent.example"));
    await ask(browser, home, "Check silent.example now");
    expect(main(await browser.get(`${home}/evidence`))).toContain("No answer");
    await openForm(browser, `${home}/evidence`, "Check silent.example again");
  });

  test("is none of the file's, and is not asked", async () => {
    const { browser, home } = await newDraft(portal, withDomain("mine.example"));
    expect((await browser.forge(`${home}/evidence`, { domain: "elsewhere.example" })).status).toBe(409);
    await askDomains(portal.services);
    expect(asked).not.toContain("elsewhere.example");
  });
});

test("a domain that is known is said to be shown, by what and with which weight, and asks for nothing", async () => {
  const { browser, home, id } = await newDraft(portal, withDomain("known.example"));
  const record = registryRecord("knwn0001", "Known University", { domains: ["known.example"] });
  await importRegistryRecords(portal.services, [record] as never);
  await portal.services.withTransaction((tx) =>
    tx.update(applications).set({ registryId: "0knwn0001" }).where(eq(applications.id, id)),
  );
  const page = await browser.get(`${home}/evidence`);
  expect(main(page)).toContain("known.example by the registry (strong proof). You need do nothing more.");
  expect(codeOn(page)).toBe("");
  expect(page.text).not.toContain("Check known.example");
});

test("the history names the domain that was asked", async () => {
  const { browser, home } = await newDraft(portal, withDomain("told.example"));
  await ask(browser, home, "Check told.example now");
  const text = main(await browser.get(home));
  expect(text).toContain("told.example");
  expect(text).not.toContain("{{");
});

test("the coordinator sees beside the check what proves the domain, on which day, and what it weighs", async () => {
  const person = await signInNew(portal);
  const draft = { ...COMPLETE, sections: withDomain("weighed.example") };
  const { applicationId } = await createSubmitted(portal.services, viewerOf(person), draft);
  const coordinator = await signInNew(portal, { roles: ["coordinator"] });
  const check = async () =>
    (
      (await coordinator.browser.get(`/review/${applicationId}`)).document.querySelector("#check-domain_email")
        ?.textContent ?? ""
    ).replace(/\s+/g, " ");
  expect(await check()).not.toContain("has published the code");

  const home = `/applications/${applicationId}`;
  published.set("weighed.example", [codeOn(await person.browser.get(`${home}/evidence`))]);
  await ask(person.browser, home, "Check weighed.example now");
  expect(await check()).toMatch(/The owner of weighed\.example has published the code .*\d{4}.*\(strong proof\)/);
  const review = main(await coordinator.browser.get(`/review/${applicationId}`));
  expect(review).toContain("(supporting proof)");
});

test("a domain is asked only so often for one file", async () => {
  const limited = await startTestPortal({ overrides: { nameServer }, env: { RATE_LIMITS: "on" } });
  const { browser, home } = await newDraft(limited, withDomain("often.example"));
  const statuses = [];
  for (let time = 0; time < 7; time++) {
    statuses.push((await browser.forge(`${home}/evidence`, { domain: "often.example" })).status);
    await askDomains(limited.services);
  }
  expect(statuses.slice(0, 6)).toEqual(Array(6).fill(302));
  expect(statuses[6]).toBe(429);
});
