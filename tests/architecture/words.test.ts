import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { formatDate, formatDateTime, formatDay, formatMonth } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Locale } from "#db/locales.ts";

type Catalogue = { [key: string]: string | Catalogue };

function flatten(catalogue: Catalogue, prefix = ""): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );
}

/** Every text of a language as `[catalogue:key, text]`. */
const textsOf = (locale: Locale) =>
  globSync(`app/i18n/locales/${locale}/*.json`).flatMap((file) =>
    flatten(JSON.parse(readFileSync(file, "utf8")) as Catalogue, `${path.basename(file, ".json")}:`),
  );

const instant = new Date("2026-11-24T09:00:00Z");
const datesIn = (locale: Locale) => [
  formatDate(instant, locale),
  formatDateTime(instant, locale),
  formatDay("2026-11-24", locale),
  formatMonth("2026-11", locale),
];

describe("dates in sentences", () => {
  test("no Russian text has two full stops, whichever date stands in it (found F132)", () => {
    const t = translator("ru");
    const doubled = textsOf("ru").flatMap(([key, text]) => {
      const names = [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name = ""]) => name);
      return datesIn("ru")
        .map((date) => t(key, Object.fromEntries(names.map((name) => [name, date]))))
        .filter((sentence) => sentence.includes(".."));
    });
    expect(doubled).toEqual([]);
  });

  test("no Kazakh value stands before a word that asks for a case ending (found F133)", () => {
    const unended = textsOf("kk").filter(([, text]) => /\}\}[\s»]*(дейін|бастап|басталған|кейін|бұрын)/u.test(text));
    expect(unended).toEqual([]);
  });

  test("no catalogue leaves the writing of a date to the browser's data (found F166)", () => {
    const left = (["en", "ru", "kk"] as const)
      .flatMap(textsOf)
      .filter(([, text]) => /datetime|relativetime/.test(text));
    expect(left).toEqual([]);
  });
});

describe("one word for one act", () => {
  const withoutValues = (text: string) => text.replaceAll(/\{\{[^}]*\}\}/g, " ");

  /** Words of five letters and more, without what stands for values. */
  const wordsOf = (locale: Locale, ...keys: string[]) => {
    const texts = new Map(textsOf(locale));
    const all = withoutValues(keys.map((key) => texts.get(key) ?? "").join(" "));
    return new Set(all.toLocaleLowerCase(locale).match(/\p{L}{5,}/gu));
  };

  test.each([
    ["kk", "тіркелді", "мақұлданды"],
    ["ru", "получена", "одобрена"],
  ] as const)("a received and an approved application differ in %s (found F127)", (locale, received, approved) => {
    const first = wordsOf(locale, "applications-mail:apply.received.subject", "applications-mail:apply.received.intro");
    const second = wordsOf(locale, "applications-mail:review.approved.intro", "applications:timeline.approved");
    expect(first).toContain(received);
    expect(second).toContain(approved);
    expect(first).not.toContain(approved);
    expect(second).not.toContain(received);
    expect(first).not.toContain("қабылданды");
  });

  /** Words that were given up, with the one that is used instead. */
  const GIVEN_UP: Record<Locale, [RegExp, string][]> = {
    en: [
      [/\bcohorts?\b/i, "class"],
      [/\bdossier\b/i, "case"],
      [/\bcure[sd]?\b/i, "fix"],
      [/\bdegree mill/i, "an institution that sells degrees"],
    ],
    ru: [
      [/заинтересованност/i, "отклик"],
      [/втор(ой человек|ое лицо|ой ответственный)/i, "другое лицо"],
      [/^(Ваше )?полное имя( руководителя)?$/i, "фамилия, имя, отчество"],
      [/требуем\p{L}+ партн/iu, "запрос на партнёра"],
    ],
    kk: [
      [/жоба нұсқа/i, "қаралама"],
      [/дайындық/i, "даярлау"],
      [/шығарылым/i, "түлек легі"],
      [/идентификатор/i, "сәйкестендіргіш"],
      [/тіркелгі/i, "есептік жазба"],
      [/орнықты/i, "тұрақты"],
    ],
  };

  test.each(["en", "ru", "kk"] as const)("%s does not fall back on a word it gave up (found F164)", (locale) => {
    const relapses = textsOf(locale)
      .filter(([key]) => key !== "vocabulary:association.magna_charta")
      .flatMap(([key, text]) =>
        GIVEN_UP[locale]
          .filter(([old]) => old.test(withoutValues(text)))
          .map(([, word]) => `${key}: ${text} (say: ${word})`),
      );
    expect(relapses).toEqual([]);
  });
});
