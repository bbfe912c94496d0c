import { domainsInOwnLetters } from "#app/platform/domain-names.ts";
import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { repairSearchTexts } from "#app/platform/repair-search.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { applications, applicationSections } from "#db/schema/applications.ts";
import { searchText } from "#db/search.server.ts";
import { phoneForms } from "../form/phones.ts";
import type { SectionKey } from "../form/form.ts";
import type { ApplicationRow } from "./dossier.server.ts";
import type { FiledAnswers } from "./filed-answers.server.ts";
import { namesOf } from "./twin-search.server.ts";

/** Raised when `applicationSearchText` reads more or less than before: the rows written until then are read again. */
export const SEARCH_TEXTS = { setting: "application_search_text", version: 4 } as const;

/** The sections a file is found by. */
const SEARCHED_SECTIONS: readonly SectionKey[] = ["identity", "legal", "head", "representatives"];

/** Whether a change of this section changes what the file is found by. */
export function isSearched(section: SectionKey): boolean {
  return SEARCHED_SECTIONS.includes(section);
}

const text = (value: unknown) => (typeof value === "string" ? value : "");

function peopleOf({ head, representatives = {} }: FiledAnswers): string[] {
  return [head, ...Object.values(representatives)].flatMap((person) => {
    const { full_name: name, email, phone } = (person ?? {}) as Record<string, unknown>;
    return [text(name), text(email), domainsInOwnLetters(text(email)), ...phoneForms(text(phone))];
  });
}

/** A case number as it is written, in one word, and its last part as it is said: A-2026-0098, A20260098, 98. */
function numberForms(caseNumber: string | null): string[] {
  if (!caseNumber) return [];
  const last = caseNumber.split("-").at(-1) ?? "";
  return [caseNumber, caseNumber.replaceAll("-", ""), last.replace(/^0+/, "")];
}

type Searched = Pick<ApplicationRow, "caseNumber" | "institutionName" | "city" | "registryId">;

/**
 * What a file is found by: its number whole or in part, every name and place of the institution, its registration number
 * and registry entry, and the people named in it with their addresses and telephone numbers: what somebody says on the telephone.
 */
function applicationSearchText(application: Searched, answers: FiledAnswers): string {
  const { caseNumber, institutionName, city, registryId } = application;
  const identity = answers.identity ?? {};
  return searchText(
    ...numberForms(caseNumber),
    institutionName,
    ...namesOf(identity),
    text(identity.acronym),
    text(identity.city),
    city,
    registryId,
    text(answers.legal?.reg_no),
    ...phoneForms(text(identity.phone)),
    text(identity.website),
    domainsInOwnLetters(text(identity.website)),
    ...peopleOf(answers),
  );
}

async function answersOf(db: Reader, ids: readonly string[]): Promise<Map<string, FiledAnswers>> {
  const rows = await db
    .select()
    .from(applicationSections)
    .where(
      and(
        inArray(applicationSections.applicationId, [...ids]),
        inArray(applicationSections.section, [...SEARCHED_SECTIONS]),
      ),
    );
  const byId = new Map<string, FiledAnswers>();
  for (const { applicationId, section, answers } of rows)
    byId.set(applicationId, { ...byId.get(applicationId), [section]: answers });
  return byId;
}

/** Writes anew what a file is found by, in the transaction that changed its number, its names or its people. */
export async function refreshSearch(tx: Tx, applicationId: string): Promise<void> {
  const [application] = await tx.select().from(applications).where(eq(applications.id, applicationId));
  if (application) await writeSearch(tx, [application]);
}

async function writeSearch(tx: Tx, rows: readonly ApplicationRow[]): Promise<void> {
  const answers = await answersOf(
    tx,
    rows.map(({ id }) => id),
  );
  for (const row of rows) {
    const search = applicationSearchText(row, answers.get(row.id) ?? {});
    if (search !== row.search) await tx.update(applications).set({ search }).where(eq(applications.id, row.id));
  }
}

/** A file whose text was written by an older release, before its number was given, is found again. */
export function repairSearch(services: Pick<Services, "db" | "withTransaction" | "clock">): Promise<number> {
  return repairSearchTexts<ApplicationRow>(services, {
    ...SEARCH_TEXTS,
    readAfter: (db, id, limit) =>
      db.select().from(applications).where(gt(applications.id, id)).orderBy(asc(applications.id)).limit(limit),
    write: async (tx, rows) => {
      await writeSearch(tx, rows);
      return rows.length;
    },
  });
}
