import { expect, test } from "vitest";
import { createMember } from "#tests/support/board.ts";
import { signInNew } from "#tests/support/people.ts";
import { acting, post, type Posted, startActing, takePart, textOf } from "#tests/support/project-acts.ts";
import { openForm } from "#tests/support/served-form.ts";

startActing();

const SAVE = "Save the report";
const reportOf = ({ slug }: Posted) => `/projects/${slug}/report`;
const CANARIES = ["achievementspark", "problemspark", "followspark", "voicespark", "women: 61,234"];

async function fill(project: Posted, consent: "Yes" | "No") {
  const form = await openForm(acting.leader.browser, reportOf(project), SAVE);
  form.fill("Achievements", "An achievementspark in twelve bazaars. ".repeat(4));
  form.fill("People reached in all", "91 240").fill("Of these women", "61 234");
  form.fill("Problems", "A problemspark.").fill("What follows", "A followspark.");
  return form.fill("What participants say", "“A voicespark.”").choose("May this be published?", consent);
}

async function foundIn(project: Posted, address: string, browser = acting.portal.browser()) {
  const { text } = await browser.get(address);
  return CANARIES.filter((canary) => text.includes(canary));
}

test("the lead writes the report, others read it, and a second page that was open says what has changed", async () => {
  const project = await post("published");
  await takePart(project);
  const [report, state] = [reportOf(project), `/projects/${project.slug}/state`];
  expect(await textOf(acting.leader, state)).toContain(
    "A project is completed with its final report. It is not written yet",
  );
  const roles = [{ role: "alternate" as const, institutionId: acting.lead.institutionId }];
  const colleague = await signInNew(acting.portal, { name: "Ainura Colleague", roles });
  const nothing = "Nothing came of it at all, and we say so here. ".repeat(3).trim();
  const short = (await openForm(acting.leader.browser, report, SAVE)).fill("Achievements", "Too short for both.");
  expect((await short.choose("May this be published?", "No").press(SAVE)).answer.status).toBe(422);
  const [late, own] = [
    await openForm(colleague.browser, report, SAVE),
    await openForm(acting.leader.browser, report, SAVE),
  ];
  for (const form of [late, own]) form.fill("Achievements", nothing).choose("May this be published?", "No");
  const wrong = await (await fill(project, "Yes")).fill("Of these women", "99 999").press(SAVE);
  expect([wrong.answer.status, wrong.page.text]).toEqual([422, expect.stringContaining("more than all people")]);
  const right = wrong.form(SAVE).fill("Of these women", "61 234");
  const saved = await right.press(SAVE);
  expect((await right.press(SAVE)).answer.status).toBe(302);
  expect(saved.page.text).toContain("The report has been saved.");
  const stale = await late.press(SAVE);
  expect([stale.answer.status, stale.page.text]).toEqual([
    409,
    expect.stringMatching(/has saved the report meanwhile \(\d+ /),
  ]);
  expect((await own.press(SAVE)).page.text).toContain("you have saved the report in another window meanwhile (");
  expect(stale.page.text).toContain("problemspark");
  expect(stale.form(SAVE).read("Achievements")).toBe(nothing);

  for (const reader of [acting.partner, acting.coordinator]) {
    expect(await foundIn(project, report, reader.browser)).toEqual(CANARIES);
    expect((await reader.browser.get(report)).document.querySelector("textarea")).toBeNull();
  }
  const outside = await createMember(acting.portal.services, { nameEn: "Bystander University" });
  const stranger = await signInNew(acting.portal, {
    roles: [{ role: "representative", institutionId: outside.institutionId }],
  });
  expect((await stranger.browser.get(report)).status).toBe(404);
  const proposed = (await openForm(acting.leader.browser, state, "Complete the project")).read("What was achieved");
  expect(proposed).toContain("achievementspark");
  expect(await textOf(acting.leader, state)).toContain("The final report is written");
  await stale.form(SAVE).fill("Achievements", "Twelve bazaars were measured. ".repeat(4)).press(SAVE);
  expect(await textOf(acting.partner, report)).toContain("Twelve bazaars were measured.");
});

test("of a report only what may be published is read outside the partnership, on the page of a public project", async () => {
  const { leader } = acting;
  const [open, kept, inner] = [
    await post("published"),
    await post("published"),
    await post("published", { visibility: "members" }),
  ];
  const member = await signInNew(acting.portal, {
    roles: [{ role: "representative", institutionId: acting.other.institutionId }],
  });
  const people = [acting.portal.browser(), member.browser];
  const pagesOf = ({ slug }: Posted) => [
    `/projects/${slug}`,
    `/projects/${slug}?_data=routes%2F_public.projects.%24slug`,
  ];
  const everywhere = [
    "/projects?q=spark",
    "/projects/feed.atom",
    "/api/v1/projects?limit=100",
    "/results",
    "/sitemap.xml",
  ];
  for (const [project, consent] of [
    [open, "Yes"],
    [kept, "No"],
    [inner, "Yes"],
  ] as const) {
    await (await fill(project, consent)).press(SAVE);
    for (const browser of people)
      for (const page of pagesOf(project)) expect(await foundIn(project, page, browser)).toEqual([]);
    const form = await openForm(leader.browser, `/projects/${project.slug}/state`, "Complete the project");
    form
      .fill("What was achieved", "In other words, for everybody to read. ".repeat(4))
      .tick("Complete the project before its period is over");
    for (const pressed of [await form.press("Complete the project"), await form.press("Complete the project")])
      expect([project.slug, pressed.answer.status]).toEqual([project.slug, 302]);
  }
  for (const browser of people) {
    for (const page of pagesOf(open))
      expect(await foundIn(open, page, browser)).toEqual(["achievementspark", "voicespark", "women: 61,234"]);
    for (const project of [kept, inner])
      for (const page of pagesOf(project)) expect([page, await foundIn(project, page, browser)]).toEqual([page, []]);
    for (const page of [...everywhere, `/api/v1/projects/${open.slug}`])
      expect([page, await foundIn(open, page, browser)]).toEqual([page, []]);
  }
  expect(await textOf(acting.coordinator, "/review/projects")).toMatch(
    /completed projects: 273,720 \(3 final reports\)/,
  );
  await (
    await openForm(leader.browser, `/projects/${open.slug}/state`, "Archive the project")
  ).press("Archive the project");
  expect(await foundIn(open, reportOf(open), leader.browser)).toEqual(CANARIES);
  expect((await leader.browser.get(reportOf(open))).document.querySelector("textarea")).toBeNull();
  expect(await textOf(leader, reportOf(open))).toContain("can only be read");
});
