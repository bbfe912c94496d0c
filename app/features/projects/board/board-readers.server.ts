import { and, eq, inArray } from "drizzle-orm";
import { grown } from "#app/platform/facet-columns.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { projects } from "#db/schema/projects.ts";
import { ownRule, standingKey, standingRule, standsOnBoard } from "../project/project-audience.server.ts";
import type { Audience } from "../project/project.policy.ts";

/** What readers of one standing see of the board: everybody, members, the secretariat of a country. */
interface Kept {
  /** By the numbers of projects. */
  marks: Uint8Array;
  isRead: boolean;
  /** Projects that changed since. */
  pending: Set<string>;
  turn: Promise<unknown>;
}

const MOST_KEPT = 40;
const AT_ONCE = 500;

/** The projects of the board of which the rule of a standing holds, among some or all. */
async function readSeen(db: Reader, audience: Audience, ids: readonly string[] | null): Promise<string[]> {
  const rows = await db
    .select({ id: projects.id })
    .from(projects)
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(and(standsOnBoard, standingRule(audience), ids === null ? undefined : inArray(projects.id, [...ids])));
  return rows.map(({ id }) => id);
}

/**
 * Which projects readers see. What goes by their standing is asked of the database once for each standing, by the one rule,
 * and then of the projects that changed; what goes by their institutions, each time.
 */
export function keepReaders(db: Reader, numberOf: (id: string) => number | undefined) {
  const byStanding = new Map<string, Kept>();

  function mark(kept: Kept, ids: readonly string[], value: 0 | 1): void {
    for (const id of ids) {
      const at = numberOf(id);
      if (at === undefined) continue;
      kept.marks = grown(kept.marks, at + 1);
      kept.marks[at] = value;
    }
  }

  async function readAgain(kept: Kept, audience: Audience): Promise<void> {
    const taken = kept.pending;
    if (kept.isRead && taken.size === 0) return;
    kept.pending = new Set();
    try {
      if (!kept.isRead || taken.size > AT_ONCE) {
        const seen = await readSeen(db, audience, null);
        kept.marks.fill(0);
        mark(kept, seen, 1);
        kept.isRead = true;
      } else {
        const seen = await readSeen(db, audience, [...taken]);
        mark(kept, [...taken], 0);
        mark(kept, seen, 1);
      }
    } catch (error) {
      for (const id of taken) kept.pending.add(id);
      throw error;
    }
  }

  function keptFor(key: string): Kept {
    const known = byStanding.get(key);
    if (known) return known;
    if (byStanding.size >= MOST_KEPT) byStanding.clear();
    const kept = { marks: new Uint8Array(), isRead: false, pending: new Set<string>(), turn: Promise.resolve() };
    byStanding.set(key, kept);
    return kept;
  }

  async function standing(audience: Audience): Promise<Uint8Array> {
    const kept = keptFor(standingKey(audience));
    // One after another, so that nobody is shown what is just being read again.
    const mine = kept.turn.then(() => readAgain(kept, audience));
    kept.turn = mine.catch(() => undefined);
    await mine;
    return kept.marks;
  }

  async function own(audience: Audience): Promise<ReadonlySet<number>> {
    const rule = ownRule(db, audience);
    if (rule === undefined) return new Set();
    const rows = await db.select({ id: projects.id }).from(projects).where(and(standsOnBoard, rule));
    return new Set(rows.flatMap(({ id }) => numberOf(id) ?? []));
  }

  return {
    /** These changed, or who leads them. */
    expect(ids: readonly string[]): void {
      for (const { pending } of byStanding.values()) for (const id of ids) pending.add(id);
    },
    /** Whether somebody sees a project, by its number. */
    async seenBy(audience: Audience): Promise<(at: number) => boolean> {
      const theirs = await own(audience);
      const marks = await standing(audience);
      return (at) => marks[at] === 1 || theirs.has(at);
    },
  };
}
