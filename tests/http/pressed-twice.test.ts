import { beforeAll, expect, test } from "vitest";
import { inviteToRole } from "#app/features/accounts/invitation-commands.server.ts";
import { listPeople } from "#app/features/members/institution/own-institution.server.ts";
import { writeImports } from "#app/features/imports/write-imports.server.ts";
import { duesAdjustments } from "#db/schema/dues.ts";
import { startAccounts } from "#tests/support/account-pages.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";
import type { Browser, TestPortal } from "#tests/support/test-portal.ts";

const REASON = "The head's office has confirmed it in writing.";
const ADMITTED = new Date("2025-02-01T08:00:00Z");

let portal: TestPortal;
let admin: SignedIn;
let coordinator: SignedIn;
let count = 0;

beforeAll(async () => {
  ({ portal } = await startAccounts());
  admin = await signInNew(portal, { roles: ["administrator"] });
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
  await pressOn(admin.browser, "/admin/settings", "Save", { tick: ["Members pay dues"] });
  const amounts = [0, 1, 2, 3].map((size) => `full_${size}_lower_middle`);
  const table = await openForm(admin.browser, "/dues/schedule", "Save the table");
  for (const [label, text] of Object.entries({ Currency: "USD", Name: "The association", Address: "Almaty" }))
    table.fill(label, text);
  for (const name of amounts)
    table.element.querySelector<HTMLInputElement>(`[name="${name}"]`)?.setAttribute("value", "300");
  expect((await table.fill("Bank account", "KZ75").press("Save the table")).answer.location).toContain("done=table");
});

async function admit(name = `Academy of two presses ${++count}`) {
  const institution = { nameEn: name, nameOfficial: name, country: "KG" };
  const { withTransaction } = portal.services;
  const member = await withTransaction((tx) => createMember(tx, { institution }, ADMITTED));
  return { ...member, name };
}

const within = (institutionId: string, role: "representative" | "alternate" | "editor") =>
  signInNew(portal, { roles: [{ role, institutionId }] });

/** A form, as it stands in two tabs. */
interface Case {
  browser: Browser;
  page: string;
  button: string | RegExp;
  answer?: (form: ServedForm) => ServedForm;
}

async function invitedByAssociation(role: "alternate" | "representative") {
  const { institutionId, number, name } = await admit();
  const email = `invited-${count}@academy.example`;
  const institution = { id: institutionId, name };
  await inviteToRole(portal.services, { email, role, institution, locale: "en" }, null);
  return { institutionId, number };
}

async function prospect(): Promise<string> {
  const form = await openForm(admin.browser, "/prospects/new", "Add the university");
  form
    .fill("Name in English", `Prospect ${++count}`)
    .fill("E-mail of the contact", `prospect-${count}@prospect.example`);
  const added = await form.choose("Country", "Kyrgyzstan").press("Add the university");
  if (added.answer.status !== 409) return added.address.replace(/\?.*/, "");
  const again = added.form("Add the university").tick("It is another university");
  return (await again.press("Add the university")).address.replace(/\?.*/, "");
}

const HEADINGS = "Name in English;Official name;Country;City;Website;Category;Member since";
const LIST = () =>
  `${HEADINGS}\n${[1, 2].map(() => `List ${++count};Список ${count};Kyrgyzstan;Osh;list-${count}.example;full;2020-01-01`).join("\n")}`;

async function uploadList(text = LIST()) {
  const form = await openForm(admin.browser, "/admin/imports", "Read the list");
  return form.attach("File with the list", { name: `${++count}.csv`, bytes: Buffer.from(text) }).press("Read the list");
}

async function importLookedAt(text?: string) {
  const uploaded = await uploadList(text);
  const looked = await uploaded.form("Look at the rows").press("Look at the rows");
  return looked.address;
}

async function statement(text = `Date;Payer;Purpose;Amount\n30.08.2026;Somebody ${++count};No number;50.00`) {
  const form = await openForm(coordinator.browser, "/dues/statements", "Read the statement");
  form.attach("Statement", { name: `${++count}.csv`, bytes: Buffer.from(text), type: "text/csv" });
  return form.press("Read the statement");
}

async function statementLookedAt() {
  return (await (await statement()).form("Look at the lines").press("Look at the lines")).address;
}

async function enquiry() {
  const member = await admit();
  const head = await within(member.institutionId, "representative");
  const visitor = await signInNew(portal, {});
  const sent = await pressOn(visitor.browser, `/messages/new?to=${member.slug}`, "Send the message", {
    choose: { "What it is about": "Something else" },
    fill: { Subject: "Archives", Message: "We look for a partner with an archive of caravanserais." },
  });
  return { head, page: (sent.location ?? "").replace(/\?.*/, "") };
}

async function unit(names = ["Chair of History"]) {
  const { institutionId } = await admit();
  const head = await within(institutionId, "representative");
  const to = `/institution/units?institution=${institutionId}`;
  for (const name of names) {
    const page = `/institution/units/new?institution=${institutionId}`;
    const form = (await openForm(head.browser, page))
      .fill("Name in its own language", name)
      .choose("Kind of unit", "Chair or department");
    expect((await form.press("Save the unit")).answer.status).toBe(302);
  }
  return { ...head, page: to };
}

const CASES: Record<string, () => Promise<Case>> = {
  "an invitation of the association withdrawn by a representative": async () => {
    const { institutionId } = await invitedByAssociation("alternate");
    const { browser } = await within(institutionId, "representative");
    return { browser, page: `/institution/people?institution=${institutionId}`, button: /^Withdraw/ };
  },
  "an invitation of the secretariat taken back": async () => {
    const { number } = await invitedByAssociation("representative");
    return { browser: coordinator.browser, page: `/memberships/${number}/people`, button: /^Withdraw/ };
  },
  "an access that is ended": async () => {
    const { institutionId } = await admit();
    const { browser } = await within(institutionId, "representative");
    const editor = await within(institutionId, "editor");
    const people = await listPeople(portal.services.db, institutionId);
    const { grantId } = people.find(({ userId }) => userId === editor.id) ?? { grantId: "" };
    const answer = (form: ServedForm) => form.fill("Reason", REASON);
    return {
      browser,
      page: `/institution/people/${grantId}?institution=${institutionId}`,
      button: "End access",
      answer,
    };
  },
  "the own access that is ended": async () => {
    const { institutionId } = await admit();
    await within(institutionId, "representative");
    const { browser, id } = await within(institutionId, "alternate");
    const people = await listPeople(portal.services.db, institutionId);
    const { grantId } = people.find(({ userId }) => userId === id) ?? { grantId: "" };
    const answer = (form: ServedForm) => form.fill("Reason", REASON);
    return { browser, page: `/institution/people/${grantId}?institution=${institutionId}`, button: /^End/, answer };
  },
  "a primary representative appointed": async () => {
    const { institutionId, number } = await admit();
    await within(institutionId, "representative");
    const { name } = await within(institutionId, "alternate");
    const answer = (form: ServedForm) => {
      const option = [...form.element.querySelectorAll("label")].find(({ textContent }) => textContent?.includes(name));
      return form.choose("Colleague", (option?.textContent ?? "").trim()).fill("Reason", REASON);
    };
    return { browser: coordinator.browser, page: `/memberships/${number}/people`, button: "Appoint", answer };
  },
  "a university added": async () => {
    const name = `Twice added ${++count}`;
    const answer = (form: ServedForm) =>
      form
        .fill("Name in English", name)
        .fill("E-mail of the contact", "office@twice.example")
        .choose("Country", "Mongolia");
    return { browser: admin.browser, page: "/prospects/new", button: "Add the university", answer };
  },
  "another contact of a university": async () => {
    const answer = (form: ServedForm) => form.fill("E-mail of the contact", "other@twice.example");
    return { browser: admin.browser, page: await prospect(), button: "Save the contact", answer };
  },
  "a university removed": async () => {
    const answer = (form: ServedForm) => form.tick("I want to remove this university");
    return { browser: admin.browser, page: await prospect(), button: "Remove", answer };
  },
  "a list read": async () => {
    const bytes = Buffer.from(LIST());
    const answer = (form: ServedForm) => form.attach("File with the list", { name: "one.csv", bytes });
    return { browser: admin.browser, page: "/admin/imports", button: "Read the list", answer };
  },
  "the columns of a list": async () => {
    const { address: page } = await uploadList();
    return { browser: admin.browser, page, button: "Look at the rows" };
  },
  "a list confirmed": async () => ({ browser: admin.browser, page: await importLookedAt(), button: /^Write \d+ row/ }),
  "a list undone": async () => {
    const page = await importLookedAt();
    await pressOn(admin.browser, page, "Write 2 rows");
    await writeImports(portal.services);
    const answer = (form: ServedForm) => form.tick("I want to undo the whole list");
    return { browser: admin.browser, page, button: "Undo the whole list", answer };
  },
  "a list discarded": async () => ({
    ...{ browser: admin.browser, page: await importLookedAt(), button: "Discard the list" },
  }),
  "a list discarded at its columns": async () => ({
    ...{ browser: admin.browser, page: (await uploadList()).address, button: "Discard the list" },
  }),
  "rows that look like others taken as new": async () => ({
    ...{ browser: admin.browser, page: await similarList(), button: "Write the ticked rows as new" },
    answer: (form) => form.tick("Row 2: Samarkand State University"),
  }),
  "a statement read": async () => {
    const bytes = Buffer.from(`Date;Payer;Purpose;Amount\n30.08.2026;Payer ${++count};No number;50.00`);
    const answer = (form: ServedForm) => form.attach("Statement", { name: "one.csv", bytes, type: "text/csv" });
    return { browser: coordinator.browser, page: "/dues/statements", button: "Read the statement", answer };
  },
  "the columns of a statement": async () => ({
    ...{ browser: coordinator.browser, page: (await statement()).address, button: "Look at the lines" },
  }),
  "a statement forgotten": async () => ({
    ...{ browser: coordinator.browser, page: await statementLookedAt(), button: "Forget the statement" },
  }),
  "a line of a statement put to an invoice": async () => {
    const { number } = await admit();
    const account = `/dues/members/${number}?year=2026`;
    const issuing = await openForm(coordinator.browser, account, /^Issue the invoice for 2026/);
    expect((await issuing.press(/^Issue the invoice for 2026/)).answer.location).toContain("done=issued-one");
    const shown = (await coordinator.browser.get(account)).text.match(/D-2026-\d{4}/)?.[0] ?? "";
    const answer = (form: ServedForm) => {
      const [field] = form.controls;
      return form.fill(
        form
          .nameOf(field as never)
          .split(" > ")
          .at(-1) ?? "",
        shown,
      );
    };
    return { browser: coordinator.browser, page: await statementLookedAt(), button: "Put to these invoices", answer };
  },
  "a line of a statement set aside": async () => {
    const answer = (form: ServedForm) => {
      const box = form.element.querySelector<HTMLInputElement>("[type=checkbox]");
      box?.setAttribute("checked", "");
      return form.fill("Why nothing is to be noted", "Not dues.");
    };
    return { browser: coordinator.browser, page: await statementLookedAt(), button: "Set these lines aside", answer };
  },
  "an amount set for a member": async () => {
    const { number } = await admit();
    const answer = (form: ServedForm) => form.fill("Amount in USD", "100").fill("Reason", "Agreed with the rector.");
    const page = `/dues/members/${number}?year=2026`;
    return { browser: coordinator.browser, page, button: "Set the amount", answer };
  },
  "the table of dues": async () => {
    const answer = (form: ServedForm) => form.fill("Bank account", `KZ76 ${count}`);
    return { browser: admin.browser, page: "/dues/schedule", button: "Save the table", answer };
  },
  "the contact for dues who gives it up": async () => {
    const { institutionId } = await admit();
    const head = await within(institutionId, "representative");
    const editor = await signInNew(portal, { name: "Bolot Giving Up", roles: [{ role: "editor", institutionId }] });
    const page = `/institution/dues?institution=${institutionId}`;
    const naming = await openForm(head.browser, page, "Save the contact");
    const select = naming.control("Who deals with dues") as HTMLSelectElement;
    const option = [...select.options].find(({ value }) => value === editor.id);
    await naming.choose("Who deals with dues", (option?.textContent ?? "").trim()).press("Save the contact");
    return { browser: editor.browser, page, button: "I do not deal with dues any more" };
  },
  "a message that is reported": async () => {
    const { head, page } = await enquiry();
    const answer = (form: ServedForm) => form.fill("What is wrong", "It insults a colleague.");
    return { browser: head.browser, page, button: "Report it", answer };
  },
  "a report that is judged": async () => {
    const { head, page } = await enquiry();
    await pressOn(head.browser, page, "Report it", { fill: { "What is wrong": "It insults a colleague." } });
    return { browser: coordinator.browser, page, button: "It is abuse: bar whoever wrote it" };
  },
  "a unit closed": async () => ({ ...(await unit()), button: /^Close/ }),
  "a unit opened again": async () => {
    const one = await unit();
    await (await openForm(one.browser, one.page, /^Close/)).press(/^Close/);
    return { ...one, button: /^Open again/ };
  },
  "a unit moved": async () => ({ ...(await unit(["Chair of History", "Chair of Law"])), button: /^Down/ }),
};

async function similarList(): Promise<string> {
  const nameEn = "Samarkand State University named after Sharof Rashidov";
  const institution = { nameEn, nameOfficial: nameEn, country: "UZ", city: "Samarkand" };
  await portal.services.withTransaction((tx) => createMember(tx, { institution }, ADMITTED));
  return importLookedAt(`${HEADINGS}\nSamarkand State University;;Uzbekistan;Samarkand;;full;2020-01-01`);
}

test.each(Object.keys(CASES))("pressed in two tabs it is done, and said so: %s", async (name) => {
  const found = await CASES[name]?.();
  if (!found) throw new Error(name);
  const { browser, page, button, answer = (form: ServedForm) => form } = found;
  const tabs = [answer(await openForm(browser, page, button)), answer(await openForm(browser, page, button))];
  const sent = [];
  for (const tab of tabs) sent.push(await tab.press(button));
  const [first, second] = sent;
  expect(first?.answer.status, first?.answer.text.slice(0, 0)).toBe(302);
  expect([second?.answer.status, second?.address]).toEqual([302, first?.address]);
  expect([first?.page.status, second?.page.status]).toEqual([200, 200]);
});

test("an amount set by two presses stands once in the history", async () => {
  const before = await portal.services.db.$count(duesAdjustments);
  const one = await CASES["an amount set for a member"]?.();
  if (!one?.answer) throw new Error("no form");
  const form = one.answer(await openForm(one.browser, one.page, one.button));
  for (let press = 0; press < 2; press++) expect((await form.press(one.button)).answer.status).toBe(302);
  expect(await portal.services.db.$count(duesAdjustments)).toBe(before + 1);
});
