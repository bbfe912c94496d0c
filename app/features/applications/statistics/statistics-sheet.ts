import type { TFunction } from "i18next";
import type { Cell, Sheet } from "#app/platform/sheet.ts";
import type { Statistics } from "./statistics-model.ts";

/** The figures as one list: the group, what is counted, what the number is, the number. */
export function statisticsSheet(figures: Statistics, t: TFunction): Sheet {
  const word = (key: string) => t(`review:statistics.${key}`);
  const flow = (group: string, rows: Statistics["months"]): Cell[][] =>
    rows.flatMap(({ label, submitted, approved, refused }) => [
      [group, label, word("total.submitted"), submitted],
      [group, label, word("total.approved"), approved],
      [group, label, word("total.refused"), refused],
    ]);
  const rows: Cell[][] = [
    ...figures.stages.flatMap(({ stage, cases, medianDays, mostDays }): Cell[][] => [
      [word("stages.title"), word(`stage.${stage}`), word("stages.median"), medianDays],
      [word("stages.title"), word(`stage.${stage}`), word("stages.most"), mostDays],
      [word("stages.title"), word(`stage.${stage}`), word("stages.cases"), cases],
    ]),
    ...figures.load.flatMap(({ name, open, overdue, oldestDays }): Cell[][] => [
      [word("load.title"), name ?? word("load.nobody"), word("load.open"), open],
      [word("load.title"), name ?? word("load.nobody"), word("load.overdue"), overdue],
      [word("load.title"), name ?? word("load.nobody"), word("load.oldest"), oldestDays],
    ]),
    ...flow(word("months.title"), figures.months),
    ...flow(word("countries.title"), figures.countries),
    ...figures.reasons.map(({ label, count }): Cell[] => [word("reasons.title"), label, word("reasons.given"), count]),
    ...figures.afterwards.map(({ label, count }): Cell[] => [
      word("afterwards.title"),
      label,
      word("afterwards.number"),
      count,
    ]),
    ...figures.states.map(({ label, count }): Cell[] => [word("states.title"), label, word("states.cases"), count]),
  ];
  return {
    title: word("title"),
    headings: ["group", "of", "figure", "number"].map((key) => word(`sheet.${key}`)),
    rows,
  };
}
