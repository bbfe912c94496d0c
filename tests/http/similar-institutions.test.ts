import { beforeAll, describe, expect, test } from "vitest";
import { createSubmitted } from "#app/demo/applications-factory.server.ts";
import { createMember } from "#tests/support/board.ts";
import { requestInformation } from "#app/features/applications/review/request-information.server.ts";
import { createInCheck, createStaff } from "#tests/support/review-factory.ts";
import { COMPLETE, newDraft } from "#tests/support/drafts.ts";
import { signInAs, signInNew, viewerOf } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
const MEMBER = "Caravanserai University of Crafts";
const { identity } = COMPLETE.sections;
const country = identity?.country as string;

beforeAll(async () => {
  portal = await startTestPortal();
  await createMember(portal.services, { nameEn: MEMBER, country });
});

const notice = ({ document }: Answer) =>
  [...document.querySelectorAll("main [role=status]")].find((one) => one.textContent?.includes("here already"));

describe("an institution that may be here already", () => {
  test("is named once the name is saved, with the way to be let in there", async () => {
    const { browser, home } = await newDraft(portal, { identity });
    expect(notice(await browser.get(`${home}/identity`))).toBeUndefined();
    const form = await openForm(browser, `${home}/identity`, "Save and continue");
    const { page } = await form.fill("Name in English", MEMBER).press("Save and continue");
    for (const shown of [page, await browser.get(`${home}/identity`)]) {
      const said = notice(shown);
      expect(said?.textContent).toContain(MEMBER);
      const links = [...(said?.querySelectorAll("a") ?? [])].map((link) => link.getAttribute("href") ?? "");
      expect(links.at(-1)).toMatch(/^\/apply\?q=/);
      for (const link of links) expect((await browser.get(link)).status).toBe(200);
    }
  });

  test("is told of while the name is typed, and of nobody else's case more than that it is there", async () => {
    const person = await signInNew(portal);
    const named = { ...identity, name_en: "Institute of the Felt Road", name_official: "Institute of the Felt Road" };
    const sections = { ...COMPLETE.sections, identity: { ...named, ror_id: "", whed_id: "IAU-004593" } };
    const other = await createSubmitted(portal.services, viewerOf(person), { ...COMPLETE, sections });
    const { browser, home } = await newDraft(portal, { identity });
    const ask = async (name: string) =>
      JSON.parse((await browser.get(`${home}/similar?${new URLSearchParams({ name })}`)).text) as {
        similar: { members: { name: string }[]; isApplying: boolean } | null;
      };
    expect((await ask("Caravanserai")).similar?.members.map(({ name }) => name)).toEqual([MEMBER]);
    const applying = await ask("Institute of the Felt Road");
    expect(applying.similar).toEqual({ name: "Institute of the Felt Road", members: [], isApplying: true });
    expect(JSON.stringify(applying)).not.toContain(other.applicationId);
    expect((await ask("Nothing is called so")).similar).toBeNull();
    expect((await ask("Ca")).similar).toBeNull();
    expect((await ask("x".repeat(1000))).similar).toBeNull();
  });

  test("is never the application one answers for, however far it has come", async () => {
    const { services } = portal;
    const coordinator = await createStaff(services, "Aigerim Coordinator", { role: "coordinator" });
    const { applicationId, applicant } = await createInCheck(services, coordinator);
    const asked = { fields: ["legal.reg_no", "identity.name_en"], documents: [], message: "Please send it again." };
    const input = { applicationId, version: 2, ...asked };
    expect(await requestInformation(services, input, coordinator)).toEqual({ ok: true });
    const browser = await signInAs(portal, applicant.email);
    const home = `/applications/${applicationId}`;
    for (const section of ["identity", "legal"]) {
      const page = await browser.get(`${home}/${section}`);
      expect(page.status).toBe(200);
      expect(notice(page)).toBeUndefined();
      expect(page.document.querySelector("main")?.textContent).not.toContain(
        "An application under this name is under way",
      );
    }
    const name = (await browser.get(`${home}/identity`)).document.querySelector<HTMLInputElement>("[name=name_en]");
    const query = new URLSearchParams({ name: name?.value ?? "" });
    expect(JSON.parse((await browser.get(`${home}/similar?${query}`)).text)).toEqual({ similar: null });
  });
});
