import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { admissionInput } from "#app/features/applications/decision/admission-input.ts";
import { admitInstitution } from "#app/features/members/membership/membership-commands.server.ts";
import { institutions } from "#db/schema/members.ts";
import { COMPLETE } from "#tests/support/drafts.ts";
import { signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

async function admitted(socialLinks: string[]) {
  const { withTransaction, clock, config } = portal.services;
  const person = await signInNew(portal);
  const answers = structuredClone(COMPLETE.sections) as Record<string, Record<string, unknown>>;
  answers.profile = { ...answers.profile, social_links: socialLinks };
  const approved = { id: "of no application", ownerId: person.id, registryId: null, locale: "en" as const };
  const input = {
    ...admissionInput(approved, answers, "full", config),
    applicationId: null,
    people: [],
    applicant: null,
  };
  const { slug, institutionId } = await withTransaction((tx) => admitInstitution(tx, input, null, clock.now()));
  const { browser } = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  return { slug, institutionId, browser };
}

const linksOn = async (browser: Browser, slug: string) =>
  [...(await browser.get(`/directory/${slug}`)).document.querySelectorAll<HTMLAnchorElement>("main a[rel~=ugc]")].map(
    (link) => [link.getAttribute("href"), link.firstChild?.textContent?.trim(), link.rel],
  );

test("pages in social networks given in the application stand in the directory and are changed by the member", async () => {
  const { slug, institutionId, browser } = await admitted(["https://www.instagram.com/tnu.tj/", "https://t.me/tnu_tj"]);
  const visitor = portal.browser();
  const rel = "ugc noopener noreferrer nofollow";
  const shown = await linksOn(visitor, slug);
  expect(shown).toContainEqual(["https://www.instagram.com/tnu.tj/", "instagram.com/tnu.tj", rel]);
  expect(shown).toContainEqual(["https://t.me/tnu_tj", "t.me/tnu_tj", rel]);

  const form = await openForm(browser, "/institution/edit");
  const label = "Pages in social networks";
  expect(form.read(label)).toBe("https://www.instagram.com/tnu.tj/\nhttps://t.me/tnu_tj");
  const refused = await form
    .fill(label, "t.me/tnu_tj\nno address at all\nnor this one")
    .press("Save and confirm the profile");
  expect(refused.answer.status).toBe(422);
  expect(refused.page.text).toContain("“no address at all” is no web address");
  expect(refused.page.text, "each that is wrong is named").toContain("“nor this one” is no web address");
  const again = refused.form("Save and confirm the profile");
  expect(again.read(label)).toBe("t.me/tnu_tj\nno address at all\nnor this one");
  const seven = Array.from({ length: 7 }, (_, at) => `https://vk.com/page${at}`).join("\n");
  expect((await again.fill(label, seven).press("Save and confirm the profile")).answer.status).toBe(422);

  const last = await openForm(browser, "/institution/edit");
  const saved = await last.fill(label, "t.me/tnu_tj\n\nvk.com/tnu").press("Save and confirm the profile");
  expect(saved.answer.status).toBe(302);
  const [row] = await portal.services.db.select().from(institutions).where(eq(institutions.id, institutionId));
  expect(row?.socialLinks).toEqual(["https://t.me/tnu_tj", "https://vk.com/tnu"]);
  expect((await linksOn(visitor, slug)).map(([href]) => href)).not.toContain("https://www.instagram.com/tnu.tj/");

  const none = await openForm(browser, "/institution/edit");
  expect((await none.fill(label, "").press("Save and confirm the profile")).answer.status).toBe(302);
});
