import { composeFor } from "#app/features/letters/compose-for.server.ts";
import type { Letter } from "#app/features/letters/letter.ts";
import { postLetter } from "#app/features/letters/post-letter.server.ts";
import { formatDate, formatDateTime } from "#app/i18n/format.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import { recommendationRequests } from "#db/schema/recommendations.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { eq } from "drizzle-orm";
import { institutionIn } from "../file/application-names.server.ts";
import type { FullApplication } from "../file/application-queries.server.ts";
import { findOffices, type RecommendationRow } from "../file/recommendation-queries.server.ts";
import { findPreparer } from "../letters/preparer.server.ts";
import { writeToApplicants } from "../letters/write-to-applicants.server.ts";
import { recommendationLetter } from "./recommendation-letters.ts";
import { sealedLink } from "./recommendation-link.server.ts";

type Addressed = Pick<RecommendationRow, "name" | "office" | "institutionId" | "expiresAt" | "locale">;

interface ToRecommender {
  kind: "recommendation-asked" | "recommendation-reminder" | "recommendation-receipt" | "recommendation-not_needed";
  /** What makes this the only letter of its kind. */
  occasion: string;
  words?: string;
  locale?: Locale;
}

const HAS_LINK: readonly ToRecommender["kind"][] = [
  "recommendation-asked",
  "recommendation-reminder",
  "recommendation-receipt",
];

/** A letter as whoever is asked will read it; `url` stands where its link will. */
export async function composeToRecommender(
  db: Reader,
  file: FullApplication,
  { name, expiresAt, locale, ...asked }: Addressed,
  { kind, words, url }: Pick<ToRecommender, "kind" | "words"> & { url?: string },
): Promise<Letter> {
  const asker = kind === "recommendation-not_needed" ? null : await findPreparer(db, file);
  const office = (await findOffices(db, [asked]))(asked, locale);
  const about = { institution: institutionIn(file, locale), office, until: formatDateTime(expiresAt, locale) };
  return recommendationLetter(await composeFor(db, locale, "recommender", name), kind, { ...about, words, asker, url });
}

/** Writes to whoever is asked, in the language that was chosen or in which the answer was given. */
export async function writeToRecommender(
  tx: Tx,
  config: Pick<Config, "origin" | "secret">,
  { request, file }: { request: RecommendationRow; file: FullApplication },
  { kind, occasion, words, locale = request.locale }: ToRecommender,
  now: Date,
): Promise<void> {
  const { id, email: recipient } = request;
  const { url, tokenSha256, sealedSecret } = sealedLink(config, id, locale);
  const hasLink = HAS_LINK.includes(kind);
  // Made anew when the installation's secret has changed since: the newest letter is the one that works.
  if (hasLink) {
    const isThis = eq(recommendationRequests.id, id);
    await tx.update(recommendationRequests).set({ tokenSha256 }).where(isThis);
  }
  const link = hasLink ? { url } : {};
  const letter = await composeToRecommender(tx, file, { ...request, locale }, { kind, words, ...link });
  const sealed = hasLink ? { sealedSecret } : {};
  const about = { kind, subjectId: file.application.id, recipient, locale, ...sealed };
  await postLetter(tx, { ...letter, ...about, dedupeKey: `${kind}:${occasion}` }, now);
}

/** Tells the applicants that somebody has answered, or has not. */
export async function tellOfRecommendation(
  tx: Tx,
  { origin }: Pick<Config, "origin">,
  { request, application }: { request: RecommendationRow; application: FullApplication["application"] },
  {
    kind,
    words,
  }: { kind: "recommendation-given" | "recommendation-declined" | "recommendation-expired"; words?: string },
  now: Date,
): Promise<void> {
  const { id, name: person, expiresAt } = request;
  const officeIn = await findOffices(tx, [request]);
  const url = `${origin}/applications/${application.id}/recommendations`;
  await writeToApplicants(
    tx,
    application,
    {
      kind,
      occasion: `${kind}:${id}`,
      compose: (frame, institution) => {
        const until = formatDate(expiresAt, frame.locale);
        const office = officeIn(request, frame.locale);
        return recommendationLetter(frame, kind, { institution, office, person, until, words, url });
      },
    },
    now,
  );
}
