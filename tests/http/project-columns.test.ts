import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { activity } from "#db/schema/activity.ts";
import { projects } from "#db/schema/projects.ts";
import {
  acting,
  lettersAbout,
  post,
  reportOn,
  type Posted,
  sendInterest,
  startActing,
  takePart,
} from "#tests/support/project-acts.ts";
import type { Browser } from "#tests/support/test-portal.ts";
import { formsOn, openForm, type ServedForm } from "#tests/support/served-form.ts";

startActing();

const COLUMNS = "/projects?view=columns";

const rowOf = async ({ id }: Posted) =>
  (await acting.portal.services.db.select().from(projects).where(eq(projects.id, id)))[0]!;
const timesDone = ({ id }: Posted, action: string) =>
  acting.portal.services.db.$count(activity, and(eq(activity.subjectId, id), eq(activity.action, action)));

/** Words as they are read: without the signs that keep them together or apart. */
const plain = (text: string | null | undefined) =>
  (text ?? "").replaceAll(/[\u2068\u2069]/g, "").replaceAll("\u00a0", " ");
const mainOf = ({ document }: { document: Document }) => plain(document.querySelector("main")?.textContent);

/** The card of a project in its column, as somebody sees it. */
async function cardOf(browser: Browser, project: Posted, address = COLUMNS) {
  const { document } = await browser.get(address);
  const link = document.querySelector(`.columns h3 a[href="/projects/${project.slug}"]`);
  const card = link?.closest("article");
  return {
    column: link?.closest("section")?.getAttribute("data-column"),
    text: plain(card?.textContent),
    moves: [...(card?.querySelectorAll("button") ?? [])].map(({ textContent }) => plain(textContent).trim()),
  };
}

/** The form of a card, as it is opened; the first of those that have such a button. */
const moveOf = async (project: Posted, button: string, address = COLUMNS): Promise<ServedForm> => {
  const { browser } = acting.leader;
  const forms = formsOn(browser, { page: await browser.get(address), address });
  const isIts = (form: ServedForm) => form.actionOf().pathname === `/projects/${project.slug}/move`;
  const form = forms.find((one) => isIts(one) && plain(one.element.textContent).includes(button));
  if (!form) throw new Error(`The card has no "${button}"`);
  return form;
};

describe("the board by states", () => {
  test("marks for its lead what is its own and what waits there; others can move nothing", async () => {
    const [draft, project] = [await post("draft"), await post("published")];
    await sendInterest(project);
    const own = await cardOf(acting.leader.browser, project);
    expect(own).toMatchObject({
      column: "open",
      moves: ["Close to partners", "Complete the project…", "Archive the project…"],
    });
    expect(own.text).toContain("Your project.");
    expect(own.text).toContain("Answer those interested: 1");
    expect((await cardOf(acting.leader.browser, draft)).column).toBe("own");
    const theirs = await cardOf(acting.partner.browser, project);
    expect(theirs).toMatchObject({ column: "open", moves: [] });
    expect(theirs.text).toContain("Our interest");
    for (const browser of [acting.coordinator.browser, acting.portal.browser()]) {
      expect(await cardOf(browser, project)).toMatchObject({ column: "open", moves: [] });
      expect((await cardOf(browser, draft)).column).toBeUndefined();
    }
  });

  test("a move says what became of it, keeps the filters, is done once when pressed twice, and is taken back", async () => {
    const project = await post("published", { themes: ["T07"] });
    const narrowed = `${COLUMNS}&theme=T07&sort=newest`;
    const form = await moveOf(project, "Close to partners", narrowed);
    const moved = await form.press("Close to partners");
    expect(moved.address).toBe(`/projects?view=columns&theme=T07&sort=newest&moved=${project.slug}`);
    expect(mainOf(moved.page)).toContain("has been moved. It now stands as: Closed to partners.");
    expect((await form.press("Close to partners")).address).toBe(moved.address);
    expect(await timesDone(project, "project.closed_to_partners")).toBe(1);
    expect((await cardOf(acting.leader.browser, project, moved.address)).column).toBe("closed_to_partners");
    const before = await rowOf(project);
    const back = await moved.form("Move it back").press("Move it back");
    expect(mainOf(back.page)).toContain("It now stands as: Open to partners.");
    expect(await rowOf(project)).toMatchObject({ status: "open", answerBy: before.answerBy });
    // No other link of the page tells of the move again.
    const links = [...back.page.document.querySelectorAll("main a[href]")].map((one) => one.getAttribute("href"));
    expect(links.filter((href) => href?.includes("moved="))).toEqual([]);
  });

  test("a move that needs more leads to the page that asks it", async () => {
    const project = await post("published");
    await reportOn(project);
    const asked = await (await moveOf(project, "Complete the project…")).press("Complete the project…");
    expect(asked.address).toBe(`/projects/${project.slug}/state?act=complete`);
    expect(asked.form("Complete the project").control("What was achieved").closest("details")?.open).toBe(true);
    expect(await rowOf(project)).toMatchObject({ status: "open" });
    await (await moveOf(project, "Close to partners")).press("Close to partners");
    const past = { answerBy: "2020-01-01" };
    await acting.portal.services.withTransaction((tx) =>
      tx.update(projects).set(past).where(eq(projects.id, project.id)),
    );
    const page = await acting.leader.browser.get(`${COLUMNS}&moved=${project.slug}`);
    expect(mainOf(page)).not.toContain("Move it back");
    const reopened = await (await moveOf(project, "Open to partners again…")).press("Open to partners again…");
    expect(reopened.address).toBe(`/projects/${project.slug}/state?act=reopen`);
  });

  test("what somebody else moved meanwhile stays where it is, and the page says where", async () => {
    const project = await post("published");
    const stale = await moveOf(project, "Close to partners");
    const state = await openForm(acting.leader.browser, `/projects/${project.slug}/state`, "Archive the project");
    await state.press("Archive the project");
    const answer = await stale.press("Close to partners");
    expect(answer.address).toBe(`/projects?view=columns&unmoved=${project.slug}`);
    expect(mainOf(answer.page)).toContain("It now stands as: Archived. Nothing has been moved.");
    expect(await timesDone(project, "project.closed_to_partners")).toBe(0);
  });

  test("a move that no project makes is answered by where it stands and what it can become", async () => {
    const project = await post("published");
    const forged = await acting.leader.browser.forge(`/projects/${project.slug}/move`, { from: "open", to: "draft" });
    const said = mainOf(await acting.leader.browser.get(forged.headers.get("location") ?? ""));
    expect(said).toContain("cannot be moved there. It stands as: Open to partners");
    expect(said).toContain("leads only to: Closed to partners; Completed; Archived. Nothing has been moved.");
    expect(await rowOf(project)).toMatchObject({ status: "open" });
  });

  test("says who will be told and when, on the board and on the page, and nobody is told what is taken back", async () => {
    const project = await post("published");
    await takePart(project);
    const moved = await (await moveOf(project, "Close to partners")).press("Close to partners");
    const told = "In 10 minutes 1 partner is told. Until then it can be taken back, and nobody is told.";
    expect(mainOf(moved.page)).toContain(told);
    expect(mainOf(await acting.partner.browser.get("/inbox"))).not.toContain("No more partners are taken");
    expect(mainOf(await acting.partner.browser.get(`/projects/${project.slug}`))).not.toContain("taken back");
    const page = await openForm(acting.leader.browser, `/projects/${project.slug}`, "Take it back");
    for (const address of [`/projects/${project.slug}`, `/projects/${project.slug}/state`])
      expect(mainOf(await acting.leader.browser.get(address))).toContain(told);
    const back = await page.press("Take it back");
    expect(back.address).toBe(`/projects/${project.slug}?done=reopened`);
    expect(mainOf(back.page)).not.toContain("is told");
    expect(await lettersAbout(project, acting.partner)).not.toContain("project-closed");
    expect(await rowOf(project)).toMatchObject({ status: "open" });
  });

  test("nobody moves a project of others, and only from a state to one it leads to", async () => {
    const project = await post("published");
    const address = `/projects/${project.slug}/move`;
    const move = { from: "open", to: "closed_to_partners" };
    expect((await acting.partner.browser.forge(address, move)).status).toBe(403);
    expect((await acting.coordinator.browser.forge(address, move)).status).toBe(403);
    expect((await acting.portal.browser().forge(address, move)).status).toBe(401);
    expect((await acting.leader.browser.forge(address, { from: "open", to: "anywhere" })).status).toBe(400);
    const away = await acting.leader.browser.forge(address, { ...move, back: "//elsewhere.example/?x=1" });
    expect(away.headers.get("location")).toMatch(/^\/projects\?/);
  });
});
