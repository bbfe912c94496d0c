import { expect, test } from "vitest";
import { acting, deskOf, openInterest, post, sendInterest, startActing, textOf } from "#tests/support/project-acts.ts";
import { openForm } from "#tests/support/served-form.ts";

startActing();

test("a page says that something is done to whoever has done it, and not because an address says so", async () => {
  const { leader, partner, portal } = acting;
  const project = await post("published");
  const said = "Your institution is now a partner of the project.";
  const forged = "/projects/mine?done=partnership_confirmed";
  expect(await textOf(partner, forged)).not.toContain(said);
  expect((await portal.browser().get("/login?done=left")).text).not.toContain("has been closed");

  await sendInterest(project);
  await (await openForm(leader.browser, deskOf(project), "Accept and invite")).press("Accept and invite");
  const place = await openForm(partner.browser, `/projects/${project.slug}/partnership`, "Confirm our part");
  const confirmed = await place.press("Confirm our part");
  expect(confirmed.address).toBe(forged);
  expect(confirmed.page.text).toContain(said);
  // Loaded again, the page says it again; to nobody else.
  expect(await textOf(partner, forged)).toContain(said);
});

test("whoever begins to follow a project by taking part reads so before", async () => {
  const { leader, partner } = acting;
  const project = await post("published");
  const told = "once a week a letter tells";
  expect(await textOf(partner, deskOf(project))).toContain(told);
  await (await openInterest(project)).press("Send to the lead institution");
  await (await openForm(leader.browser, deskOf(project), "Accept and invite")).press("Accept and invite");
  expect(await textOf(partner, `/projects/${project.slug}/partnership`)).toContain("once a week a letter tells");
});
