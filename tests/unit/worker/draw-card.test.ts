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

/** Where only a last line stands that has no room beside the plate. */
const BELOW_PLATE = { left: 84, top: 536, width: 290, height: 36 };

test.each([
  ["short", "Joint project · M-2026-0001", false],
  ["long", "Совместный проект · Набор партнёров закрыт · сентябрь 2026 года – сентябрь 2028 года", true],
])("a %s last line stands where it has room", async (_length, foot, isBelowPlate) => {
  const title = { text: "Свои в растущем городе", lang: "ru" };
  const picture = await drawCard({ ...WORDS, foot, title, original: null });
  const below = await sharp(picture).extract(BELOW_PLATE).png().toBuffer();
  const { channels } = await sharp(below).stats();
  expect(channels.some(({ min, max }) => max > min)).toBe(isBelowPlate);
});
