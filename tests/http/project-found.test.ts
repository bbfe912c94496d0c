import { expect, test } from "vitest";
import { acting, deskOf, post, type Posted, sendInterest, startActing } from "#tests/support/project-acts.ts";
import { openForm } from "#tests/support/served-form.ts";

startActing();

/** By all words of the question, not by some of them instead. */
const isFound = async (project: Posted, query: string) => {
  const { document, text } = await acting.portal.browser().get(`/projects?q=${encodeURIComponent(query)}`);
  return !text.includes("Shown instead") && document.querySelector(`main a[href="/projects/${project.slug}"]`) !== null;
};

test("a project is found by the name of a partner from when it has confirmed until it leaves", async () => {
  const project = await post("published");
  const { leader, partner } = acting;
  await sendInterest(project);
  await (await openForm(leader.browser, deskOf(project), "Accept and invite")).press("Accept and invite");
  expect(await isFound(project, "other university")).toBe(false);
  const place = `/projects/${project.slug}/partnership`;
  await (await openForm(partner.browser, place, "Confirm our part")).press("Confirm our part");
  expect(await isFound(project, "other university")).toBe(true);
  const leave = await openForm(partner.browser, place, "Leave the project");
  await leave.choose("Reason", "There are no funds for it").press("Leave the project");
  expect(await isFound(project, "other university")).toBe(false);
});

test("what a posting says of the partners it looks for is marked with its language", async () => {
  const project = await post("published", { textLanguage: "fr", titleOriginal: "Lettres de la route" });
  const { document } = await acting.partner.browser.get(`/projects/${project.slug}`);
  const need = document.querySelector("section[aria-labelledby=needs] li");
  const languages = [...(need?.querySelectorAll("[lang]") ?? [])].map((one) => one.getAttribute("lang"));
  // The role, what is asked of whoever takes it, and its tasks.
  expect(languages).toEqual(["fr", "fr", "fr"]);
});

test("an initiative the board does not know is said, and the filter is left out", async () => {
  const { document } = await acting.portal.browser().get("/projects?initiative=was-withdrawn");
  expect(document.querySelector("main [role=status]")?.textContent).toContain("was-withdrawn");
});
