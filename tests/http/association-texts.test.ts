import { beforeAll, describe, expect, test } from "vitest";
import type { AnswersBySection } from "#app/features/applications/form/form.ts";
import { getFullApplication } from "#app/features/applications/file/application-queries.server.ts";
import { SEED_APPLICATIONS } from "#app/demo/data/applications.ts";
import { createDraft } from "#app/demo/applications-factory.server.ts";
import { signInNew, viewerOf } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

const seed = SEED_APPLICATIONS.find(({ key }) => key === "tajik-national-university");
const ACCEPTS_CHARTER =
  "The institution accepts the charter of the association and its values: dialogue, academic freedom, non-discrimination, honesty, no political or commercial use of the membership.";
const linksOf = ({ document }: Answer) =>
  [...document.querySelectorAll("main a, footer a")].map((link) => link.getAttribute("href"));

async function declarationsOfDraft() {
  const person = await signInNew(portal);
  const sections = seed?.sections as AnswersBySection;
  const draft = await createDraft(portal.services, viewerOf(person), { precheck: { ...seed?.precheck }, sections });
  const { browser } = person;
  return { browser, id: draft.applicationId, page: `/applications/${draft.applicationId}/declarations` };
}

const acceptedBy = async (id: string) =>
  (await getFullApplication(portal.services.db, id))?.answers.declarations?.texts;

describe("The charter that is accepted", () => {
  test.each([
    ["en", "Charter", "UNESCO"],
    ["ru", "Хартия", "ЮНЕСКО"],
    ["kk", "хартиясы", "ЮНЕСКО"],
  ])(
    "can be read at its own address, says that it is proposed and by whom it is not (%s) (found F55)",
    async (lng, title, unesco) => {
      const page = await portal.browser().get(`/texts/charter?lng=${lng}`);
      const charter = page.location ? await portal.browser().get(page.location) : page;
      expect(charter.document.querySelector("h1")?.textContent).toContain(title);
      expect(charter.document.querySelector("h1")?.textContent).toMatch(/proposed|проект|жоба/);
      expect(charter.text).toContain(unesco);
    },
  );

  test("is linked where it is accepted, as is the notice on personal data, and stands in the footer (found F55)", async () => {
    const { browser, page } = await declarationsOfDraft();
    const links = linksOf(await browser.get(page));
    expect(links).toEqual(expect.arrayContaining(["/texts/charter", "/texts/privacy"]));
    for (const address of ["/", "/about", "/join/form"]) {
      expect(linksOf(await browser.get(address)), address).toContain("/texts/charter");
    }
  });

  test("is edited as a new version, kept with the tick; the version accepted before stays readable (found F55)", async () => {
    const { browser, id, page } = await declarationsOfDraft();
    await (await openForm(browser, page)).press("Save and continue");
    expect(await acceptedBy(id)).toEqual({ charter: 1, privacy: 1 });

    const { browser: administrator } = await signInNew(portal, { roles: ["administrator"] });
    const form = await openForm(administrator, "/admin/texts/charter");
    form
      .fill(["English", "Title"], "Charter as adopted")
      .fill(["English", "Text"], "Members adopted this charter.\n\n## Aim\n\nDialogue.");
    const { page: after } = await form.press("Publish the new version");
    expect(after.document.querySelector("main")?.textContent).toContain("Charter as adopted");
    expect(await acceptedBy(id), "what was accepted stays").toEqual({ charter: 1, privacy: 1 });

    const current = await portal.browser().get("/texts/charter");
    expect(current.document.querySelector("h1")?.textContent).toBe("Charter as adopted");
    expect([...current.document.querySelectorAll("h2")].map((one) => one.textContent)).toContain("Aim");
    const first = await portal.browser().get("/texts/charter?version=1");
    expect(first.document.querySelector("h1")?.textContent).toBe("Charter of the association (proposed)");
    expect((await portal.browser().get("/texts/charter?version=3")).status).toBe(404);

    const again = await openForm(browser, page);
    await again.tick(ACCEPTS_CHARTER).press("Save and continue");
    expect(await acceptedBy(id)).toEqual({ charter: 2, privacy: 1 });
  });

  test("a change made meanwhile is not written over (found F55)", async () => {
    const { browser } = await signInNew(portal, { roles: ["administrator"] });
    const [mine, theirs] = [
      await openForm(browser, "/admin/texts/privacy"),
      await openForm(browser, "/admin/texts/privacy"),
    ];
    await theirs.fill(["English", "Title"], "Personal data, theirs").press("Publish the new version");
    const { answer } = await mine.fill(["English", "Title"], "Personal data, mine").press("Publish the new version");
    expect(answer.status).toBe(409);
    expect((await portal.browser().get("/privacy")).document.querySelector("h1")?.textContent).toBe(
      "Personal data, theirs",
    );
  });
});
