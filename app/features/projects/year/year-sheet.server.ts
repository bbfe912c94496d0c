import type { Cell, Sheet } from "#app/platform/sheet.ts";
import type { Words } from "../project/project-words.server.ts";
import { SHARES, type ShareView, type YearView } from "./year-model.ts";

/** The figures of a page as a list to save, one to each row; of the year before where they have it. */
export function yearSheet(view: YearView, { t }: Words): Sheet {
  const section = (name: "initiatives" | "themes" | "countries" | "types") => t(`projects:year.section.${name}`);
  const shares = (group: string, rows: readonly ShareView[]): Cell[][] =>
    rows.flatMap(({ label, figures }) =>
      SHARES.map((share, place): Cell[] => [
        group,
        label,
        t(`projects:year.short.${share}`),
        figures[place] ?? 0,
        null,
      ]),
    );
  const single = (group: string, figure: string, rows: readonly ShareView[]): Cell[][] =>
    rows.map(({ label, figures: [number = 0] }) => [group, label, figure, number, null]);
  return {
    title: view.title,
    headings: [
      ...[t("projects:year.sheet.group"), t("projects:year.sheet.of"), t("projects:year.column.figure")],
      view.countedOn ? t("projects:year.sheet.counted", { year: view.year, day: view.countedOn }) : String(view.year),
      String(view.year - 1),
    ],
    rows: [
      ...view.figures.map(({ term, number, before }): Cell[] => [view.title, null, term, number, before]),
      ...shares(section("initiatives"), view.initiatives),
      ...shares(section("themes"), view.themes),
      ...single(section("countries"), t("projects:year.figure.members.term"), view.countries),
      ...single(section("types"), t("projects:year.figure.results.term"), view.types),
    ],
  };
}
