import { eq } from "drizzle-orm";
import { evidentDomains, isUnder } from "#app/features/registry/registry-domains.ts";
import { institutionsOfDomain } from "#app/features/registry/registry-queries.server.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { recommendationState } from "../file/recommendation.ts";
import { listRecommendations, type RecommendationRow } from "../file/recommendation-queries.server.ts";
import { isPublicMailDomain } from "../form/email-class.server.ts";
import type { CheckFacts } from "./check-facts.ts";

type Gathered = NonNullable<CheckFacts["recommendations"]>[number];

async function isOfMember(db: Reader, { institutionId }: RecommendationRow, domain: string): Promise<boolean> {
  if (!institutionId) return false;
  const { emailDomains, website } = institutions;
  const [member] = await db
    .select({ emailDomains, website })
    .from(institutions)
    .where(eq(institutions.id, institutionId));
  return member !== undefined && isUnder(domain, evidentDomains(member.emailDomains, member.website));
}

async function belongs(
  db: Reader,
  row: RecommendationRow,
  domain: string,
  own: readonly string[],
): Promise<Gathered["belongs"]> {
  if (isPublicMailDomain(domain)) return "free";
  if (isUnder(domain, own)) return "own";
  if (await isOfMember(db, row, domain)) return "member";
  return (await institutionsOfDomain(db, domain)).length > 0 ? "registry" : "unknown";
}

/** Recommendations as the checks look at them: without a word of what was written. */
export async function gatherRecommendations(
  db: Reader,
  { id, status }: ApplicationRow,
  { domains, now }: { domains: readonly string[]; now: Date },
): Promise<Gathered[]> {
  const gathered = [];
  for (const row of await listRecommendations(db, id)) {
    const { recommender, office, email } = row;
    const domain = email.split("@")[1] ?? "";
    const state = recommendationState(row, status, now);
    gathered.push({ state, recommender, office, domain, belongs: await belongs(db, row, domain, domains) });
  }
  return gathered;
}
