import { and, eq } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { NewApplication } from "#app/features/applications/precheck/start-application.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { prospects } from "#db/schema/imports.ts";
import { transliterate } from "#db/search.server.ts";
import { takeProspect } from "./change-prospect.server.ts";
import type { ProspectRow } from "./list-prospects.server.ts";

/** What the person has claimed and this application is of: the same record of the registry, or the same name and country. */
export async function findClaimedFor(
  db: Reader,
  userId: string,
  { registryId, institutionName, country }: NewApplication,
): Promise<ProspectRow | null> {
  const isTheirs = and(eq(prospects.claimedById, userId), eq(prospects.state, "claimed"));
  const claimed = await db.select().from(prospects).where(isTheirs);
  const asked = transliterate(institutionName);
  const isSame = (row: ProspectRow) => {
    if (row.registryId && registryId) return row.registryId === registryId;
    const names = [row.name, row.nameOfficial, row.nameRu, row.nameKk];
    return row.country === country && names.some((name) => name !== null && transliterate(name) === asked);
  };
  return claimed.find(isSame) ?? null;
}

const isLatin = (name: string) => !/[^\p{Script=Latin}\P{L}]/u.test(name);

/** The draft with what the association knew of the university, where neither the registry nor the person says otherwise. */
export function filledIn(draft: NewApplication, prospect: ProspectRow): NewApplication {
  const { nameOfficial, name, nameRu, nameKk, acronym, city, website, domain } = prospect;
  const known = {
    name_official: nameOfficial,
    name_en: isLatin(name) ? name : null,
    name_ru: nameRu,
    name_kk: nameKk,
    acronym,
    city,
    website,
    email_domains: domain?.split(", "),
  };
  const said = Object.entries(known).filter(([, value]) => value !== null && value !== undefined);
  return { ...draft, city: draft.city ?? city, identity: { ...Object.fromEntries(said), ...draft.identity } };
}

/** Notes which application came of a claim, in the transaction that began it. */
export async function noteApplied(tx: Tx, prospect: ProspectRow, applicationId: string, now: Date): Promise<void> {
  const isTaken = await takeProspect(tx, prospect, { state: "applied", applicationId }, now);
  const { id: subjectId, claimedById: actorId } = prospect;
  if (isTaken) await recordActivity(tx, { action: "prospect.applied", subjectId, actorId }, now);
}
