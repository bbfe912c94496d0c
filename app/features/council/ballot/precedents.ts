/** What two files are compared by. */
interface Compared {
  id: string;
  country: string;
  /** What kind of body it is, by its own answer. */
  kind: string;
  /** The category asked for or given. */
  category: string | null;
  reasonCodes: readonly string[];
}

interface Decided extends Compared {
  decidedAt: Date;
}

interface Nearness {
  same: string[];
  other: string[];
  points: number;
}

const POINTS = { reasons: 4, country: 3, kind: 2, category: 2 } as const;
const MOST = 5;

/** What a decided file has in common with another, and in what it differs. */
function nearnessOf(file: Compared, decided: Compared): Nearness {
  const isShared = {
    country: file.country === decided.country,
    kind: file.kind === decided.kind,
    category: file.category !== null && file.category === decided.category,
    reasons: file.reasonCodes.some((code) => decided.reasonCodes.includes(code)),
  };
  const hasReasons = file.reasonCodes.length + decided.reasonCodes.length > 0;
  const asked = (["country", "kind", "category", "reasons"] as const).filter((key) => key !== "reasons" || hasReasons);
  const same = asked.filter((key) => isShared[key]);
  const points = same.reduce((sum, key) => sum + POINTS[key], 0);
  return { same, other: asked.filter((key) => !isShared[key]), points };
}

/** The decided files nearest to one, at most five: the same for the same files, the newest first of equals. */
export function nearestTo<One extends Decided>(file: Compared, all: readonly One[]): (One & Nearness)[] {
  return all
    .filter(({ id }) => id !== file.id)
    .map((decided) => ({ ...decided, ...nearnessOf(file, decided) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || b.decidedAt.getTime() - a.decidedAt.getTime() || (a.id < b.id ? -1 : 1))
    .slice(0, MOST);
}
