import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { confirmPartnership, inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { outbox } from "#db/schema/outbox.ts";
import { createMember, setMembership, type TestMember } from "#tests/support/board.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { acting, deskOf, post, type Posted, startActing, textOf } from "#tests/support/project-acts.ts";
import { openForm } from "#tests/support/served-form.ts";

startActing();

let third: TestMember;
let thirdPerson: SignedIn;
let bystander: SignedIn;
beforeAll(async () => {
  const { portal } = acting;
  third = await createMember(portal.services, { nameEn: "Third University", country: "KG" });
  thirdPerson = await signInNew(portal, { roles: [{ role: "representative", institutionId: third.institutionId }] });
  const elsewhere = await createMember(portal.services, { nameEn: "Elsewhere University", country: "TJ" });
  bystander = await signInNew(portal, { roles: [{ role: "representative", institutionId: elsewhere.institutionId }] });
});

const partnershipOf = ({ slug }: Posted) => `/projects/${slug}/partnership`;
const pageOf = ({ slug }: Posted) => `/projects/${slug}`;
const strangersText = async (page: string) =>
  (await acting.portal.browser().get(page)).document.querySelector("main")?.textContent ?? "";

async function invite(project: Posted, member: TestMember, role = "Translator") {
  const { portal, leader } = acting;
  const place = { projectId: project.id, institutionId: member.institutionId };
  const actor = await actorOf(portal, leader.id);
  expect(await inviteMember(portal.services, { ...place, role }, actor)).toEqual({ ok: true });
}

async function confirm(project: Posted, member: TestMember, { id }: SignedIn) {
  const place = { projectId: project.id, institutionId: member.institutionId };
  const { portal } = acting;
  expect(await confirmPartnership(portal.services, place, await actorOf(portal, id))).toEqual({ ok: true });
}

const letterTo = async ({ id }: Posted, { email }: SignedIn, kind: typeof outbox.$inferSelect.kind) => {
  const isIt = and(eq(outbox.subjectId, id), eq(outbox.recipient, email), eq(outbox.kind, kind));
  return (await acting.portal.services.db.select().from(outbox).where(isIt)).at(-1)?.text ?? "";
};

const apiOf = async ({ slug }: Posted) => {
  const { text } = await acting.portal.browser().get(`/api/v1/projects/${slug}`);
  return (JSON.parse(text) as { data: { partnership: object } }).data.partnership;
};

describe("a partnership that neither blocks nor assumes", () => {
  test("those who take part read how many of those invited have confirmed; everybody else counts whom they see", async () => {
    const project = await post("published");
    await invite(project, acting.other);
    await invite(project, third);
    const form = await openForm(acting.partner.browser, partnershipOf(project), "Confirm our part");
    await form.press("Confirm our part");
    for (const page of [pageOf(project), deskOf(project), `/projects?q=${encodeURIComponent("Letters of the road")}`])
      expect(await textOf(acting.leader, page), page).toContain("1 of 2 confirmed");
    for (const reader of [acting.partner, thirdPerson]) {
      expect(await textOf(reader, partnershipOf(project))).toContain("1 of 2 confirmed");
      expect(await textOf(reader, pageOf(project))).toContain("1 of 2 confirmed");
    }
    expect(await textOf(acting.coordinator, pageOf(project))).toContain("1 of 2 confirmed");
    for (const text of [await textOf(bystander, pageOf(project)), await strangersText(pageOf(project))]) {
      expect(text).toContain("1 partner");
      expect(text).not.toContain("of 2");
      expect(text).not.toContain("Third University");
    }
    expect(await apiOf(project)).toEqual({ confirmed: 1, invited: null });
  });

  test("badges count confirmed members of other countries, say what is meant, and go with a membership", async () => {
    const project = await post("published");
    await invite(project, acting.other);
    await invite(project, third);
    await confirm(project, acting.other, acting.partner);
    const said = ["Institutions from 3 countries", "Composed as UNITWIN asks", "UNESCO has neither examined nor"];
    const before = await strangersText(pageOf(project));
    for (const words of said) expect(before).not.toContain(words);
    await confirm(project, third, thirdPerson);
    const after = await strangersText(pageOf(project));
    for (const words of said) expect(after).toContain(words);
    const board = await strangersText("/projects");
    expect(board).toContain("Institutions from 3 countries");
    expect(board).toContain("Composed as UNITWIN asks");
    await setMembership(acting.portal.services, third, "suspended");
    const without = await strangersText(pageOf(project));
    await setMembership(acting.portal.services, third, "active");
    for (const words of said) expect(without).not.toContain(words);
  });
});

describe("the end of a partnership", () => {
  test("a partner leaves with a reason and words that stand in the lead's letter, and may come back within a day", async () => {
    const project = await post("published");
    await invite(project, acting.other);
    await confirm(project, acting.other, acting.partner);
    const form = await openForm(acting.partner.browser, partnershipOf(project), "Leave the project");
    const wordless = await form
      .fill("Note to the lead institution", "Our laboratory closes.")
      .press("Leave the project");
    expect(wordless.answer.status).toBe(422);
    const again = wordless.form("Leave the project");
    expect(again.read("Note to the lead institution")).toBe("Our laboratory closes.");
    const left = await again.choose("Reason", "There are no funds for it").press("Leave the project");
    expect(left.page.text).toContain("Your institution has left the project.");
    expect(left.page.text).toContain("There are no funds for it");
    const letter = await letterTo(project, acting.leader, "project-left-lead");
    expect(letter).toContain("Reason: There are no funds for it.");
    expect(letter).toContain("Our laboratory closes.");
    const desk = await textOf(acting.leader, deskOf(project));
    expect(desk).toContain("There are no funds for it");
    expect(desk).toContain("Our laboratory closes.");

    const back = await openForm(acting.partner.browser, partnershipOf(project), "Return to the project");
    expect((await back.press("Return to the project")).page.text).toContain("takes part in the project again");
    expect(await letterTo(project, acting.leader, "project-resumed-lead")).toContain("Other University");
    expect(await textOf(acting.leader, deskOf(project))).not.toContain("Our laboratory closes.");
    expect(await strangersText(pageOf(project))).toContain("Other University");
  });

  test("the other partners read that an institution is a partner again where they read that it no longer was", async () => {
    const project = await post("published");
    await invite(project, acting.other);
    await confirm(project, acting.other, acting.partner);
    const end = await openForm(acting.leader.browser, deskOf(project), "End the partnership");
    await end.choose("Reason", "As agreed with the institution").press("End the partnership");
    const back = await openForm(acting.leader.browser, deskOf(project), "Make it a partner again");
    await back.press("Make it a partner again");
    await invite(project, third);
    await confirm(project, third, thirdPerson);
    for (const reader of [thirdPerson, acting.partner, acting.leader]) {
      const read = await textOf(reader, `/projects/${project.slug}/activity`);
      expect(read.search("is no longer a partner")).toBeGreaterThan(read.search("is a partner again"));
      expect(read).toContain("is a partner again");
    }
  });

  test("a lead takes a partner out with a reason; the institution reads why, and the lead may take it back within a day", async () => {
    const project = await post("published");
    await invite(project, acting.other);
    await confirm(project, acting.other, acting.partner);
    const form = await openForm(acting.leader.browser, deskOf(project), "End the partnership");
    form.choose("Reason", "Another reason");
    const wordless = await form.press("End the partnership");
    expect([wordless.answer.status, wordless.page.text]).toEqual([
      422,
      expect.stringContaining("Say the reason in a few"),
    ]);
    const removed = await wordless
      .form("End the partnership")
      .choose("Reason", "Letters and messages were not answered")
      .fill("Note to the institution", "We wrote four times.")
      .press("End the partnership");
    expect(removed.page.text).toContain("The institution is no longer a partner.");
    const letter = await letterTo(project, acting.partner, "project-removed-partner");
    expect(letter).toContain("Reason: Letters and messages were not answered.");
    expect(letter).toContain("We wrote four times.");
    for (const page of [partnershipOf(project), "/projects/mine"]) {
      const read = await textOf(acting.partner, page);
      expect(read, page).toContain("Letters and messages were not answered");
      expect(read, page).toContain("We wrote four times.");
    }
    expect(await strangersText(pageOf(project))).not.toContain("We wrote four times.");

    const late = await openForm(acting.leader.browser, deskOf(project), "Make it a partner again");
    const done = await late.press("Make it a partner again");
    expect(done.page.text).toContain("The institution is a partner again.");
    expect(await textOf(acting.partner, partnershipOf(project))).toContain("Confirmed");
    await (
      await openForm(acting.leader.browser, deskOf(project), "End the partnership")
    )
      .choose("Reason", "As agreed with the institution")
      .press("End the partnership");
    const stale = await openForm(acting.leader.browser, deskOf(project), "Make it a partner again");
    await acting.portal.services.withTransaction((tx) =>
      tx
        .update(projectPartners)
        .set({ answeredAt: new Date(Date.now() - 25 * 60 * 60 * 1000) })
        .where(eq(projectPartners.projectId, project.id)),
    );
    expect((await stale.press("Make it a partner again")).answer.status).toBe(409);
  });

  test("another institution takes the place that was left, and the history says in whose place", async () => {
    const project = await post("published");
    await invite(project, acting.other, "Translator of charters");
    await confirm(project, acting.other, acting.partner);
    const leave = await openForm(acting.partner.browser, partnershipOf(project), "Leave the project");
    await leave.choose("Reason", "The project has changed").press("Leave the project");
    const desk = await acting.leader.browser.get(deskOf(project));
    const refill = [...desk.document.querySelectorAll("main a")].find(
      (link) => link.textContent === "Fill this place again",
    );
    const to = refill?.getAttribute("href")?.replace("#invite", "") ?? "";
    const search = await openForm(acting.leader.browser, to, "Search");
    const found = await search.fill("Name of the member", "Third University").press("Search");
    expect(found.page.text).toContain("In place of Other University");
    const form = found.form("Invite");
    expect(form.read("Third University, Kyrgyzstan – role in the project")).toBe("Translator of charters");
    expect((await form.press("Invite")).page.text).toContain("The institution has been invited.");
    expect(await textOf(acting.leader, deskOf(project))).not.toContain("Fill this place again");
    expect(await textOf(acting.partner, partnershipOf(project))).not.toContain("Return to the project");
    await confirm(project, third, thirdPerson);
    for (const reader of [acting.leader, thirdPerson, bystander])
      expect(await textOf(reader, pageOf(project))).toContain("Third University in place of Other University");
    const read = await strangersText(pageOf(project));
    expect(read).toContain("Third University confirmed its part");
    expect(read).not.toContain("Other University");
  });
});
