import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ActionTable } from "#app/features/activity/actions/action.ts";
import { nothing } from "#app/features/activity/actions/action.ts";
import { ACTIONS, isFor, readHappened } from "#app/features/activity/actions.ts";
import type { ActivityEntry } from "#app/features/activity/activity-commands.server.ts";
import { LOCALES } from "#db/locales.ts";

const catalogues = new Map<string, unknown>();
function textOf(locale: string, key: string): unknown {
  const [namespace = "", path = ""] = key.split(":");
  const file = `app/i18n/locales/${locale}/${namespace}.json`;
  if (!catalogues.has(file)) catalogues.set(file, JSON.parse(readFileSync(file, "utf8")));
  return path
    .split(".")
    .reduce((at, name) => (at as Record<string, unknown> | undefined)?.[name], catalogues.get(file));
}

const actions = Object.entries(ACTIONS).map(([action, facts]) => {
  const otherwise = ["inReview" in facts && facts.inReview, "byAdministrator" in facts && facts.byAdministrator];
  const sentences = [facts.sentence, ...otherwise.filter((key) => key !== false)];
  return { action, sentences, kept: Object.keys(facts.data.shape) };
});

test.each(LOCALES)(
  "every action has its sentence in %s, which asks for nothing that is not kept (found F185)",
  (locale) => {
    for (const { sentences, kept } of actions) {
      const known = kept.flatMap((name) => (name === "institutionId" ? [name, "name"] : [name]));
      for (const key of sentences) {
        const text = textOf(locale, key);
        expect(text, key).toBeTypeOf("string");
        const asked = [...String(text).matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name);
        expect(asked.filter((name) => !known.includes(name ?? ""))).toEqual([]);
      }
    }
  },
);

test("no action keeps a secret or an address", () => {
  const isPrivate = (name: string) => /e?mail|address|phone|token|secret|password|link/i.test(name);
  expect(actions.filter(({ kept }) => kept.some(isPrivate))).toEqual([]);
});

test("the settings are kept without the e-mail address among them", () => {
  const settings = { holdMinutes: 10, contactEmail: "office@association.example" };
  const { data } = ACTIONS["setting.changed"];
  expect(data.safeParse({ before: settings, after: settings, isContactChanged: false }).success).toBe(false);
});

describe("what was stored", () => {
  test("is read by the schema of its action", () => {
    const data = { check: "sanctions", result: "pass" };
    expect(readHappened("application.check_recorded", data)).toEqual({ action: "application.check_recorded", data });
  });

  test("loses a value that no longer fits, and keeps the others", () => {
    const stored = { check: "sanctions", result: "excellent", note: "of an older release" };
    const { data } = readHappened("application.check_recorded", stored);
    expect(data).toEqual({ check: "sanctions" });
    expect(readHappened("application.approved", null).data).toEqual({});
  });

  test("is of no action when the portal no longer knows it, and then for nobody", () => {
    for (const action of ["application.blessed", "toString"]) {
      const happened = readHappened(action, { reason: "unknown" });
      expect(happened).toEqual({ action: null, data: {} });
      expect(isFor(happened.action, ["public", "applicant", "partners", "members", "secretariat"])).toBe(false);
    }
  });
});

test("what does not fit does not compile (found F185)", () => {
  const by = { subjectId: "1", actorId: null };
  const sentence = "common:status.yes";
  const tables = {
    // @ts-expect-error An action says who reads of it.
    "user.waved": { subject: "user", sentence, data: nothing } satisfies ActionTable<"user">[`user.${string}`],
  };
  const entries: ActivityEntry[] = [
    { ...by, action: "application.opened" },
    // @ts-expect-error There is no such action.
    { ...by, action: "application.blessed" },
    // @ts-expect-error The round of the request is missing.
    { ...by, action: "application.information_requested" },
    // @ts-expect-error A round is a number.
    { ...by, action: "application.information_requested", data: { round: "second" } },
    // @ts-expect-error An address is nothing that is kept of a handing over.
    { ...by, action: "application.handed_over", data: { colleague: "Aigerim", email: "aigerim@member.example" } },
    // @ts-expect-error Nothing is kept of an opening.
    { ...by, action: "application.opened", data: { reason: "it was there" } },
    // @ts-expect-error Who reads of it is known of the action.
    { ...by, action: "application.note_added", visibility: "public" },
  ];
  expect([tables, entries]).toHaveLength(2);
});
