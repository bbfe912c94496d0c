import { beforeAll, expect, test } from "vitest";
import { inviteColleagues } from "#app/features/members/people/invite-colleagues.server.ts";
import { readAddresses } from "#app/platform/typed-addresses.ts";
import { composeLetter } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { actorOf, addPerson, signInAs, signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const NEWS = "News of your institution and its projects";

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

  for (const { email } of [primary, alternate]) {
    const { subject, text, link: people } = await letterTo(portal, email, "people-joined");
    expect(subject).toContain("Dinara Akhmetova has joined");
    expect(text).toContain("Role: Profile editor");
    expect(people).toMatch(new RegExp(`^/institution/people/[\\w-]+\\?institution=${institutionId}$`));
  }
  expect((await lettersTo(portal, newcomer.email)).map(({ kind }) => kind)).not.toContain("people-joined");
});

test("whoever wants no news by letter gets none, but is told what is always sent (found F128)", async () => {
  const { browser, id, email } = await signInNew(portal);
  const tell = (kind: "project-published" | "project-closed" | "membership-suspended") =>
    portal.services.withTransaction((tx) =>
      writeTo(
        tx,
        { userIds: [id], reader: "member" },
        { kind, key: "one", subjectId: "one" },
        (frame) => composeLetter(frame, { subject: kind, paragraphs: [kind] }),
        portal.services.clock.now(),
      ),
    );
  await tell("project-published");
  const form = await openForm(browser, "/account", "Save");
  expect(form.read([NEWS, "By letter, at once"])).toBe(true);
  const saved = await form.choose(NEWS, "No letters; I look here myself").press("Save");
  expect(saved.form("Save").read([NEWS, "No letters; I look here myself"])).toBe(true);
  await tell("project-closed");
  await tell("membership-suspended");
  expect((await lettersTo(portal, email)).map(({ kind }) => kind).sort()).toEqual([
    "membership-suspended",
    "project-published",
  ]);
  // A page opened before the choice was offered sends none.
  await browser.forge("/account?index", { name: "Another Name", locale: "en" });
  expect((await openForm(browser, "/account", "Save")).read([NEWS, "No letters; I look here myself"])).toBe(true);
});
