import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDate, formatDateTime } from "#app/i18n/format.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { shownEmailAddress } from "#app/platform/email-address.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { answersFor } from "../file/application.policy.ts";
import { institutionIn } from "../file/application-names.server.ts";
import type { FullApplication } from "../file/application-queries.server.ts";
import { formContext } from "../file/own-application.server.ts";
import {
  areRecommendationsOpen,
  isStanding,
  MOST_RECOMMENDATIONS,
  type RecommendationState,
  recommendationState,
} from "../file/recommendation.ts";
import {
  findOffices,
  listAskedRecommendations,
  listRecommendations,
  type RecommendationRow,
} from "../file/recommendation-queries.server.ts";
import { isNeeded } from "../form/conditions.ts";
import { findPreparer } from "../letters/preparer.server.ts";
import { canBeReminded } from "./ask-recommendation.server.ts";
import type {
  RecommendationsPage,
  RecommenderPage,
  RequestView,
  StaffRecommendation,
} from "./recommendations-model.ts";
import { type FoundRequest, givenAt } from "./recommendation-link.server.ts";

const signatureOf = ({ signedName, signedPosition }: RecommendationRow) =>
  signedName ? lineOf([signedName, signedPosition]) : null;

function detailOf(row: RecommendationRow, state: RecommendationState, locale: Locale): string {
  const t = translator(locale);
  const asked = t("recommendations:detail.asked", { day: formatDate(row.askedAt, locale) });
  const answered = row.answeredAt && t("recommendations:detail.answered", { day: formatDate(row.answeredAt, locale) });
  const ended = row.cancelledAt && t("recommendations:detail.ended", { day: formatDate(row.cancelledAt, locale) });
  if (answered || ended) return lineOf([asked, answered, ended], " · ");
  const until = formatDateTime(row.expiresAt, locale);
  const reminded = row.remindedAt && t("recommendations:detail.reminded", { day: formatDate(row.remindedAt, locale) });
  return lineOf([asked, reminded, state === "asked" && t("recommendations:detail.until", { until })], " · ");
}

interface Reading {
  application: FullApplication["application"];
  now: Date;
  locale: Locale;
  officeIn: Awaited<ReturnType<typeof findOffices>>;
}

function viewRequest(
  row: RecommendationRow,
  canAct: boolean,
  { application, now, locale, officeIn }: Reading,
): RequestView {
  const { id, recommender, name, email, declineReason } = row;
  const state = recommendationState(row, application.status, now);
  const isShown = row.mayShow === true;
  return {
    ...{ id, recommender, office: officeIn(row, locale), name, state, declineReason },
    email: shownEmailAddress(email),
    detail: detailOf(row, state, locale),
    words: isShown ? row.words : null,
    signed: isShown ? signatureOf(row) : null,
    canRemind: canAct && state === "asked" && canBeReminded(row, now),
    canEnd: canAct && state === "asked",
  };
}

interface Asking {
  viewer: Viewer;
  locale: Locale;
  /** The request in whose place another is asked. */
  replaces: string | null;
}

/** Whom the applicants have asked, what came of it, and whether they may ask more. */
export async function viewRecommendationsPage(
  { db, clock }: Pick<Services, "db" | "clock">,
  file: FullApplication,
  { viewer, locale, replaces }: Asking,
): Promise<RecommendationsPage> {
  const { application } = file;
  const now = clock.now();
  const rows = await listRecommendations(db, application.id);
  const reading = { application, now, locale, officeIn: await findOffices(db, rows) };
  const canAsk = answersFor(viewer, application) && areRecommendationsOpen(application.status);
  const replaced = rows.find((row) => row.id === replaces && row.answer !== "given");
  const standing = rows.filter((row) => row !== replaced && isStanding(row, now));
  return {
    title: translator(locale)("recommendations:title"),
    applicationId: application.id,
    institution: institutionIn(file, locale),
    requests: rows.map((row) => viewRequest(row, canAsk, reading)),
    isNeeded: isNeeded("no_register", { ...formContext(file, now), isRecommended: false }),
    canAsk,
    hasRoom: standing.length < MOST_RECOMMENDATIONS,
    replaces: replaced ? { id: replaced.id, name: replaced.name } : null,
    locale,
  };
}

/** How many are asked and how many given, for pages that only say how it stands; null where nobody was asked. */
export async function countRecommendations(
  db: Reader,
  applicationId: string,
  now: Date,
): Promise<{ asked: number; given: number } | null> {
  const rows = await listAskedRecommendations(db, applicationId);
  if (rows.length === 0) return null;
  const standing = rows.filter((row) => isStanding(row, now));
  return { asked: standing.length, given: standing.filter(({ answer }) => answer === "given").length };
}

function givenIn(row: RecommendationRow): RecommenderPage["given"] {
  const { words, signedName, signedPosition, tie, mayShow } = row;
  const written = { words: words ?? "", signedName: signedName ?? "", signedPosition: signedPosition ?? "" };
  return { ...written, tie: tie ?? "", mayShow: mayShow ? "yes" : "no", version: givenAt(row) };
}

/** The page of a link. */
export async function viewRecommender(
  db: Reader,
  { request, file, state }: FoundRequest,
  locale: Locale,
): Promise<RecommenderPage> {
  const t = translator(locale);
  const { application, answers } = file;
  const { website } = answers.identity ?? {};
  const isOpen = state === "asked" || state === "given";
  const at = request.changedAt ?? request.answeredAt ?? request.cancelledAt;
  const institution = institutionIn(file, locale);
  return {
    title: t("recommendations:page.title", { institution }),
    ...{ state, institution, name: request.name },
    asker: isOpen ? await findPreparer(db, file) : null,
    association: (await getLocalizedAssociation(db, locale)).name,
    facts: {
      country: countryName(application.country, locale),
      city: application.city ?? "",
      website: typeof website === "string" ? website : null,
      kind: t(`vocabulary:org_kind.${application.precheck.org_kind}`),
    },
    until: formatDateTime(request.expiresAt, locale),
    at: at ? formatDateTime(at, locale) : "",
    given: state === "given" ? givenIn(request) : null,
  };
}

/** What the secretariat reads beside the answers of a file: all words. */
export async function viewForStaff(
  db: Reader,
  application: FullApplication["application"],
  now: Date,
  locale: Locale,
): Promise<StaffRecommendation[]> {
  const rows = await listRecommendations(db, application.id);
  const reading = { application, now, locale, officeIn: await findOffices(db, rows) };
  return rows.map((row) => {
    const { canRemind: _remind, canEnd: _end, ...view } = viewRequest(row, false, reading);
    return { ...view, words: row.words, signed: signatureOf(row), tie: row.tie, mayShow: row.mayShow };
  });
}
