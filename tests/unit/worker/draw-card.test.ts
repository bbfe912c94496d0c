import sharp from "sharp";
import { expect, test } from "vitest";
import { drawCard } from "#app/worker/pictures/draw-card.ts";

const WORDS = {
  association: "Международная ассоциация университетов в поддержку инициатив ЮНЕСКО",
  facts: "Университет · Алматы, Казахстан · межкультурный диалог и наследие Шёлкового пути",
  foot: "Член ассоциации · M-2026-0001",
  lang: "ru",
  mark: null,
  logo: null,
};

/** The strip between the names and the last line, in which nothing is written. */
const STRIP = { left: 384, top: 494, width: 780, height: 36 };

test.each([
  ["short", "Ошский государственный университет"],
  ["long", "Международный университет туризма и гостеприимства «Шёлковый путь» имени Исмаила Гаспринского"],
  ["nearly endless", "Академия ".repeat(30)],
])("a %s name leaves room for the last line of the picture", async (_length, text) => {
  const original = { text: "Жібек жолы халықаралық туризм және қонақжайлылық университеті", lang: "kk" };
  const picture = await drawCard({ ...WORDS, title: { text, lang: "ru" }, original });
  const strip = await sharp(picture).extract(STRIP).png().toBuffer();
  const { channels } = await sharp(strip).stats();
  expect(channels.map(({ min, max }) => max - min)).toEqual([0, 0, 0]);
});
