import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { outbox } from "#db/schema/outbox.ts";
import { projects } from "#db/schema/projects.ts";
import { inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import { createMember, setMembership } from "#tests/support/board.ts";
import {
  acting,
  deskOf,
  EXPRESS,
  openInterest,
  placeOf,
  post,
  type Posted,
  sendInterest,
  startActing,
  textOf,
} from "#tests/support/project-acts.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";

startActing();

const ROLE = "Other University, Uzbekistan – role in the project";
const WORDS = "We have admired your school of translators for years.";
const partnershipOf = ({ slug }: Posted) => `/projects/${slug}/partnership`;

async function openInvitation(project: Posted): Promise<ServedForm> {
  const search = await openForm(acting.leader.browser, deskOf(project), "Search");
  const found = await search.fill("Name of the member", "Other University").press("Search");
  return found.form("Invite").fill(ROLE, "Translator").fill("Message to the institution", WORDS);
}

const letterOf = async ({ id }: Posted, { email }: SignedIn, kind: typeof outbox.$inferSelect.kind) => {
  const isIt = and(eq(outbox.subjectId, id), eq(outbox.recipient, email), eq(outbox.kind, kind));
  return (await acting.portal.services.db.select().from(outbox).where(isIt)).at(-1)?.text ?? "";
};

const MAPS = {
  role: "Keeper of the maps",
  expertise: "Old maps",
  countries: [],
  number: 1,
  tasks: "Lend twelve maps of the road to the exhibition.",
};

test("an invitation carries words and a last day; a wrong day keeps what was typed; both are read with it", async () => {
  const project = await post("published");
  const form = await openInvitation(project);
  expect(form.read("Answer until")).not.toBe("");
  const past = await form.fill("Answer until", "01.01.2020").press("Invite");
  expect([past.answer.status, past.page.text]).toEqual([422, expect.stringContaining("Choose today or a later day.")]);
  const far = await past.form("Invite").fill("Answer until", "01.01.2150").press("Invite");
  expect(far.page.text).toContain("Choose a day within the next six months.");
  const again = far.form("Invite");
  expect([again.read(ROLE), again.read("Message to the institution")]).toEqual(["Translator", WORDS]);
  const usual = again.fill("Answer until", "");
  for (let press = 0; press < 2; press++)
    expect((await usual.press("Invite")).page.text).toContain("The institution has been invited.");
  const read = await textOf(acting.partner, partnershipOf(project));
  expect(read).toContain(WORDS);
  expect(read).toContain("To be answered until");
  expect(await textOf(acting.coordinator, `/projects/${project.slug}`)).not.toContain(WORDS);
});

test("more institutions than a role has places are invited or accepted once it was asked, and both sides read how it stands", async () => {
  const { portal, leader, partner } = acting;
  const project = await post("published", { needs: [{ ...MAPS, orgKind: "higher_education" }] });
  const third = await createMember(portal.services, { nameEn: "Third University", country: "KG" });
  const roles = [{ role: "representative", institutionId: third.institutionId } as const];
  const thirdPerson = await signInNew(portal, { roles });
  const open = (await openInvitation(project)).fill(ROLE, "keeper of the  maps");
  const place = { projectId: project.id, institutionId: third.institutionId, role: MAPS.role };
  expect(await inviteMember(portal.services, place, await actorOf(portal, leader.id))).toEqual({ ok: true });
  const asked = await open.press("Invite");
  expect([asked.answer.status, await placeOf(project)]).toEqual([422, undefined]);
  expect(asked.page.text).toContain("“Keeper of the maps” has 1 place: 0 confirmed, 1 invited and not answered yet.");
  const again = asked.form("Invite");
  expect(again.read("Message to the institution")).toBe(WORDS);
  expect((await again.press("Invite")).page.text).toContain("The institution has been invited.");
  const shared = "More institutions are invited for this role than it has places.";
  expect(await letterOf(project, partner, "project-invited-partner")).toContain(shared);
  expect(await letterOf(project, thirdPerson, "project-invited-partner")).not.toContain(shared);
  for (const { browser } of [partner, thirdPerson])
    expect((await browser.get(partnershipOf(project))).text).toContain(shared);
  const desk = `${deskOf(project)}?role=${encodeURIComponent(MAPS.role)}`;
  expect(await textOf(leader, desk)).toContain("1 place: 0 confirmed, 1 open; invitations without an answer: 2");

  const full = "Every place in this role is taken by now";
  const confirmBy = ({ browser }: SignedIn) => openForm(browser, partnershipOf(project), "Confirm our part");
  expect(await textOf(partner, partnershipOf(project))).not.toContain(full);
  const before = await confirmBy(partner);
  await (await confirmBy(thirdPerson)).press("Confirm our part");
  expect(await textOf(partner, partnershipOf(project))).toContain(full);
  expect(await letterOf(project, leader, "project-confirmed-lead")).toContain("Invitations without an answer: 1.");
  const told = await before.press("Confirm our part");
  expect([told.answer.status, await placeOf(project)]).toEqual([409, "invited"]);
  expect(told.page.text).toContain("has been taken since you opened the page");
  await told.form("Confirm our part").press("Confirm our part");
  expect(await letterOf(project, leader, "project-confirmed-lead")).toContain("2 institutions for 1 place");

  const late = await post("published", { needs: [{ ...MAPS, orgKind: "higher_education" }] });
  await sendInterest(late, MAPS.role);
  const accept = await openForm(leader.browser, deskOf(late), "Accept and invite");
  await inviteMember(portal.services, { ...place, projectId: late.id }, await actorOf(portal, leader.id));
  const meanwhile = await accept.press("Accept and invite");
  expect([meanwhile.answer.status, await placeOf(late)]).toEqual([422, undefined]);
  await meanwhile.form("Accept and invite").press("Accept and invite");
  expect(await placeOf(late)).toBe("invited");
  expect(await letterOf(late, partner, "project-accepted-partner")).toContain(shared);
  const stale = await openForm(partner.browser, partnershipOf(late), "Confirm our part");
  await (await openForm(leader.browser, deskOf(late), "Take the answer back")).press("Take the answer back");
  const over = await stale.press("Confirm our part");
  expect([over.answer.status, over.page.text]).toEqual([409, expect.stringContaining("has been withdrawn")]);
});

test("a role with other punctuation is the one sought, and one that is almost it is asked about once", async () => {
  const { portal } = acting;
  const needs = [{ ...MAPS, role: "Host of the second school", orgKind: "higher_education" as const }];
  const project = await post("published", { needs });
  const desk = `${deskOf(project)}?role=${encodeURIComponent("Host of the second school")}`;
  const slipped = await (await openInvitation(project)).fill(ROLE, "Host of the second schol").press("Invite");
  expect([slipped.answer.status, await placeOf(project)]).toEqual([422, undefined]);
  expect(slipped.page.text).toContain("You seek “Host of the second school”. Is this another role?");
  const asked = slipped.form("Invite");
  expect([asked.read(ROLE), asked.read("Message to the institution")]).toEqual(["Host of the second schol", WORDS]);
  const otherwise = await asked.fill(ROLE, "Host of the second scool").press("Invite");
  expect([otherwise.answer.status, await placeOf(project)]).toEqual([422, undefined]);
  expect((await otherwise.form("Invite").press("Invite")).page.text).toContain("The institution has been invited.");
  expect(await textOf(acting.leader, desk)).toContain("invitations without an answer: 0");

  const same = await post("published", { needs });
  const first = await createMember(portal.services, { nameEn: "Fifth University", country: "KG" });
  const place = { projectId: same.id, institutionId: first.institutionId, role: "Host of the second school" };
  expect(await inviteMember(portal.services, place, await actorOf(portal, acting.leader.id))).toEqual({ ok: true });
  const stopped = (await openInvitation(same)).fill(ROLE, "“host of the second-school”.");
  const beyond = await stopped.press("Invite");
  expect([beyond.answer.status, await placeOf(same)]).toEqual([422, undefined]);
  expect(beyond.page.text).toContain("has 1 place: 0 confirmed, 1 invited and not answered yet.");
  expect((await beyond.form("Invite").press("Invite")).page.text).toContain("The institution has been invited.");
  expect(await textOf(acting.leader, desk.replace(project.slug, same.slug))).toContain(
    "invitations without an answer: 2",
  );
});

test("an invitation is declined with a reason and a note, which the lead reads; one that was cancelled meanwhile hands the note back", async () => {
  const project = await post("published");
  await (await openInvitation(project)).press("Invite");
  const decline = await openForm(acting.partner.browser, partnershipOf(project), "Decline the invitation");
  decline.choose("Reason", "Nobody is free for it at present");
  const declined = await decline.fill("Note to the lead institution", "Ask us in the spring.").press(/^Decline the/);
  expect(declined.page.text).toContain("The invitation has been declined.");
  const desk = await textOf(acting.leader, deskOf(project));
  expect(desk).toContain("Nobody is free for it at present");
  expect(desk).toContain("Ask us in the spring.");

  expect(await letterOf(project, acting.leader, "project-refused-lead")).toContain("can still confirm its part");
  const afterAll = await openForm(acting.partner.browser, partnershipOf(project), "Confirm our part after all");
  for (let press = 0; press < 2; press++)
    expect((await afterAll.press("Confirm our part after all")).page.text).toContain(
      "Your institution is now a partner of the project.",
    );
  expect(await placeOf(project)).toBe("confirmed");
  expect(await letterOf(project, acting.leader, "project-confirmed-lead")).not.toBe("");

  const gone = await post("published", { needs: [{ ...MAPS, orgKind: "higher_education" }] });
  const asked = await (await openInvitation(gone)).fill(ROLE, MAPS.role).press("Invite");
  expect(asked.answer.status).toBe(302);
  expect(await textOf(acting.leader, `/projects/${gone.slug}/state`)).toContain(
    "Invitations that stay open, and can still be answered: Other University.",
  );
  expect(await textOf(acting.leader, `/projects/${gone.slug}/state`)).toContain(
    "Invitations that are cancelled with it: Other University.",
  );
  await (await openForm(acting.partner.browser, partnershipOf(gone), /^Decline the/)).press(/^Decline the/);
  const tooLate = await openForm(acting.partner.browser, partnershipOf(gone), "Confirm our part after all");
  const fourth = await createMember(acting.portal.services, { nameEn: "Fourth University", country: "TJ" });
  const place = { projectId: gone.id, institutionId: fourth.institutionId, role: MAPS.role };
  await inviteMember(acting.portal.services, place, await actorOf(acting.portal, acting.leader.id));
  const taken = await tooLate.press("Confirm our part after all");
  expect([taken.answer.status, taken.page.text]).toEqual([
    409,
    expect.stringContaining("has been offered to another institution meanwhile"),
  ]);

  const ended = await post("published");
  await (await openInvitation(ended)).press("Invite");
  await (await openForm(acting.partner.browser, partnershipOf(ended), /^Decline the/)).press(/^Decline the/);
  expect(await textOf(acting.partner, partnershipOf(ended))).toContain("after all");
  await acting.portal.services.withTransaction((tx) =>
    tx.update(projects).set({ status: "completed", completedAt: new Date() }).where(eq(projects.id, ended.id)),
  );
  expect(await textOf(acting.partner, partnershipOf(ended))).not.toContain("after all");

  const other = await post("published");
  const invited = await (await openInvitation(other)).press("Invite");
  const late = await openForm(acting.partner.browser, partnershipOf(other), "Decline the invitation");
  await invited.form("Cancel the invitation").press("Cancel the invitation");
  const kept = await late.fill("Note to the lead institution", "Ask us in the spring.").press(/^Decline the/);
  expect([kept.answer.status, kept.page.text]).toEqual([409, expect.stringContaining("Ask us in the spring.")]);
});

test("another reason is said in words, a full place leads to the waiting list, and an answer that comes too late is handed back", async () => {
  const project = await post("published");
  await sendInterest(project);
  const decline = await openForm(acting.leader.browser, deskOf(project), "Decline the interest");
  const wordless = await decline.choose("Reason", "Another reason").press("Decline the interest");
  expect([wordless.answer.status, wordless.page.text]).toEqual([
    422,
    expect.stringContaining("Say the reason in a few words"),
  ]);
  const stale = wordless.form("Decline the interest").fill("Note to the institution", "The hall is too small.");

  const list = await openForm(acting.leader.browser, deskOf(project), "Put on the waiting list");
  list.fill("Note to the institution", "You are the next we shall ask.");
  for (let press = 0; press < 2; press++)
    expect((await list.press("Put on the waiting list")).page.text).toContain("The interest is on the waiting list");
  expect(await textOf(acting.leader, deskOf(project))).toContain(
    "A place is free, and institutions are waiting for it",
  );
  const read = await textOf(acting.partner, deskOf(project));
  expect(read).toContain("On the waiting list");
  expect(read).toContain("You are the next we shall ask.");

  const withdraw = await openForm(acting.partner.browser, deskOf(project), "Withdraw our interest");
  expect((await withdraw.press("Withdraw our interest")).page.text).toContain("Your interest has been withdrawn.");
  const late = await stale.press("Decline the interest");
  expect(late.answer.status).toBe(409);
  expect(late.page.text).toContain("stands differently now: Withdrawn. Nothing was changed.");
  expect(late.page.text).toContain("The hall is too small.");
});

test("a role written beside a chosen one is not dropped: the reader is asked which of them is meant", async () => {
  const project = await post("published");
  const form = await openInterest(project);
  form
    .choose("Role you offer to take", "University with a school of architecture")
    .fill("Role", "Keeper of the letters");
  const asked = await form.press(EXPRESS);
  expect([asked.answer.status, asked.page.text]).toEqual([422, expect.stringContaining("Choose “Another role” above")]);
  const other = asked.form(EXPRESS).choose("Role you offer to take", "Another role");
  expect((await other.press(EXPRESS)).page.text).toContain("Your interest has been sent to the lead institution.");
  expect(await textOf(acting.leader, deskOf(project))).toContain("Keeper of the letters");
});

test("an institution that may not join any more is named, and the lead's words are handed back", async () => {
  const project = await post("published");
  const form = await openInvitation(project);
  await setMembership(acting.portal.services, acting.other, "suspended");
  const refused = await form.press("Invite");
  await setMembership(acting.portal.services, acting.other, "active");
  expect(refused.answer.status).toBe(409);
  expect(refused.page.document.querySelector('[role="alert"]')?.textContent).toContain("Other University");
  expect(refused.page.text).toContain(WORDS);
  expect(await placeOf(project)).toBeUndefined();
});

test("what is written with an answer stands in its letter, and with an acceptance on the page where that letter leads", async () => {
  const project = await post("published");
  await sendInterest(project);
  const list = await openForm(acting.leader.browser, deskOf(project), "Put on the waiting list");
  await list.fill("Note to the institution", "You are next.").press("Put on the waiting list");
  expect(await letterOf(project, acting.partner, "project-waiting_list-partner")).toContain("You are next.");
  const accept = await openForm(acting.leader.browser, deskOf(project), "Accept and invite");
  await accept.fill("Note to the institution", "Agreed, come in June.").press("Accept and invite");
  expect(await letterOf(project, acting.partner, "project-accepted-partner")).toContain("Agreed, come in June.");
  expect(await textOf(acting.partner, partnershipOf(project))).toContain("Agreed, come in June.");
  const refuse = await openForm(acting.partner.browser, partnershipOf(project), "Decline the invitation");
  await refuse.fill("Note to the lead institution", "We cannot in June.").press(/^Decline the/);
  expect(await letterOf(project, acting.leader, "project-refused-lead")).toContain("We cannot in June.");

  const other = await post("published");
  await sendInterest(other);
  const decline = await openForm(acting.leader.browser, deskOf(other), "Decline the interest");
  decline.choose("Reason", "Another reason").fill("Note to the institution", "The hall is too small.");
  await decline.press("Decline the interest");
  expect(await letterOf(other, acting.partner, "project-declined-partner")).toContain("The hall is too small.");
});

test("who leads a project and is of the council beside answers its interest where the inbox leads, and expresses none", async () => {
  const { lead, portal } = acting;
  const roles = [{ role: "representative" as const, institutionId: lead.institutionId }, "council" as const];
  const both = await signInNew(portal, { roles });
  const project = await post("published");
  await sendInterest(project);
  for (const list of ["/week", "/inbox", `/projects/${project.slug}`]) {
    const { document } = await both.browser.get(list);
    expect(document.querySelector(`main a[href="${deskOf(project)}"]`), list).not.toBeNull();
  }
  const accept = await openForm(both.browser, deskOf(project), "Accept and invite");
  expect((await accept.press("Accept and invite")).answer.status).toBeLessThan(400);
  expect(await placeOf(project)).toBe("invited");
  const elsewhere = { role: "representative" as const, institutionId: acting.other.institutionId };
  const outside = await signInNew(portal, { roles: [elsewhere, "council"] });
  const read = await outside.browser.get(deskOf(await post("published")));
  expect(read.text).toContain("You hold an office in the secretariat or the council");
});
