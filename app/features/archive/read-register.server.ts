import { asc, gt } from "drizzle-orm";
import { checkMemberships } from "#app/features/members/institution/membership-check.server.ts";
import { LISTED_STATES } from "#app/features/members/credential/status-list.server.ts";
import { STATUS_PURPOSES } from "#app/features/members/credential/status-place.ts";
import type { Reader } from "#db/index.server.ts";
import { memberships } from "#db/schema/memberships.ts";
import type { MembershipStatus } from "#db/vocabulary.ts";
import type { RegisterRecord } from "./archive.schema.ts";
import { type AsOf, ROWS_AT_A_TIME } from "./as-of.ts";

const listedAs = (status: MembershipStatus) =>
  STATUS_PURPOSES.find((purpose) => LISTED_STATES[purpose].some((one) => one === status)) ?? null;

/** Every membership number that was given out, with what the page of the membership check answers to it. */
export async function* readRegister(db: Reader, { now }: AsOf): AsyncGenerator<RegisterRecord> {
  let after = "";
  for (;;) {
    const rows = await db
      .select()
      .from(memberships)
      .where(gt(memberships.number, after))
      .orderBy(asc(memberships.number))
      .limit(ROWS_AT_A_TIME);
    const checks = await checkMemberships(db, rows, now);
    for (const [at, { number, status }] of rows.entries()) {
      const check = checks[at];
      if (!check) continue;
      const answer = check.answer === "valid" ? "valid" : check.why;
      const { startsOn, endedOn } = "endedOn" in check ? check : { startsOn: null, endedOn: null };
      const merged = "into" in check ? { into: check.into.membership.number } : {};
      yield { number, answer, startsOn, endedOn, ...merged, listedAs: listedAs(status) };
    }
    if (rows.length < ROWS_AT_A_TIME) return;
    after = rows.at(-1)?.number ?? "";
  }
}
