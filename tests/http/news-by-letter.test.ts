import { beforeAll, expect, test } from "vitest";
import { inviteColleagues } from "#app/features/members/people/invite-colleagues.server.ts";
import { readAddresses } from "#app/platform/typed-addresses.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { actorOf, addPerson, signInAs } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

test("the representatives are told when somebody has joined the people of their institution (found F128)", async () => {
  const { withTransaction, clock } = portal.services;
  const { institutionId } = await withTransaction((tx) => createMember(tx, {}, clock.now()));
  const [primary, alternate] = await Promise.all([
    addPerson(portal, { roles: [{ role: "representative", institutionId }] }),
    addPerson(portal, { roles: [{ role: "alternate", institutionId }] }),
  ]);
  const newcomer = await addPerson(portal, { name: "Dinara Akhmetova" });
  const addresses = readAddresses(newcomer.email);
  const invitation = { institutionId, addresses, role: "editor", locale: "en" } as const;
  const invited = await inviteColleagues(portal.services, invitation, await actorOf(portal, primary.id));
  expect(invited.ok).toBe(true);
  const { link } = await letterTo(portal, newcomer.email, "people-invited");
  const browser = await signInAs(portal, newcomer.email);
  const accepted = await (await openForm(browser, link, "Accept the invitation")).press("Accept the invitation");
  expect(accepted.answer.location).toBe("/inbox?done=invitation_accepted");
  const wayOn = `/institution?institution=${institutionId}`;
  expect(accepted.page.document.querySelector(`main a[href="${wayOn}"]`)).toBeTruthy();
  expect((await browser.get(wayOn)).status).toBe(200);

  for (const { email } of [primary, alternate]) {
    const { subject, text, link: people } = await letterTo(portal, email, "people-joined");
    expect(subject).toContain("Dinara Akhmetova has joined");
    expect(text).toContain("Role: Profile editor");
    expect(people).toMatch(new RegExp(`^/institution/people/[\\w-]+\\?institution=${institutionId}$`));
  }
  expect((await lettersTo(portal, newcomer.email)).map(({ kind }) => kind)).not.toContain("people-joined");
});
