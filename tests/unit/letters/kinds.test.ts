import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isChosen, isEndable } from "#app/features/letters/groups.ts";
import {
  groupOf,
  isPrivate,
  KINDS_ON_FILE,
  type LetterKind,
  LETTERS,
  tellsDecision,
} from "#app/features/letters/kinds.ts";
import { LOCALES } from "#db/locales.ts";

type Catalogue = { [key: string]: string | Catalogue };

const kinds = Object.keys(LETTERS) as LetterKind[];

function subjectIn(locale: string, kind: LetterKind): unknown {
  const [namespace = "", path = ""] = LETTERS[kind].words.split(":");
  const catalogue = JSON.parse(readFileSync(`app/i18n/locales/${locale}/${namespace}.json`, "utf8")) as Catalogue;
  const words = path.split(".").reduce<Catalogue>((part, key) => part[key] as Catalogue, catalogue);
  return words.subject ?? words.subject_other;
}

describe.each(LOCALES)("kinds of letters in %s", (locale) => {
  test("each has a subject that names only what its letters give (found F185)", () => {
    const wrong = kinds.filter((kind) => {
      const subject = subjectIn(locale, kind);
      const values: readonly string[] = LETTERS[kind].values;
      const named =
        typeof subject === "string" ? [...subject.matchAll(/\{\{\s*(\w+)/g)].map(([, name = ""]) => name) : [""];
      return named.some((name) => !values.includes(name));
    });
    expect(wrong).toEqual([]);
  });
});

test("what is read of a file are letters to those outside the secretariat, decisions among them (found F185)", () => {
  const readersOf = (kind: LetterKind): readonly string[] => LETTERS[kind].readers;
  expect(KINDS_ON_FILE.filter((kind) => readersOf(kind).includes("secretariat"))).toEqual([]);
  const decisions = kinds.filter(tellsDecision);
  expect(decisions.length).toBeGreaterThan(0);
  expect(decisions.filter((kind) => !KINDS_ON_FILE.includes(kind) || !readersOf(kind).includes("head"))).toEqual([]);
});

test("nobody can do without a letter about the own account or a case (found F185)", () => {
  const groupsOf = (kind: LetterKind) => LETTERS[kind].readers.map((reader) => groupOf(kind, reader));
  const mayBeLeftOut = kinds.filter((kind) => groupsOf(kind).some(isEndable));
  expect(mayBeLeftOut.length).toBeGreaterThan(0);
  expect(mayBeLeftOut.filter((kind) => /^(account|application|review)-/.test(kind))).toEqual([]);
  expect(mayBeLeftOut.filter((kind) => LETTERS[kind].about === "application")).toEqual([]);
});

// What somebody asks in passing binds nobody; its words are private all the same.
const PRIVATE_AND_CHOSEN = ["ask-received", "ask-answered", "ask-answer-changed"];

test("what protects or decides is neither left out nor gathered", () => {
  const chosen = kinds.filter((kind) => LETTERS[kind].readers.some((reader) => isChosen(groupOf(kind, reader))));
  expect(chosen.filter((kind) => kind.startsWith("account-"))).toEqual([]);
  expect(chosen.filter((kind) => KINDS_ON_FILE.includes(kind) || tellsDecision(kind) || isPrivate(kind))).toEqual(
    PRIVATE_AND_CHOSEN,
  );
});

test("every letter is written by its kind: no room queues one past the table (found F185)", () => {
  const past = globSync("app/features/**/*.ts").filter(
    (file) => !file.startsWith("app/features/letters/") && /\bqueueLetter\(/.test(readFileSync(file, "utf8")),
  );
  expect(past).toEqual([]);
});
