import { beforeAll, expect, test } from "vitest";
import { createMember } from "#tests/support/board.ts";
import { newDraft } from "#tests/support/drafts.ts";
import { addPerson, signInAs, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let count = 0;
const elsewhere = () => portal.browser({ "X-Forwarded-For": `198.51.100.${++count}` });

beforeAll(async () => {
  portal = await startTestPortal({ env: { RATE_LIMITS: "on", TRUSTED_PROXIES: "1" } });
});

/** All the letters that somebody who only knows the address can have sent to it. */
async function useUp(email: string) {
  const statuses = [];
  for (let i = 0; i < 6; i++) {
    const asked = await pressOn(elsewhere(), "/forgot-password", "Send the link", {
      fill: { "E-mail address": email },
    });
    statuses.push(asked.status);
  }
  expect(statuses).toEqual([302, 302, 302, 302, 302, 429]);
}

test("whoever knows an address cannot keep an administrator or a member from inviting it", async () => {
  const email = "wanted@university.example";
  await useUp(email);
  const administrator = await signInNew(portal, { roles: ["administrator"] });
  const role = await openForm(administrator.browser, "/admin/people/invite", "Send the invitation");
  role.fill("E-mail", email).choose("Role", "Council member");
  expect((await role.press("Send the invitation")).address).toContain("done=person-invited");
  const { institutionId } = await createMember(portal.services, { nameEn: "Inviting University" });
  const { browser } = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  const colleague = await openForm(browser, "/institution/people", "Send the invitation");
  colleague.fill("E-mail addresses", email).choose("Role", "Profile editor");
  expect((await colleague.press("Send the invitation")).answer.status).toBe(302);
});

test("nor an applicant from asking it for a recommendation", async () => {
  const email = "rector@commission.example";
  await useUp(email);
  const { id, applicant } = await newDraft(portal);
  const page = `/applications/${id}/recommendations`;
  const form = await openForm(await signInAs(portal, applicant.email), page, "Ask");
  form
    .choose(["Who recommends"], "A National Commission for UNESCO")
    .fill("Institution or office", "National Commission")
    .fill("Whom you ask: full name", "Aigul Serikova")
    .fill("E-mail address", email);
  expect((await form.press("Ask")).answer.status).toBe(302);
});

test("nor its owner from having the letter that confirms it sent again", async () => {
  const person = await addPerson(portal, { isVerified: false });
  await useUp(person.email);
  const form = await openForm(await signInAs(portal, person.email), "/verify-email", "Send the letter again");
  expect((await form.press("Send the letter again")).answer.status).toBe(302);
});
