import { beforeAll, expect, test } from "vitest";
import { setMembership } from "#tests/support/board.ts";
import { acting, post, type Posted, startActing, takePart, textOf } from "#tests/support/project-acts.ts";
import { formsOn, openForm } from "#tests/support/served-form.ts";

startActing();

/** What the partnership of a project keeps, each with what a partner may send there otherwise. */
const ROOMS: [page: string, sent: Record<string, string>][] = [
  ["/work", { intent: "milestone" }],
  ["/tasks", { intent: "give", sentence: "Ask the archive" }],
  ["/progress", { intent: "note", light: "on_track", said: "All is well with us here." }],
  ["/meetings", { intent: "meeting", title: "Kick-off" }],
  ["/discussion", { intent: "topic", title: "A topic", body: "A post" }],
  ["/documents", { intent: "document" }],
  ["/commitment", { intent: "put" }],
  ["/results", {}],
  ["/report", { intent: "save" }],
  ["/activity", {}],
];
const SAID = "Membership suspended: Other University. Until it is reinstated";

let project: Posted;
beforeAll(async () => {
  project = await post("published", { kind: "joint_degree" });
  await takePart(project);
});
const at = (page: string) => `/projects/${project.slug}${page}`;
const plain = (text: string) => text.replaceAll(/[\u2068\u2069]/g, "");

test("a partner whose membership is suspended reads every room of its project and writes in none; the others read why", async () => {
  const { partner, leader, coordinator, portal, other } = acting;
  const address = at("/discussion");
  const topic = await openForm(leader.browser, address, "Open the topic");
  await topic.fill("Title", "Keys of the archive").fill("First post", "Who has the keys?").press("Open the topic");
  for (const person of [partner, leader, coordinator])
    expect(plain(await textOf(person, at("/work")))).not.toContain("suspended");

  await setMembership(portal.services, other, "suspended");
  for (const [page, sent] of ROOMS) {
    const answer = await partner.browser.get(at(page));
    expect([page, answer.status]).toEqual([page, 200]);
    const forms = formsOn(partner.browser, { page: answer, address: at(page) });
    // Following what happens is its own matter; everything else would write.
    const writing = forms.filter((form) => form.element.method === "post" && form.buttons.length > 0);
    if (page !== "/activity") expect([page, writing.flatMap(({ buttons }) => buttons)]).toEqual([page, []]);
    if (Object.keys(sent).length > 0) {
      const forged = await partner.browser.forge(at(page), sent);
      expect([page, [400, 403, 409, 422].includes(forged.status), forged.status]).toEqual([page, true, forged.status]);
    }
  }
  expect(await textOf(partner, address)).toContain("Keys of the archive");
  for (const person of [partner, leader, coordinator])
    for (const [page] of ROOMS)
      expect([page, plain(await textOf(person, at(page)))]).toEqual([page, expect.stringContaining(SAID)]);
  for (const person of [partner, leader, coordinator]) {
    const text = plain(await textOf(person, at("")));
    expect(text).toMatch(/Other University, Uzbekistan · .*Membership suspended/s);
  }
  const everybody = plain((await portal.browser().get(at(""))).text);
  for (const words of ["Other University", "suspended"]) expect(everybody).not.toContain(words);
  expect((await partner.browser.get(at("/partnership"))).text).toContain("Leave the project");

  await setMembership(portal.services, other, "terminated");
  // What happened in a project on the board is for everybody, as far as each may read of it.
  for (const [page] of ROOMS.filter(([one]) => one !== "/activity"))
    expect([page, (await partner.browser.get(at(page))).status]).toEqual([page, 404]);
  expect(plain(await textOf(leader, at("/work")))).not.toContain("suspended");
  await setMembership(portal.services, other, "active");
});
