import { beforeAll, expect, test } from "vitest";
import { STANDINGS } from "#app/features/members/institution/membership.ts";
import { hasRight, RIGHT_CODES } from "#app/features/members/institution/rights.ts";
import { LOCALES } from "#db/locales.ts";
import { MEMBERSHIP_CATEGORIES } from "#db/vocabulary.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let coordinator: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
});

test.each(LOCALES)("the page of rights says of each what every standing gives every category, in %s", async (lng) => {
  const first = await coordinator.browser.get(`/memberships/rights?lng=${lng}`);
  const { document } = first.location ? await coordinator.browser.get(first.location) : first;
  expect(document.documentElement.lang).toBe(lng);
  const rows = [...document.querySelectorAll("main tbody tr")];
  expect(rows).toHaveLength(RIGHT_CODES.length);
  for (const [index, right] of RIGHT_CODES.entries()) {
    const cells = [...(rows[index]?.querySelectorAll("td") ?? [])];
    const given = STANDINGS.map((standing) =>
      MEMBERSHIP_CATEGORIES.some((category) => hasRight({ standing, category }, right)),
    );
    expect([right, cells.map((cell) => cell.className !== "soft")]).toEqual([right, given]);
  }
  const main = document.querySelector("main")?.textContent ?? "";
  expect(main).not.toMatch(/rights\.|undefined|\{\{/);
  if (lng !== "en") expect(main.match(/[A-Za-z]{4,}/g)).toBeNull();
});

test("where the categories differ it names those that have the right", async () => {
  const { document } = await coordinator.browser.get("/memberships/rights?lng=en");
  const cellsOf = (start: string) =>
    [...document.querySelectorAll("main tbody tr")]
      .filter((row) => row.querySelector("th")?.textContent?.startsWith(start))
      .flatMap((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent));
  expect(cellsOf("Votes")[0]).toBe("Full member");
  expect(cellsOf("Posts without a check")[0]).toBe("Full member, Associate member");
  // A record that was merged has no projects left to leave.
  expect(cellsOf("Leaves").map((text) => text === "Yes")).toEqual(STANDINGS.map((standing) => standing !== "merged"));
});

test("list and page of memberships lead to it, for the council too; a member's own page says whether it votes", async () => {
  const admit = (nameEn: string, category: "full" | "observer") =>
    portal.services.withTransaction((tx) =>
      createMember(tx, { category, institution: { nameEn, nameOfficial: nameEn, country: "KG" } }, new Date()),
    );
  const full = await admit("Voting Academy", "full");
  const observer = await admit("Watching Academy", "observer");
  const council = await signInNew(portal, { roles: ["council"] });
  const list = await coordinator.browser.get("/memberships");
  expect(list.document.querySelector('main a[href="/memberships/rights"]')).not.toBeNull();
  const page = await council.browser.get(`/memberships/${full.number}`);
  expect(page.document.querySelector('main a[href="/memberships/rights"]')).not.toBeNull();
  expect((await council.browser.get("/memberships/rights")).status).toBe(200);
  const votes = async ({ institutionId }: { institutionId: string }) => {
    const { browser } = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
    const terms = [...(await browser.get("/institution")).document.querySelectorAll("main dt")];
    return terms.find((term) => term.textContent?.startsWith("Vote in"))?.nextElementSibling?.textContent;
  };
  expect([await votes(full), await votes(observer)]).toEqual(["Yes", "No"]);
});
