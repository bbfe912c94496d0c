import { expect, test } from "vitest";
import { acting, answerQuestions, startActing } from "#tests/support/project-acts.ts";
import { answerProject, openProject, SAVE, SUBMIT } from "#tests/support/project-page.ts";
import { openForm } from "#tests/support/served-form.ts";

startActing();

const ROADS = "Notebooks of the southern roads";

/** A draft that was begun under one title and handed in under another: where it was, and where it is. */
async function renamed(before: string, title: string) {
  const { browser } = acting.leader;
  const saved = await (await openProject(browser, before)).press(SAVE);
  const former = saved.address.replace(/\/edit.*/, "");
  const handed = await saved.form(SUBMIT).fill("Title in English", title).press(SUBMIT);
  return { former, present: handed.address.replace(/[?#].*/, "") };
}

test("every address of a draft leads to the one it has after its title changed at handing in", async () => {
  const { former, present } = await renamed("A first idea of notebooks", ROADS);
  expect(former).not.toBe(present);
  const { leader, coordinator, partner, portal } = acting;
  for (const page of ["", "/edit", "/versions", "/preview", "/state", "/editors", "/interests?find=a"]) {
    const { status, location } = await leader.browser.get(former + page);
    expect([page, status, location]).toEqual([page, 301, present + page]);
  }
  const data = await leader.browser.get(`${former}?_data=routes/_public.projects.$slug`);
  expect([data.status, data.headers.get("X-Remix-Redirect")]).toEqual([204, present]);
  expect((await coordinator.browser.get(`/review${former}`)).location).toBe(`/review${present}`);
  for (const { browser } of [partner, { browser: portal.browser() }])
    expect((await browser.get(former)).status).toBe(404);

  const other = await renamed("A second idea of notebooks", "A first idea of notebooks");
  expect(other.present).toBe(`${former}-2`);
  const check = answerQuestions(await openForm(coordinator.browser, `/review${present}`, "Publish"));
  await check.press("Publish");
  expect((await portal.browser().get(former)).location).toBe(present);
});

test("what is sent to an address a project had before is not lost", async () => {
  const { browser } = acting.leader;
  const saved = await (await openProject(browser, "A third idea of notebooks")).press(SAVE);
  const old = await openForm(browser, saved.address, SAVE);
  const former = saved.address.replace(/\/edit.*/, "");
  const handed = await saved.form(SUBMIT).fill("Title in English", "Notebooks of the northern roads").press(SUBMIT);
  const back = await openForm(browser, `${handed.address.replace(/[?#].*/, "")}/state`, "Take the project back");
  await back.press("Take the project back");
  const kept = await old.fill("Description", "Typed at the former address.").press(SAVE);
  expect([kept.answer.status, kept.form(SAVE).read("Description")]).toEqual([302, "Typed at the former address."]);
  expect(kept.address).toContain("/projects/notebooks-of-the-northern-roads/edit");
  expect((await browser.get(former)).status).toBe(301);
  const again = await answerProject(await openForm(browser, kept.address, SUBMIT), "A third idea of notebooks").press(
    SUBMIT,
  );
  expect(again.page.status).toBe(200);
});
