import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { tellOfProjectSearches } from "#app/features/following/tell-of-project-searches.server.ts";
import { withEndLink } from "#app/platform/end-links.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import { acting, post, startActing } from "#tests/support/project-acts.ts";
import { signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";

startActing();

const SAVE = "Save and follow";

test("a search of the board is saved from it, told of by a letter, ended by its link, removed and brought back", async () => {
  const { portal } = acting;
  await post("published", { themes: ["T07"] });
  const { browser, email } = await signInNew(portal);
  const board = await browser.get("/projects?theme=T07&view=columns&sort=newest");
  const link = board.document.querySelector('main a[href^="/following/search"]');
  expect(link?.getAttribute("href")).toBe("/following/search?list=projects&theme=T07");
  expect((await browser.get("/projects?q=nobodyhasthis")).text).toContain("list=projects&amp;q=nobodyhasthis");
  const form = await openForm(browser, "/following/search?list=projects&theme=T07", SAVE);
  const text = form.element.ownerDocument.body.textContent ?? "";
  expect(text).toContain("each new project this search finds");
  expect(text).toContain("1 project now");
  const { page } = await form.fill("Name of the search", "Dialogue").press(SAVE);
  expect(page.text).toContain("The search is saved");
  expect(page.document.querySelector('main a[href="/projects?theme=T07"]')?.textContent).toBe("Dialogue");
  // The directory's search of the same words is another one.
  const other = await openForm(browser, "/following/search?theme=T07", SAVE);
  expect(other.element.ownerDocument.body.textContent).not.toContain("You keep this search already");

  const { slug } = await post("published", { themes: ["T07"] });
  expect(await tellOfProjectSearches(portal.services)).toBe(1);
  const row = (await portal.services.db.select().from(outbox).where(eq(outbox.recipient, email))).at(-1)!;
  expect(row.subject).toBe("Dialogue: 1 new");
  const { headers, text: letter } = withEndLink(portal.services.config, row);
  expect(letter).toContain(`/projects/${slug}`);
  const url = /<(.*)>/.exec(headers["List-Unsubscribe"] ?? "")?.[1] ?? "";
  const end = await openForm(portal.browser(), url.replace(portal.services.config.origin, ""), "End these letters");
  await end.press("End these letters");
  expect((await browser.get("/following")).text).toContain(">Paused<");
  await post("published", { themes: ["T07"] });
  expect(await tellOfProjectSearches(portal.services)).toBe(0);

  const removed = await (await openForm(browser, "/following", "Remove: Dialogue")).press("Remove: Dialogue");
  const back = await removed.form("Undo: Dialogue").press("Undo: Dialogue");
  expect(back.page.document.querySelector('main a[href="/projects?theme=T07"]')?.textContent).toBe("Dialogue");
  expect(back.page.text).toContain(">Paused<");
});

test("a search of what visitors see is kept as that, and a feed says to who sees more what it holds", async () => {
  const { portal } = acting;
  await post("published", { themes: ["T11"] });
  await post("published", { themes: ["T11"], visibility: "members" });
  const { browser } = acting.leader;
  const seen = await browser.get("/projects?theme=T11&as=visitor");
  expect(seen.text).not.toContain("The feed and the calendar hold");
  const to = seen.document.querySelector('main a[href^="/following/search"]')?.getAttribute("href") ?? "";
  expect(to).toBe("/following/search?list=projects&theme=T11&as=visitor");
  expect((await browser.get("/projects?theme=T11")).text).toContain(
    "The feed and the calendar hold what visitors see.",
  );
  const form = await openForm(browser, to, SAVE);
  const text = form.element.ownerDocument.body.textContent ?? "";
  expect(text).toContain("what visitors see");
  expect(text).toContain("1 project now");
  const { page } = await form.fill("Name of the search", "Open calls").press(SAVE);
  const kept = [...page.document.querySelectorAll("main a")].find((link) => link.textContent === "Open calls");
  expect(kept?.getAttribute("href")).toBe("/projects?theme=T11&as=visitor");
  await post("published", { themes: ["T11"], visibility: "members" });
  expect(await tellOfProjectSearches(portal.services)).toBe(0);
});

test("what the board does not know is said before a search is saved", async () => {
  const { browser } = await signInNew(acting.portal);
  const { text } = await browser.get("/following/search?list=projects&initiative=never-was");
  expect(text).toContain("The project board does not know this");
});
