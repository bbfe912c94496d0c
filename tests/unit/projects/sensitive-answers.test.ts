import { expect, test } from "vitest";
import { POSTING_FIELDS } from "#app/features/projects/project/posting-fields.ts";
import { sensitiveAnswers } from "#app/features/projects/project/project-changes.server.ts";
import { completeValues } from "#tests/support/project-values.ts";

const values = completeValues(new Date("2026-09-01T00:00:00Z"));

test("every text that readers of the board read as the project's own is sensitive", () => {
  const open = POSTING_FIELDS.filter(({ kind, key, sensitive }) => {
    return (kind === "prose" || key.startsWith("title")) && sensitive !== "always";
  });
  expect(open.map(({ key }) => key)).toEqual([]);
});

test("a wider circle of readers waits for a check, a narrower one does not", () => {
  const seenBy = (visibility: "public" | "members" | "invited") => ({ ...values, visibility });
  expect(sensitiveAnswers(seenBy("members"), seenBy("public"))).toEqual({ visibility: "public" });
  expect(sensitiveAnswers(seenBy("invited"), seenBy("members"))).toEqual({ visibility: "members" });
  expect(sensitiveAnswers(seenBy("public"), seenBy("invited"))).toEqual({});
});

test("the language of a text that is said for the first time waits only with what else of the text has changed", () => {
  const { textLanguage: _, ...before } = values;
  expect(sensitiveAnswers(before, values)).toEqual({});
  const summary = "s".repeat(300);
  expect(sensitiveAnswers(before, { ...values, summary })).toEqual({ textLanguage: "en", summary });
  expect(sensitiveAnswers(values, { ...values, textLanguage: "ru" })).toEqual({ textLanguage: "ru" });
});

test("only what differs is held back, with what is taken away as null", () => {
  const before = { ...values, titleRu: "Базары", ethicsNotes: "We ask." };
  const now = { ...values, titleRu: "Базары", isSeekingPartners: false, countries: ["TR"], summary: "s".repeat(300) };
  expect(sensitiveAnswers(before, now)).toEqual({ summary: "s".repeat(300), ethicsNotes: null });
});
