import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { listMail } from "#app/features/administration/mail-queries.server.ts";
import { oneTimeTokens } from "#db/schema/accounts.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { createInCheck, createRecommended } from "#tests/support/review-factory.ts";
import { askReset } from "#tests/support/account-pages.ts";
import { letterTo } from "#tests/support/letters.ts";
import { actorOf, addPerson, type SignedIn, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const GIVE = "Give a role";

let portal: TestPortal;
let administrator: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  administrator = await signInNew(portal, { name: "Zhanna Orazova", roles: ["administrator"] });
});

test("an underscore in an address is a letter like others, for people and for their letters (found F144)", async () => {
  const { email } = await addPerson(portal, { email: "int_office@university.example", name: "Office" });
  await addPerson(portal, { email: "intxoffice@university.example", name: "Other" });
  for (const address of [email, "intxoffice@university.example"]) await askReset(portal, address);
  const people = (await administrator.browser.get("/admin/people?q=int_office")).text;
  expect(people).toContain(email);
  expect(people).not.toContain("intxoffice");
  const letters = (await administrator.browser.get("/admin/mail?recipient=int_office")).text;
  expect(letters).toContain(email);
  expect(letters).not.toContain("intxoffice");
  const filter = { status: null, recipient: "int\\_", page: 1 };
  expect((await listMail(portal.services.db, filter)).total).toBe(0);
});

test("a coordinator is invited from the administration page, with countries (found F177)", async () => {
  const { browser } = administrator;
  const email = "new.coordinator@university.example";
  const form = await openForm(browser, "/admin/people/invite", "Send the invitation");
  form.fill("E-mail", email).choose("Role", "Coordinator").tick(["Countries", "Kazakhstan"]);
  const sent = await form.tick(["Countries", "Kyrgyzstan"]).press("Send the invitation");
  expect(sent.answer.location).toBe("/admin/people/invite?done=person-invited");
  expect((await letterTo(portal, email, "account-invitation")).text).toContain("Zhanna Orazova");
  const { text } = await browser.get("/admin/people/invite");
  expect(text).toContain(email);
  expect(text).toContain("Kazakhstan, Kyrgyzstan");
});

test("an invitation whose button is pressed again is one invitation, at once or moments later", async () => {
  const email = "pressed@university.example";
  const press = async () => {
    const form = await openForm(administrator.browser, "/admin/people/invite", "Send the invitation");
    return (await form.fill("E-mail", email).choose("Role", "Council member").press("Send the invitation")).answer;
  };
  const answers = [...(await Promise.all(Array.from({ length: 8 }, press))), await press()];
  expect(new Set(answers.map(({ location }) => location))).toEqual(
    new Set(["/admin/people/invite?done=person-invited"]),
  );
  const { total } = await listMail(portal.services.db, { status: null, recipient: email, page: 1 });
  expect(total).toBe(1);
  expect((await portal.browser().get((await letterTo(portal, email, "account-invitation")).link)).status).toBe(200);
});

test("an invitation sent again says that it takes the place of the one before", async () => {
  const send = async () => {
    const form = await openForm(administrator.browser, "/admin/people/invite", "Send the invitation");
    form.fill("E-mail", "twice@university.example").choose("Role", "Council member");
    return (await form.press("Send the invitation")).page.document.querySelector("[role=status]")?.textContent;
  };
  expect(await send()).toBe("The invitation is on its way.");
  const sentBefore = { createdAt: new Date(portal.services.clock.now().getTime() - 61_000) };
  await portal.services.withTransaction((tx) =>
    tx.update(oneTimeTokens).set(sentBefore).where(eq(oneTimeTokens.email, "twice@university.example")),
  );
  expect(await send()).toMatch(/takes the place of the one sent before: the earlier link no longer works/);
});

test("the reason of a suspension and who did it stand on the person's page (found F177)", async () => {
  const { id } = await addPerson(portal);
  const reason = "The account was shared with others.";
  await pressOn(administrator.browser, `/admin/people/${id}`, "Suspend this person", {
    fill: { "Reason for the suspension": reason },
  });
  const { text } = await administrator.browser.get(`/admin/people/${id}`);
  expect(text).toContain("The account was shared with others.");
  expect(text).toContain("Zhanna Orazova");
});

test("an administrator undoes a declared conflict on the person's page, with a reason, and not their own (found F41)", async () => {
  const coordinator = await signInNew(portal, { name: "Daniyar Coordinator", roles: ["coordinator"] });
  const { applicationId } = await createInCheck(portal.services, await actorOf(portal, coordinator.id));
  const tie = "I taught at this university.";
  const declare = await openForm(coordinator.browser, `/review/${applicationId}/conflict`);
  await declare.fill("What ties you to the institution", tie).press("Declare a conflict of interest");
  const checks = `/review/${applicationId}/work`;
  expect((await coordinator.browser.get(checks)).status).toBe(403);
  const page = `/admin/people/${coordinator.id}`;
  const undo = await openForm(administrator.browser, page, "Undo the declaration");
  expect(undo.element.closest("li")?.textContent).toContain(tie);
  const refused = await undo.press("Undo the declaration");
  expect(refused.answer.status).toBe(422);
  const again = refused.form("Undo the declaration");
  const done = await again.fill("Reason for undoing it", "Declared on the wrong case.").press("Undo the declaration");
  expect(done.address).toBe(`${page}?done=person-undo-conflict`);
  expect(done.page.text).not.toContain(tie);
  expect((await coordinator.browser.get(checks)).status).toBe(200);
  const told = await letterTo(portal, coordinator.email, "review-conflict_undone");
  expect(told.link).toBe(`/review/${applicationId}`);

  const both = await signInNew(portal, { roles: ["coordinator", "administrator"] });
  const own = await openForm(both.browser, `/review/${applicationId}/conflict`);
  await own.fill("What ties you to the institution", tie).press("Declare a conflict of interest");
  const { document, text } = await both.browser.get(`/admin/people/${both.id}`);
  expect(text).toContain(tie);
  expect(document.querySelector("main input[value=undo-conflict]")).toBeNull();
});

test("from a page one signs in and comes back to it; from the home page to what waits (found F94)", async () => {
  const { withTransaction, clock } = portal.services;
  const { slug } = await withTransaction((tx) => createMember(tx, {}, clock.now()));
  const linkOn = async (page: string) =>
    (await portal.browser().get(page)).document.querySelector(".site-signin")?.getAttribute("href");
  const way = (page: string) => `/login?redirectTo=${encodeURIComponent(page)}`;
  expect(await linkOn(`/directory/${slug}`)).toBe(way(`/directory/${slug}`));
  expect(await linkOn("/projects?theme=T01&page=1")).toBe(way("/projects?theme=T01&page=1"));
  for (const page of ["/", "/signup", "/forgot-password"]) expect(await linkOn(page)).toBe("/login");
});

test("the letter of a role says how many cases wait with it already, and leads to them", async () => {
  const coordinator = await actorOf(portal, (await signInNew(portal, { roles: ["coordinator"] })).id);
  await createRecommended(portal.services, coordinator, { country: "MN" });
  await createRecommended(portal.services, coordinator, { country: "MN" });
  const person = await signInNew(portal, { locale: "en" });
  const form = await openForm(administrator.browser, `/admin/people/${person.id}`, GIVE);
  expect((await form.choose("Role", "Council member").press(GIVE)).answer.status).toBe(302);
  const letter = await letterTo(portal, person.email, "review-role_given");
  const waiting = (await person.browser.get("/review")).document.querySelectorAll("main tbody tr").length;
  expect(waiting).toBeGreaterThanOrEqual(2);
  expect([letter.subject, letter.link]).toEqual(["Your role: Council member", "/review"]);
  expect(letter.text).toContain(`${waiting} cases wait for you already.`);

  const nobody = await signInNew(portal, { locale: "ru" });
  const other = await openForm(administrator.browser, `/admin/people/${nobody.id}`, GIVE);
  await other.choose("Role", "Coordinator").tick(["Countries", "Iceland"]).press(GIVE);
  const idle = await letterTo(portal, nobody.email, "review-role_given");
  expect([idle.subject, idle.link]).toEqual(["Ваша роль: Координатор", "/inbox"]);
  expect(idle.text).not.toContain("ждёт");
});
