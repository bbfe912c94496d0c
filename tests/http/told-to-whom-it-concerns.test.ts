import { expect, test } from "vitest";
import { createMember } from "#tests/support/board.ts";
import { actorOf, signInNew } from "#tests/support/people.ts";
import { expressInterest } from "#app/features/projects/partners/express-interest.server.ts";
import { inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import { putOnWaitingList } from "#app/features/projects/partners/answer-interest.server.ts";
import { readConversation } from "#app/features/projects/messages/find-conversation.server.ts";
import { projectInterests } from "#db/schema/partners.ts";
import { acting, deskOf, post, sendInterest, startActing, textOf } from "#tests/support/project-acts.ts";
import { interest } from "#tests/support/interests.ts";
import { openForm } from "#tests/support/served-form.ts";
import { eq } from "drizzle-orm";

startActing();

test("the lead is told of nobody who waits for a free place and is in the project already, and who waits of nobody else", async () => {
  const { portal, leader, other, partner } = acting;
  const { services } = portal;
  const project = await post("published");
  const lead = await actorOf(portal, leader.id);
  const waiting = await createMember(services, { nameEn: "Waiting University" });
  const roles = [{ role: "representative" as const, institutionId: waiting.institutionId }];
  const waiter = await signInNew(portal, { roles });
  const page = await openForm(waiter.browser, deskOf(project), "Send to the lead institution");
  const needId = page.element.querySelector<HTMLInputElement>("[name=needId]")?.value ?? "";
  for (const [institutionId, { id }] of [
    [other.institutionId, partner],
    [waiting.institutionId, waiter],
  ] as const) {
    const values = interest(institutionId, { needId, role: undefined });
    const sent = await expressInterest(services, { projectId: project.id, values }, await actorOf(portal, id));
    if (!sent.ok) throw new Error(sent.reason);
    const listed = { projectId: project.id, interestId: sent.id };
    expect(await putOnWaitingList(services, listed, lead)).toEqual({ ok: true });
  }
  const banner = async () =>
    (await leader.browser.get(deskOf(project))).document.querySelector("main .callout")?.textContent ?? "";
  expect(await banner()).toMatch(/Other University.*Waiting University|Waiting University.*Other University/);
  const place = { projectId: project.id, institutionId: other.institutionId, role: "Translator" };
  expect(await inviteMember(services, place, lead)).toEqual({ ok: true });
  expect(await banner()).toContain("Waiting University");
  expect(await banner()).not.toContain("Other University");
  expect(await textOf(waiter, deskOf(project))).not.toContain("Other University");
});

test("a place that was declined stands in the conversation by the day on which it was, not by that of the acceptance", async () => {
  const { portal, leader, partner } = acting;
  const { services } = portal;
  const project = await post("published");
  await sendInterest(project);
  await (await openForm(leader.browser, deskOf(project), "Accept and invite")).press("Accept and invite");
  const accepted = new Date("2026-01-05T09:00:00Z");
  const isIts = eq(projectInterests.projectId, project.id);
  await services.withTransaction((tx) => tx.update(projectInterests).set({ answeredAt: accepted }).where(isIts));
  const [row] = await services.db.select().from(projectInterests).where(isIts);
  const answeredAt = async () => (await readConversation(services.db, row?.id ?? "", "2026-01-05"))?.answeredAt;
  expect(await answeredAt()).toEqual(accepted);
  const decline = await openForm(partner.browser, `/projects/${project.slug}/partnership`, "Decline the invitation");
  await decline.press("Decline the invitation");
  expect((await answeredAt())?.getTime()).toBeGreaterThan(accepted.getTime() + 86_400_000);
});
