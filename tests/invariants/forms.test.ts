import { setImmediate } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { crawl, patternOf, type Visited } from "#tests/support/crawl.ts";
import { formsOn, type ServedForm } from "#tests/support/served-form.ts";
import type { Column } from "#tests/support/world/people.ts";
import { buildWorld, type World } from "#tests/support/world/world.ts";

const ROLES = ["anonymous", "applicant", "representative", "coordinator", "council", "administrator"] as const;
type Role = (typeof ROLES)[number] & Column;

/** Pages that are the same for everybody are looked at once, as a stranger. */
const OPEN = /^\/(about|accessibility|privacy|terms|directory|verify|signup|login|forgot-password|apply|join)\b/;
/** Searches and orders lead to the same page with other rows. */
const VIEWS = / .*\b(q|page|sort|view|theme|country|sdg|field|kind|status|after|before|lng|done)\b/;
const MOVES = /^(add|remove|move)\b|"type":"(insert|remove|reorder)"/;

let world: World;
const pages = {} as Record<Role, Visited[]>;

interface Found {
  role: Role;
  address: string;
  /** For messages: who, and where. */
  where: string;
  form: ServedForm;
}

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
  for (const role of ROLES) {
    const own = world.objects("own", role);
    const start: Record<Role, string[]> = {
      anonymous: ["/", "/signup", "/login", "/apply?unlisted=1"],
      applicant: ["/inbox", `/applications/${own.draft}`, `/applications/${own.draft}/identity`, "/account"],
      representative: ["/inbox", "/institution", "/projects/mine", "/projects"],
      coordinator: ["/inbox", "/review", `/review/${own.open}`, "/review/projects"],
      council: ["/inbox", "/review", `/review/${own.case}`],
      administrator: ["/inbox", "/admin/people", "/admin/settings", "/admin/mail"],
    };
    const isWanted = (pattern: string) => !VIEWS.test(pattern) && (role === "anonymous" || !OPEN.test(pattern));
    pages[role] = await crawl(world.browsers[role], start[role], isWanted);
    forms[role] = [];
    for (const visited of pages[role]) {
      forms[role].push(...readForms(role, visited));
      // Reading a page takes a while; the portal in this very process must not lose its connections meanwhile.
      await setImmediate();
    }
  }
}, 240_000);

describe.each(ROLES)("every page a %s reaches by links", (role) => {
  test("is there", () => {
    const failed = pages[role].filter(({ page }) => page.status >= 400);
    expect(failed.map(({ address, page }) => `${address} ${page.status}`)).toEqual([]);
    expect(pages[role].length).toBeGreaterThan(3);
  });

  test("has a name for every control that can be changed (found F69)", () => {
    const nameless = forms[role].flatMap(({ where, form }) =>
      form.controls.filter(({ name }) => !name).map(({ id }) => `${where} #${id}`),
    );
    expect(nameless).toEqual([]);
  });

  test("adds, takes away and moves nothing when Enter is pressed (found F06)", () => {
    const typed = forms[role].filter(({ form }) => form.controls.some((one) => one.matches("input")));
    const wrong = typed.filter(({ form }) => MOVES.test(form.submitters[0]?.value ?? ""));
    expect(wrong.map(({ where }) => where)).toEqual([]);
  });
});

describe("every form of the portal", () => {
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
});

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
