import { expect, test } from "vitest";
import { setMembership } from "#tests/support/board.ts";
import { signInNew, type SignedIn } from "#tests/support/people.ts";
import { acting, post, startActing, takePart } from "#tests/support/project-acts.ts";

startActing();

/** The rooms of a project as the page shows them to somebody: each address, the present one marked. */
async function roomsOn({ browser }: Pick<SignedIn, "browser">, page: string) {
  const { document } = await browser.get(page);
  const links = [...document.querySelectorAll('nav[aria-label="Pages of this project"] a')];
  return links.map((link) => `${link.getAttribute("href")}${link.getAttribute("aria-current") ? " (here)" : ""}`);
}

test("the pages of a project are one row of links for those who work on it, and each of them opens", async () => {
  const project = await post("published");
  const page = `/projects/${project.slug}`;
  expect(await roomsOn(acting.partner, page)).toEqual([]);
  await takePart(project);
  expect((await roomsOn(acting.leader, page)).slice(0, 2)).toEqual([`${page} (here)`, `${page}/interests`]);
  expect(await roomsOn(acting.partner, page)).toEqual(
    expect.arrayContaining([`${page} (here)`, `${page}/partnership`]),
  );
  expect(await roomsOn(acting.partner, `${page}/partnership`)).toContain(`${page}/partnership (here)`);
  expect(await roomsOn(acting.leader, `${page}/interests`)).toContain(`${page}/interests (here)`);
  const { browser: nobody } = { browser: acting.portal.browser() };
  expect(await roomsOn({ browser: nobody }, page)).toEqual([]);
  const officer = await signInNew(acting.portal, {
    roles: [{ role: "project_officer", institutionId: acting.other.institutionId }],
  });
  await setMembership(acting.portal.services, acting.other, "suspended");
  for (const person of [acting.leader, acting.partner, officer, acting.coordinator])
    for (const room of await roomsOn(person, page))
      expect((await person.browser.get(room.replace(" (here)", ""))).status).toBe(200);
  await setMembership(acting.portal.services, acting.other, "active");
});
