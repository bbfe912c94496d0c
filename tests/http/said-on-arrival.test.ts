import { expect, test } from "vitest";
import { acting, deskOf, openInterest, post, sendInterest, startActing, textOf } from "#tests/support/project-acts.ts";
import { startTestPortal } from "#tests/support/test-portal.ts";
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
  // Loaded again, the page says it again, whichever process answers; to nobody else, and on no other page.
  expect(await textOf(partner, forged)).toContain(said);
  const { databaseUrl } = portal.services.config;
  const beside = (await startTestPortal({ env: { DATABASE_URL: databaseUrl } })).browser();
  for (const [name, value] of partner.browser.cookies) beside.cookies.set(name, value);
  expect((await beside.get(forged)).text).toContain(said);
  expect(await textOf(partner, "/projects?done=partnership_confirmed")).not.toContain(said);
  expect(await textOf(partner, `/projects/${project.slug}?done=partnership_confirmed`)).not.toContain(said);
});

test("neither a refusal nor what came of several files is believed because an address says so", async () => {
  const { leader, coordinator } = acting;
  const [other, handedIn] = [await post("published"), await post("submitted")];
  const said = "a coordinator is reading it";
  const edit = await leader.browser.get(`/projects/${handedIn.slug}/edit`);
  expect(await textOf(leader, edit.location ?? "")).toContain(said);
  expect(await textOf(leader, `/projects/${other.slug}?refused=edit_submitted`)).not.toContain(said);
  expect(await textOf(leader, `/projects/${other.slug}?refused=edit_over`)).not.toContain("no longer be edited");

  const many = await coordinator.browser.get("/review?done=many-take&count=7");
  expect(many.document.querySelector("main [role=status]")?.textContent).toBeUndefined();
});

test("the inbox tells of an accepted invitation, an ended access and a waiting form only whom it concerns", async () => {
  const { leader, portal } = acting;
  for (const code of ["invitation_accepted", "access-ended", "form_waits", "file_missing"]) {
    const inbox = await leader.browser.get(`/inbox?done=${code}&openedBy=${crypto.randomUUID()}`);
    expect([code, inbox.document.querySelector("main [role=status]")?.textContent]).toEqual([code, undefined]);
  }
  const lost = await portal.browser().forge("/account", { name: "Typed before the session ended" });
  expect(lost.status).toBe(401);
  for (const line of lost.headers.getSetCookie()) leader.browser.keep(line);
  expect(await textOf(leader, "/inbox?done=form_waits")).toContain("Your form waits in the other tab");
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
