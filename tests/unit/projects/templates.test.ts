import { describe, expect, test } from "vitest";
import { fromTemplate, unansweredIn } from "#app/features/projects/posting/template.server.ts";
import { POSTING_FIELDS } from "#app/features/projects/project/posting-fields.ts";
import { LOCALES } from "#db/locales.ts";
import { PROJECT_KINDS } from "#db/vocabulary-forms.ts";

const descriptionOf = (kind: (typeof PROJECT_KINDS)[number], locale: (typeof LOCALES)[number]) =>
  fromTemplate(kind, locale).description as string;

describe.each(LOCALES)("the templates in %s", (locale) => {
  test("ask of every kind for its aims, the tasks of partners and what remains, and leave room for the answers", () => {
    const most = POSTING_FIELDS.find(({ key }) => key === "description");
    for (const kind of PROJECT_KINDS) {
      const parts = descriptionOf(kind, locale)
        .trim()
        .split("\n\n")
        .map((part) => part.split("\n"));
      expect(parts.length).toBeGreaterThanOrEqual(5);
      for (const [heading = "", question = "", ...rest] of parts) {
        expect([kind, heading !== "", /[?]$/.test(question), rest]).toEqual([kind, true, true, []]);
      }
      expect(new Set(parts.map(([heading]) => heading)).size).toBe(parts.length);
      expect(descriptionOf(kind, locale).length).toBeLessThan(most && "max" in most ? most.max / 5 : 0);
    }
  });

  test("differ from kind to kind, and are told while a question of theirs has nothing below it", () => {
    expect(new Set(PROJECT_KINDS.map((kind) => descriptionOf(kind, locale))).size).toBeGreaterThan(15);
    for (const kind of PROJECT_KINDS) {
      const text = descriptionOf(kind, locale);
      const lines = text.split("\n").filter(Boolean);
      const every = lines.flatMap((line, at) =>
        at % 2 === 1 ? [`${lines[at - 1]?.replace("## ", "")} (${line})`] : [],
      );
      expect(unansweredIn(text)).toEqual(every);
      expect(unansweredIn(text.replaceAll("\n", "\r\n"))).toEqual(every);
      const answered = text.replaceAll(/\?\n/g, "?\nWe measure.\n");
      expect(unansweredIn(answered)).toEqual([]);
      // Forms that were begun before headings were marked as such.
      expect(unansweredIn(text.replaceAll(/^## /gm, ""))).toEqual(every);
      const last = text.trim().split("\n").at(-1) ?? "";
      expect(unansweredIn(`${answered}\n${last}\n`)).toEqual([every.at(-1)]);
      expect(unansweredIn(text.replaceAll(/^.*\?\n/gm, "We measure.\n"))).toEqual([]);
    }
  });
});

test("a text of one's own is no template, whatever it asks", () => {
  expect(unansweredIn("Aims\nWhat do we want?\n\nResults\nA book.")).toEqual([]);
  expect(unansweredIn("")).toEqual([]);
});
