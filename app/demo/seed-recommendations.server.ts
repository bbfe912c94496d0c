import { and, eq } from "drizzle-orm";
import {
  declineRecommendation,
  giveRecommendation,
} from "#app/features/applications/recommendations/answer-recommendation.server.ts";
import { askRecommendation } from "#app/features/applications/recommendations/ask-recommendation.server.ts";
import { recommendationToken } from "#app/features/applications/recommendations/recommendation-link.server.ts";
import { recommendationRequests } from "#db/schema/recommendations.ts";
import type { SeedApplication, SeedRecommender } from "./data/application-content.ts";
import { actAs, daysAgo, type Demonstration, succeeded } from "./demonstration.server.ts";

/** Those who were asked by letter to recommend the institution, and what they answered on the page of their link. */
export async function seedRecommendations(
  demo: Demonstration,
  { recommenders = [], ...seed }: SeedApplication,
  opened: { id: string; applicant: string },
): Promise<void> {
  for (const recommender of recommenders) {
    await ask(demo, recommender, seed, opened);
    await answer(demo, recommender, seed, opened.id);
  }
}

type Asking = Pick<SeedApplication, "key" | "locale">;

async function ask(
  demo: Demonstration,
  { recommender, office, name, email, askedDaysAgo }: SeedRecommender,
  { key, locale }: Asking,
  { id: applicationId, applicant }: { id: string; applicant: string },
): Promise<void> {
  const asking = { applicationId, recommender, office, name, email, locale, reader: locale };
  const asked = await askRecommendation(daysAgo(demo, askedDaysAgo), asking, await actAs(demo, applicant));
  succeeded(`ask ${email} to recommend ${key}`, asked);
}

async function answer(
  demo: Demonstration,
  { email, answeredDaysAgo = 0, given, declined }: SeedRecommender,
  { key, locale }: Asking,
  applicationId: string,
): Promise<void> {
  if (!given && !declined) return;
  const services = daysAgo(demo, answeredDaysAgo);
  const isThis = and(eq(recommendationRequests.applicationId, applicationId), eq(recommendationRequests.email, email));
  const [request] = await services.db.select().from(recommendationRequests).where(isThis);
  const token = recommendationToken(services.config.secret, request?.id ?? "");
  const answered = given
    ? await giveRecommendation(services, token, given, locale)
    : await declineRecommendation(services, token, declined);
  succeeded(`answer of ${email} on ${key}`, answered);
}
