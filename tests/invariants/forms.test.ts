import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { ACCEPTS_UPLOADS } from "#app/door/refusal.server.ts";
import { OPENED_BY } from "#app/platform/opened-by.ts";
import { crawl, patternOf, type Visited } from "#tests/support/crawl.ts";
import { encodeAs, formsOn, type ServedForm } from "#tests/support/served-form.ts";
import { digestOf } from "#tests/support/world/digest.ts";
import { COLUMNS, type Column } from "#tests/support/world/people.ts";
import { buildWorld, type World } from "#tests/support/world/world.ts";
import { addWrittenReview } from "#tests/support/world/written-review.ts";

type Role = Column;
const ROLES = COLUMNS;

/** Pages that are the same for everybody are looked at once, as a stranger. */
const OPEN = /^\/(about|accessibility|privacy|terms|directory|verify|signup|login|forgot-password|apply|join)\b/;
/** Searches and orders lead to the same page with other rows. */
const VIEWS = / .*\b(q|page|sort|view|theme|country|sdg|field|kind|status|after|before|lng|done)\b/;
/** Forms that change what is stored; the others write something new whenever they are sent. */
const EDITS = /^(details|settings|text|project|section-.+)$/;
const MOVES = /^(add|remove|move)\b|"type":"(insert|remove|reorder)"/;

/** Where those come who are let in nowhere. */
const SHUT_OUT: Partial<Record<Role, RegExp>> = {
  unverified: /^\/(verify-email|account)\b/,
  suspended: /^\/(inbox|login)\b/,
};

function isWanted(role: Role, pattern: string): boolean {
  if (VIEWS.test(pattern)) return false;
  return SHUT_OUT[role]?.test(pattern) ?? (role === "anonymous" || !OPEN.test(pattern));
}

let world: World;
const pages = {} as Record<Role, Visited[]>;

interface Found {
  role: Role;
  address: string;
  /** For messages: who, and where. */
  where: string;
  form: ServedForm;
}

const isSignedIn = ({ role, address }: Found) => role !== "anonymous" && !address.startsWith("/login");

/** The forms as they were served, for questions that change nothing in them. */
const forms = {} as Record<Role, Found[]>;

function readForms(role: Role, { address, page }: Visited): Found[] {
  return formsOn(world.browsers[role], { page, address })
    .filter(({ element }) => element.method === "post")
    .map((form) => ({ role, address, where: `${role} ${address}`, form }));
}

/** One form of each page and name, unfilled, as the first role that reaches it meets it; each read when its turn comes. */
function* everyForm(): Generator<Found> {
  const named = ROLES.flatMap((role) => forms[role]).filter(({ form }) => form.element.id !== "");
  const keyOf = ({ address, form }: Found) => `${patternOf(address)} ${form.element.id}`;
  const chosen = [...new Map(named.reverse().map((found) => [keyOf(found), found])).values()];
  for (const { role, address, form } of chosen) {
    const visited = pages[role].find((one) => one.address === address);
    if (visited) yield* readForms(role, visited).filter((one) => one.form.element.id === form.element.id);
  }
}

beforeAll(async () => {
  world = await buildWorld();
  const written = await addWrittenReview(world.portal);
  for (const role of ROLES) {
    const own = world.objects("own", role);
    const start: Record<Role, string[]> = {
      anonymous: ["/", "/signup", "/login", "/apply?unlisted=1"],
      applicant: ["/inbox", `/applications/${own.draft}`, `/applications/${own.draft}/identity`, "/account"],
      representative: ["/inbox", "/institution", "/projects/mine", "/projects"],
      ofSuspended: ["/inbox", "/institution", "/projects/mine"],
      coordinator: ["/inbox", "/review", `/review/${own.open}`, "/review/projects"],
      otherCoordinator: ["/inbox", "/review"],
      council: ["/inbox", "/review", `/review/${own.case}`],
      administrator: ["/inbox", "/admin/people", "/admin/settings", "/admin/mail"],
      unverified: ["/verify-email"],
      suspended: ["/inbox"],
      reviewer: [`/assignments/${written}`, "/assignments", "/inbox"],
    };
    pages[role] = await crawl(world.browsers[role], start[role], (pattern) => isWanted(role, pattern));
    forms[role] = [];
    for (const visited of pages[role]) {
      forms[role].push(...readForms(role, visited));
      // Reading a page takes a while; the portal in this very process must not lose its connections meanwhile.
      await setImmediate();
    }
  }
}, 240_000);

/** What a page says: templates of letters hold names in double braces, in fields and where it is told what they mean. */
const saidOn = (html: string) =>
  html.replace(/<(textarea|code|script)\b.*?<\/\1>/gs, "").replace(/<input\b[^>]*>/g, "");

describe.each(ROLES)("every page a %s reaches by links", (role) => {
  test("is there", () => {
    const failed = pages[role].filter(({ page }) => page.status >= 400);
    expect(failed.map(({ address, page }) => `${address} ${page.status}`)).toEqual([]);
    expect(pages[role].length).toBeGreaterThan(role in SHUT_OUT ? 0 : 3);
  });

  test("has a name for every control that can be changed (found F69)", () => {
    const nameless = forms[role].flatMap(({ where, form }) =>
      form.controls.filter(({ name }) => !name).map(({ id }) => `${where} #${id}`),
    );
    expect(nameless).toEqual([]);
  });

  test("says in every form for whom it was opened", () => {
    const said = ({ form }: Found) => form.entries().filter(([name]) => name.startsWith(OPENED_BY)).length;
    const wrong = forms[role].filter((found) => said(found) !== (isSignedIn(found) ? 1 : 0));
    expect(wrong.map(({ where, form }) => `${where} ${form.buttons.join()}`)).toEqual([]);
  });

  test("sends files only where the door takes them in", () => {
    const files = forms[role].filter(({ form }) => form.element.enctype === "multipart/form-data");
    const refused = files.filter(({ form }) => !ACCEPTS_UPLOADS.test(form.actionOf().pathname));
    expect(refused.map(({ where }) => where)).toEqual([]);
  });

  test("prints no gap of a sentence that was left unfilled", () => {
    const gaps = pages[role].filter(({ page }) => saidOn(page.text).includes("{{"));
    expect(gaps.map(({ address }) => address)).toEqual([]);
  });

  test("adds, takes away and moves nothing when Enter is pressed (found F06)", () => {
    const typed = forms[role].filter(({ form }) => form.controls.some((one) => one.matches("input")));
    const wrong = typed.filter(({ form }) => MOVES.test(form.submitters[0]?.value ?? ""));
    expect(wrong.map(({ where }) => where)).toEqual([]);
  });
});

test("a reviewer is met with the form of a review, and with both ways out of it", () => {
  const met = forms.reviewer.map(({ form }) => form.element.id);
  expect(met).toEqual(expect.arrayContaining(["review", "decline", "conflict"]));
});

describe("every form of the portal", () => {
  test("is not sent for another account that signed in in the same browser meanwhile", async () => {
    const signedIn = ROLES.flatMap((role) => forms[role]).filter((found) => isSignedIn(found));
    const keyOf = ({ address, form }: Found) => `${patternOf(address)} ${form.buttons.join()}`;
    const before = digestOf(world.portal);
    const sent: string[] = [];
    for (const { role, where, form } of new Map(signedIn.map((found) => [keyOf(found), found])).values()) {
      const fields = form
        .entries(form.submitters[0])
        .map(([name, value]): [string, string | File] => [name, name.startsWith(OPENED_BY) ? randomUUID() : value]);
      const { pathname, search } = form.actionOf(form.submitters[0]);
      const answer = await world.browsers[role].forge(pathname + search, encodeAs(form.element.enctype, fields));
      if (answer.status !== 409) sent.push(`${where} ${form.buttons.join()}: ${answer.status}`);
    }
    expect(sent).toEqual([]);
    expect(digestOf(world.portal)).toEqual(before);
  });

  test("takes back what it was served with, and then writes nothing", async () => {
    const refused: string[] = [];
    const written: string[] = [];
    for (const { role, address, where, form } of everyForm()) {
      if (!EDITS.test(form.element.id) || /^\/projects\/new\b/.test(address)) continue;
      // Invented drafts hold choices in an order of their own; a first sending puts them into that of the form.
      if (/^(section-|project)/.test(form.element.id)) await form.submit(form.submitters[0]);
      const fresh = (await reopen({ role, address, form })) ?? form;
      const before = digestOf(world.portal);
      const { answer } = await fresh.submit(fresh.submitters[0]);
      const after = digestOf(world.portal);
      if (answer.status >= 400) refused.push(`${where} ${answer.status}`);
      const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
      if (changed.length > 0) written.push(`${where}: ${changed.join(", ")}`);
    }
    expect({ refused, written }).toEqual({ refused: [], written: [] });
  });

  test("keeps every other answer as it was sent when one is wrong (found F05)", async () => {
    const lost: string[] = [];
    for (const { where, form } of everyForm()) {
      const wrong = form.controls.find((one) => /^(url|email)$/.test(one.type) || one.matches("[inputmode=numeric]"));
      if (!wrong || wrong.matches(":disabled, [readonly]")) continue;
      wrong.value = "certainly wrong";
      const sent = await form.submit(form.submitters[0]);
      if (sent.answer.status !== 422) continue;
      const back = formsOn(world.browsers.anonymous, sent).find(({ element }) => element.id === form.element.id);
      const before = visibleOf(form);
      const after = back ? visibleOf(back) : [];
      if (JSON.stringify(before) !== JSON.stringify(after)) {
        lost.push(`${where}: ${before.filter((one) => !after.includes(one)).join(" ")}`);
      }
    }
    expect(lost).toEqual([]);
  });

  test("names what it hands back when the session has ended meanwhile", async () => {
    const unnamed: string[] = [];
    for (const { where, form } of everyForm()) {
      const written = form.controls.filter((one) => one.matches("textarea, [type=text], [type=url]"));
      const open = written.filter((one) => !one.matches("[inputmode=numeric], :disabled, [readonly]"));
      if (open.length === 0) continue;
      for (const control of open) control.value = "written by somebody";
      const { pathname, search } = form.actionOf(form.submitters[0]);
      const entries = encodeAs(form.element.enctype, form.entries(form.submitters[0]));
      const { status, document } = await world.browsers.anonymous.forge(pathname + search, entries);
      if (status !== 401) continue;
      const labels = [...document.querySelectorAll("main textarea")].map(
        ({ id }) => document.querySelector(`label[for="${id}"]`)?.textContent ?? "",
      );
      if (labels.length < open.length) unnamed.push(`${where}: ${labels.length} of ${open.length}`);
      const isOther = labels.some((label) => label.startsWith("Another field"));
      if (isOther) unnamed.push(`${where} ${open.map(({ name }) => name).join()}: ${labels.join()}`);
    }
    expect(unnamed).toEqual([]);
  });

  test("names one limit in its help and its message, and takes that many characters (found F30)", async () => {
    const wrong: string[] = [];
    const limited: (Found & { limits: Map<string, number> })[] = [];
    for (const found of everyForm()) {
      limited.push({ ...found, limits: limitsIn(found.form) });
      await setImmediate();
    }
    for (const { limits, where, ...found } of limited) {
      const page = limits.size > 0 ? await sendFilled(found, (id) => (limits.get(id) ?? 0) + 1) : null;
      for (const [id, limit] of limits) {
        const said = page && limitSaid(page, id);
        if (said !== limit) wrong.push(`${where} #${id}: ${limit}, but the message says ${said}`);
      }
    }
    // What is taken may close the form of another page, which is then looked at no more.
    for (const { limits, where, ...found } of limited) {
      const page = limits.size > 0 ? await sendFilled(found, (id) => limits.get(id) ?? 0) : null;
      for (const [id, limit] of limits) {
        if (page && limitSaid(page, id) !== null) wrong.push(`${where} #${id}: ${limit} are refused`);
      }
    }
    expect(wrong).toEqual([]);
    expect(limited.flatMap(({ limits }) => [...limits]).length).toBeGreaterThan(20);
  }, 240_000);

  // The last: a draft is kept with whatever is typed.
  test("says at a date that it is none, and keeps it, whichever button was pressed", async () => {
    const wrong: string[] = [];
    for (const { where, form } of everyForm()) {
      const dates = form.controls.filter((one) =>
        one.matches("input.input-short[type=text]:not(:disabled, [readonly])"),
      );
      const yes = form.controls.filter((one) => one.matches("[type=radio][value=yes]"));
      const others = form.submitters.filter(
        ({ name, value }) => name !== "__intent__" && !/discard|remove/.test(value),
      );
      if (dates.length === 0) continue;
      for (const one of yes) (one as HTMLInputElement).checked = true;
      for (const date of dates) date.value = "31.02.2027";
      for (const button of others) {
        const { answer, page } = await form.submit(button);
        const kept = page.text.split("31.02.2027").length - 1;
        if (answer.status === 400 || answer.status >= 500) wrong.push(`${where} ${button.value}: ${answer.status}`);
        else if (answer.status === 422 && kept < dates.length) wrong.push(`${where} ${button.value}: lost`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

const numberIn = (text: string, pattern: RegExp) => {
  const [, digits] = pattern.exec(text) ?? [];
  return digits === undefined ? null : Number(digits.replaceAll(",", ""));
};

/** The most characters of each text, by the id of its field, as the words beside it state them. */
function limitsIn(form: ServedForm): Map<string, number> {
  const { ownerDocument } = form.element;
  const limits = form.controls.flatMap((control): [string, number][] => {
    if (control.matches(":disabled, [readonly]")) return [];
    const ids = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => !id.endsWith("-error"));
    const words = ids.map((id) => ownerDocument.getElementById(id)?.textContent ?? "").join(" ");
    const limit = numberIn(words, /(?:[Aa]t most|\bto) ([\d,]+) characters/);
    return limit === null ? [] : [[control.id, limit]];
  });
  return new Map(limits);
}

/** The form as its page serves it now: with every saving it names another version, and a new one may have been begun. */
async function reopen({
  role,
  address,
  form,
}: Pick<Found, "role" | "address" | "form">): Promise<ServedForm | undefined> {
  const browser = world.browsers[role];
  const { location } = await browser.get(address);
  const place = { page: await browser.get(location ?? address), address: location ?? address };
  return formsOn(browser, place).find(({ element }) => element.id === form.element.id);
}

/** The page that comes of sending a form with so many characters in each field; null when the form is there no more. */
async function sendFilled(found: Pick<Found, "role" | "address" | "form">, length: (id: string) => number) {
  const fresh = await reopen(found);
  if (!fresh) return null;
  for (const control of fresh.controls) if (length(control.id) > 1) control.value = "x".repeat(length(control.id));
  // A draft is kept as it was typed, so a form that has both buttons is handed in.
  const handIn = fresh.submitters.find(({ value }) => value === "submit");
  return (await fresh.submit(handIn ?? fresh.submitters.find((button) => !button.disabled))).page.document;
}

/** The limit that the message at a field names; null when it names none. */
function limitSaid(page: Document, id: string): number | null {
  const message = page.getElementById(`${id}-error`)?.textContent ?? "";
  return numberIn(message, /at most ([\d,]+) characters/);
}

/** What a reader sees in a form's fields, passwords and files left out. */
function visibleOf(form: ServedForm): string[] {
  const hidden = new Set(
    [...form.element.elements].flatMap((one) =>
      one.matches("[type=hidden], [type=password], [type=file]") ? [(one as HTMLInputElement).name] : [],
    ),
  );
  return form
    .entries()
    .filter(([name]) => !hidden.has(name))
    .map(([name, value]) => `${name}=${String(value)}`);
}
