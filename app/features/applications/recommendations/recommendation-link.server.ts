import { eq } from "drizzle-orm";
import type { Config } from "#app/platform/config.server.ts";
import { sealSecret, SECRET_MARK } from "#app/platform/sealed-secrets.server.ts";
import { repeatableToken, sha256 } from "#app/platform/tokens.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { recommendationRequests } from "#db/schema/recommendations.ts";
import { type FullApplication, getFullApplication } from "../file/application-queries.server.ts";
import { type RecommendationState, recommendationState } from "../file/recommendation.ts";
import type { RecommendationRow } from "../file/recommendation-queries.server.ts";

/** The secret of a recommender's link. */
export function recommendationToken(secret: string, requestId: string): string {
  return repeatableToken(secret, `recommendation:${requestId}`);
}

/** The address in a letter, in the language of the letter, whose secret is put in when it is sent. */
export function sealedLink({ origin, secret }: Pick<Config, "origin" | "secret">, requestId: string, locale: Locale) {
  const token = recommendationToken(secret, requestId);
  return {
    url: `${origin}/recommend/${SECRET_MARK}?lng=${locale}`,
    tokenSha256: sha256(token),
    sealedSecret: sealSecret({ secret }, token),
  };
}

export interface FoundRequest {
  request: RecommendationRow;
  file: FullApplication;
  state: RecommendationState;
}

/** What a link was sent for, and how it stands; null for one that was never sent. */
export async function findRequest(db: Reader, token: string, now: Date): Promise<FoundRequest | null> {
  const isThis = eq(recommendationRequests.tokenSha256, sha256(token));
  const [request] = await db.select().from(recommendationRequests).where(isThis);
  const file = request && (await getFullApplication(db, request.applicationId));
  if (!request || !file) return null;
  return { request, file, state: recommendationState(request, file.application.status, now) };
}

/** The mark of what was given last, by which a second tab is told. */
export const givenAt = ({ changedAt, answeredAt }: Pick<RecommendationRow, "changedAt" | "answeredAt">): string =>
  (changedAt ?? answeredAt)?.toISOString() ?? "";
