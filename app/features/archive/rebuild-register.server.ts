import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { findMembership } from "#app/features/members/institution/membership-queries.server.ts";
import { REBUILT } from "#app/features/members/institution/membership-view.server.ts";
import { momentOn } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { continueAfter } from "#db/numbers.server.ts";
import { memberMerges } from "#db/schema/member-merges.ts";
import { institutions } from "#db/schema/members.ts";
import { membershipChanges, memberships } from "#db/schema/memberships.ts";
import type { RegisterRecord } from "./archive.schema.ts";
import { readRecords } from "./read-records.server.ts";

interface At {
  /** The day as of which the folder was written. */
  day: string;
  /** In whose name it is put back. */
  keeperId: string;
  now: Date;
}

/** A day that does not come: of a membership that is to begin nobody outside knows when. */
const NEVER = "9999-12-31";

function termOf({ answer, startsOn, endedOn, listedAs }: RegisterRecord, day: string) {
  const open = { endsOn: null, graceUntil: null };
  if (answer === "to_begin") return { ...open, status: "active" as const, startsOn: NEVER };
  if (answer === "paused") return { ...open, status: "suspended" as const, startsOn: day };
  const begun = { ...open, startsOn: startsOn ?? day };
  if (answer === "merged") return { ...begun, status: "merged" as const };
  // Who ended it is not public; a list of states only says that it was ended.
  if (listedAs === "revocation") return { ...begun, status: "withdrawn" as const };
  return { ...begun, status: "active" as const, endsOn: endedOn };
}

/** The entry of a member of which the folder knows the number only. */
function namelessInstitution(number: string, now: Date) {
  return {
    id: randomUUID(),
    ...{
      slug: number.toLowerCase(),
      nameOfficial: number,
      nameOfficialLanguage: "und",
      nameEn: number,
      otherNames: [],
    },
    ...{ type: "university" as const, control: "public" as const, country: "ZZ", subregion: "", city: "" },
    ...{ website: "", profileEn: "", languagesOfInstruction: [], degreeLevels: [], unescoLinks: [] },
    ...{ offers: [], seeks: [], emailDomains: [], otherIds: {}, headName: "", headPosition: "" },
    keyFigures: { students: null, internationalStudents: null, academicStaff: null, referenceYear: null },
    ...{ sortName: number.toLowerCase(), search: "", version: 1, createdAt: now, updatedAt: now, confirmedAt: now },
  };
}

/** Puts back the numbers that are not in force, so that they are answered and listed as before; of whose they were nothing is known. */
export async function putRegister(tx: Tx, records: RegisterRecord[], { day, keeperId, now }: At): Promise<void> {
  for (const record of records) {
    const { number, answer, endedOn, into } = record;
    if (answer === "valid") continue;
    const known = await tx.$count(memberships, eq(memberships.number, number));
    if (known > 0) throw new Error(`${number} is in the directory and not in force`);
    const institution = namelessInstitution(number, now);
    await tx.insert(institutions).values(institution);
    const { status, ...term } = termOf(record, day);
    const membershipId = randomUUID();
    const createdAt = momentOn(endedOn ?? day, "12:00");
    const held = { id: membershipId, number, institutionId: institution.id, category: "full" as const };
    await tx.insert(memberships).values({ ...held, ...term, status, createdAt });
    await tx.insert(membershipChanges).values({ membershipId, status, reason: REBUILT, createdAt });
    if (into) await putMerge(tx, { mergedId: institution.id, into, holdsFrom: endedOn ?? day, keeperId }, createdAt);
  }
}

interface Merged {
  mergedId: string;
  /** The number of the member it is merged into. */
  into: string;
  holdsFrom: string;
  keeperId: string;
}

/** Puts back into which member one was merged: without a receipt, so that nothing of it can be undone. */
async function putMerge(tx: Tx, { into, keeperId, ...merged }: Merged, at: Date): Promise<void> {
  const found = await findMembership(tx, into);
  if (!found) throw new Error(`${into} is not in the directory, and another is merged into it`);
  const asked = { reason: "", taken: [], askedById: keeperId, askedAt: at };
  const settled = { outcome: "confirmed", settledById: keeperId, settledAt: at } as const;
  await tx.insert(memberMerges).values({ ...merged, remainingId: found.institution.id, ...asked, ...settled });
}

const NUMBER = /^[AMR]-\d{4}-\d+$/;

/** The series of numbers go on after the highest of the folder. */
export async function continueSeries(
  { withTransaction }: Pick<Services, "withTransaction">,
  folder: string,
): Promise<void> {
  const highest = new Map<string, number>();
  const note = (number: string) => {
    if (!NUMBER.test(number)) return;
    const [series, year, count] = number.split("-");
    const name = `${series}-${year}`;
    highest.set(name, Math.max(highest.get(name) ?? 0, Number(count)));
  };
  for await (const { number } of readRecords(folder, "register")) note(number);
  for await (const { votes } of readRecords(folder, "votes")) {
    for (const { caseNumber } of (votes.items ?? []) as { caseNumber?: string }[]) note(caseNumber ?? "");
  }
  await withTransaction(async (tx) => {
    for (const [name, count] of highest) await continueAfter(tx, `${name}-${count}`);
  });
}
