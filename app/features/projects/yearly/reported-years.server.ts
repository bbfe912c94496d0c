import { and, desc, eq, gte, isNotNull } from "drizzle-orm";
import { sourceOf } from "#app/features/members/year/taken.ts";
import type { ReportedYear } from "#app/features/members/year/ui/year-model.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { membershipYears } from "#db/schema/membership-years.ts";
import type { Audience } from "../project/project.policy.ts";
import type { Words } from "../project/project-words.server.ts";
import { placesOf } from "./places.server.ts";

export interface Reporting {
  membership: { id: string };
  institution: { id: string; slug: string };
}

interface Reading {
  db: Reader;
  audience: Audience;
  words: Words;
  /** Only what was confirmed from then on. */
  since?: Date;
}

const MOST_YEARS = 10;

/** What a member told of its years, the newest first; years of which it told nothing are left out. */
export async function reportedYears({ membership, institution }: Reporting, reading: Reading): Promise<ReportedYear[]> {
  const { db, words, since = new Date(0) } = reading;
  const { membershipId, confirmedAt, confirmedById, year } = membershipYears;
  const rows = await db
    .select({ row: membershipYears, by: users.name })
    .from(membershipYears)
    .leftJoin(users, eq(users.id, confirmedById))
    .where(and(eq(membershipId, membership.id), isNotNull(confirmedAt), gte(confirmedAt, since)))
    .orderBy(desc(year))
    .limit(MOST_YEARS);
  const told = rows
    .map(({ row, by }) => ({ row: { ...row, taken: row.taken.filter(({ isLeftOut }) => !isLeftOut) }, by }))
    .filter(({ row }) => row.activities !== "" || row.taken.length > 0);
  const places = await placesOf(
    told.flatMap(({ row }) => row.taken),
    institution,
    reading,
  );
  return told.map(({ row, by }) => ({
    year: row.year,
    confirmed: { on: row.confirmedAt ? formatDate(row.confirmedAt, words.locale) : "", by: by ?? "" },
    activities: row.activities,
    lines: row.taken.map((one) => ({
      key: sourceOf(one),
      kind: words.t(`members:year.board.kind.${one.kind}`),
      text: one.text,
      from: places.get(sourceOf(one)) ?? null,
    })),
  }));
}
