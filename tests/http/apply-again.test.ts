import { beforeAll, describe, expect, test } from "vitest";
import type { AnswersBySection } from "#app/features/applications/form/form.ts";
import { getFullApplication } from "#app/features/applications/file/application-queries.server.ts";
import { createAwaitingHead, createDraft } from "#app/demo/applications-factory.server.ts";
import { SEED_APPLICATIONS } from "#app/demo/data/applications.ts";
import { outbox } from "#db/schema/outbox.ts";
import { addPerson, signInNew, viewerOf } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

const seed = SEED_APPLICATIONS.find(({ key }) => key === "tajik-national-university");
const content = { precheck: { ...seed?.precheck }, sections: seed?.sections as AnswersBySection };
const main = ({ document }: Answer) => document.querySelector("main")?.textContent ?? "";

async function newDraft(sections = content.sections) {
  const person = await signInNew(portal);
  const { applicationId } = await createDraft(portal.services, viewerOf(person), { ...content, sections });
  return { browser: person.browser, id: applicationId, home: `/applications/${applicationId}`, person };
}

describe("After an application was withdrawn", () => {
  test("a new one takes over its answers and documents, but not its declarations (found F58)", async () => {
    const person = await signInNew(portal);
    const { applicationId } = await createAwaitingHead(portal.services, viewerOf(person), content);
    const withdrawal = await openForm(person.browser, `/applications/${applicationId}/withdrawal`);
    const { page } = await withdrawal
      .fill("Reason", "Our rector is on leave.")
      .tick("Yes, withdraw this application")
      .press("Withdraw");
    expect(main(page)).toContain("New application without them");
    expect(main(page)).toContain("You withdrew this application on");
    expect(main(page)).toContain("Our rector is on leave.");
    expect(main(page)).not.toContain("another one of your institution");
    const again = await openForm(person.browser, `/applications/${applicationId}`, /with these answers and documents/);
    const { address } = await again.press(/with these answers and documents/);
    const id = /applications\/([0-9a-f-]+)/.exec(address)?.[1] ?? "";
    expect(id).not.toBe(applicationId);
    const old = await person.browser.get(`/applications/${applicationId}`);
    const links = [...old.document.querySelectorAll("main a")].map((link) => link.getAttribute("href"));
    expect(links).toContain(`/applications/${id}`);
    const [before, after] = [
      await getFullApplication(portal.services.db, applicationId),
      await getFullApplication(portal.services.db, id),
    ];
    expect(after?.application.status).toBe("draft");
    expect(after?.answers.motivation).toEqual(before?.answers.motivation);
    expect(after?.answers.declarations).toBeUndefined();
    const digests = (file: typeof after) => file?.documents.map(({ sha256 }) => sha256).sort();
    expect(digests(after)).toHaveLength(4);
    expect(digests(after)).toEqual(digests(before));
  });
});

describe("The eligibility check", () => {
  test("that stops lets one answer be changed and keeps the others (found F61)", async () => {
    const browser = portal.browser();
    const form = await openForm(browser, "/apply?unlisted=1&q=Kostanay+Institute+of+Dialogue");
    form
      .choose("Country of registration", "Kazakhstan")
      .choose("Do you apply for the whole institution?", "Yes")
      .choose("What kind of organisation is it?", "University or other institution of higher education")
      .choose("Is it recognised by the competent national authority?", "No")
      .choose("Does it award degrees, the first after at least three years?", "Yes")
      .choose("Who owns it?", "It is public")
      .choose("Has the head of the institution approved this application?", "Yes");
    form.element.querySelector<HTMLInputElement>('[name=cohorts][value="3+"]')?.click();
    const { page: stopped } = await form.press("Show the result");
    const change = [...stopped.document.querySelectorAll("main a")].find(
      (one) => one.textContent === "Change an answer",
    );
    const changed = await openForm(browser, change?.getAttribute("href") ?? "");
    const { page: open } = await changed
      .choose("Is it recognised by the competent national authority?", "Yes")
      .press("Show the result");
    expect(main(open)).toContain("can apply as: Full member");
    expect(main(open)).toContain("Kostanay Institute of Dialogue");
  });
});

describe("A draft", () => {
  test("says of a section never opened that it was not, and what is next (found F62)", async () => {
    const { browser, home } = await newDraft({});
    const page = await browser.get(home);
    expect(main(page)).toContain("not opened yet");
    expect([...page.document.querySelectorAll("main a")].map((one) => one.textContent)).toContain(
      "Go on: The institution",
    );
    const engagement = [...page.document.querySelectorAll(".sections li")].find((one) =>
      one.textContent?.includes("UNESCO and international work"),
    );
    expect(engagement?.textContent).toContain("not opened yet");
  });

  test("has the message box from the first day; the coordinator of its country gets the question (found F57)", async () => {
    const { browser, home, person } = await newDraft();
    const coordinator = await addPerson(portal, { roles: ["coordinator"] });
    const box = await openForm(browser, `${home}/messages`, "Send the message");
    const { page } = await box.fill("Write to the secretariat", "Which letter do you need?").press("Send the message");
    expect(main(page)).toContain("Which letter do you need?");
    const letters = (await portal.services.db.select().from(outbox)).filter(
      ({ kind }) => kind === "application-drafter-wrote",
    );
    expect(letters.map(({ recipient }) => recipient)).toEqual([coordinator.email]);
    expect(letters[0]?.text).toContain(person.name);
    expect(letters[0]?.text).not.toContain("Which letter do you need?");
  });
});

test("the secretariat's address stands on every page and error page (found F57)", async () => {
  const { browser } = await signInNew(portal, { roles: ["administrator"] });
  await (
    await openForm(browser, "/admin/settings")
  )
    .fill("Public e-mail address of the secretariat", "office@steppe.example")
    .press("Save");
  for (const address of ["/", "/join", "/about", "/privacy", "/accessibility", "/no-such-page"]) {
    const { document } = await portal.browser().get(address);
    expect(document.querySelector("footer a[href^=mailto]")?.textContent, address).toBe("office@steppe.example");
  }
  const { document } = await portal.browser().get("/no-such-page");
  expect(document.querySelector(".error-page a[href^=mailto]")).toBeTruthy();
});
