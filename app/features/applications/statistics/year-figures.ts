/** Of fewer cases nothing is published: who was meant could be guessed. */
export const FEWEST_PUBLISHED = 5;

/** A number as it is published: `few` for one too small, `withheld` for one from which a small one would follow. */
type Published = number | "few" | "withheld";

export interface YearLine {
  label: string;
  received: Published;
  decided: Published;
  admitted: Published;
}

/** What the association publishes of one year. */
export interface YearFigures {
  year: number;
  total: YearLine;
  /** Half of the decisions took at most so many days from submission; null of too few. */
  medianDays: number | null;
  countries: YearLine[];
  categories: YearLine[];
}

export interface YearCounts {
  label: string;
  received: number;
  decided: number;
  admitted: number;
}

const known = (figure: Published) => (typeof figure === "number" ? figure : 0);

const FIGURES = ["received", "decided", "admitted"] as const;

const publish = (count: number): Published => (count >= FEWEST_PUBLISHED ? count : "few");

/** One line; the admitted are not said either where the few refused could be counted from them. */
export function publishLine({ label, received, decided, admitted }: YearCounts): YearLine {
  const refused = decided - admitted;
  const isTold = refused === 0 || refused >= FEWEST_PUBLISHED;
  return {
    label,
    received: publish(received),
    decided: publish(decided),
    admitted: isTold || publish(admitted) === "few" ? publish(admitted) : "withheld",
  };
}

/** Lines that add up to a published total: a single small number among them would follow from the rest, so another goes too. */
export function publishLines(counts: readonly YearCounts[], total: YearLine): YearLine[] {
  const lines = counts.map(publishLine);
  for (const figure of FIGURES) {
    const hidden = lines.filter((line) => typeof line[figure] !== "number");
    if (typeof total[figure] !== "number" || hidden.length !== 1) continue;
    const least = lines
      .filter((line) => typeof line[figure] === "number")
      .toSorted((a, b) => known(a[figure]) - known(b[figure]))[0];
    if (least) least[figure] = "withheld";
  }
  return lines.toSorted((a, b) => known(b.received) - known(a.received) || a.label.localeCompare(b.label));
}
