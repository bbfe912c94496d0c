import { lineOf } from "#app/i18n/isolate.ts";
import { and, eq } from "drizzle-orm";
import { dayOf } from "#app/platform/days.ts";
import { addDays } from "#app/platform/clock.ts";
import { formatDate, formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { membershipCost } from "#app/features/dues/membership-cost.server.ts";
import { TEXT_KEYS, wordsIn } from "#app/platform/association-texts.ts";
import { getText } from "#app/platform/association-texts.server.ts";
import type { MovedOn } from "#app/platform/refusal.ts";
import type { Reader } from "#db/index.server.ts";
import { applicationVersions } from "#db/schema/applications.ts";
import type { Locale } from "#db/locales.ts";
import { viewAnswers } from "../form/answer-view.server.ts";
import { institutionIn, shownInstitution } from "../file/application-names.server.ts";
import { commitmentNames } from "../commitment/commitment-names.server.ts";
import { viewSheetChoice } from "../commitment/sheet-choice.server.ts";
import { listSignedTexts, viewAcceptedTexts, viewChangedTexts } from "../form/accepted-texts.server.ts";
import { acceptedTexts } from "../form/declarations.ts";
import { findCategory } from "../form/category.ts";
import type { AnswersBySection } from "../form/form.ts";
import type { ApplicationDocument, FullApplication } from "../file/application-queries.server.ts";
import type { AnsweredView, ConfirmationView, HeadSummaryView } from "./confirmation-model.ts";
import { type Confirmation, findConfirmation } from "./confirmation-queries.server.ts";
import { expiryDoubt } from "../file/document-doubts.server.ts";
import { findSheetOfHead } from "../file/sheet-of-head.server.ts";
import { linkEnd } from "./link-end.server.ts";
import { findPreparer } from "../letters/preparer.server.ts";

type Named = Record<string, { full_name?: string; position?: string } | undefined>;

function representativesOf({ answers }: FullApplication): string[] {
  const { primary, alternate } = (answers.representatives ?? {}) as Named;
  return [primary, alternate].flatMap((person) =>
    person?.full_name ? [lineOf([person.full_name, person.position])] : [],
  );
}

/** What is to be confirmed, on one screen. */
async function viewSummary(db: Reader, { link, file }: Confirmation, locale: Locale): Promise<HeadSummaryView> {
  const t = translator(locale);
  const { category, reasons } = findCategory({ precheck: file.application.precheck, answers: file.answers });
  const preparer = await findPreparer(db, file);
  return {
    institution: shownInstitution(file, locale),
    category: t(`vocabulary:membership_category.${category}.title`),
    categoryReasons: reasons.map((reason) => t(`applications:applies_as.why.${reason}`)),
    preparer: preparer && lineOf([preparer.name, preparer.position, preparer.email]),
    representatives: representativesOf(file),
    until: linkEnd(link, locale),
    cost: await membershipCost(db, locale),
  };
}

/** The page of a head's link that waits for an answer: a summary, what is already known of the signature, the whole file. */
export async function viewConfirmation(
  db: Reader,
  confirmation: Confirmation,
  token: string,
  now: Date,
  locale: Locale,
): Promise<ConfirmationView> {
  const { link, file } = confirmation;
  const t = translator(locale);
  const ticked = acceptedTexts(file.answers.declarations);
  const commitment = await getText(db, "commitment");
  return {
    institution: institutionIn(file, locale),
    headName: link.headName,
    headPosition: commitmentNames(file, locale).position,
    sheet: await viewSheetChoice(db, file, `/confirm/${token}/commitment`, locale),
    summary: await viewSummary(db, confirmation, locale),
    commitment: { version: commitment.version, text: wordsIn(commitment, locale) },
    texts: TEXT_KEYS.filter((key) => key === "commitment" || key in ticked),
    ticked,
    changed: viewChangedTexts(file.answers.declarations, file.texts, locale),
    sections: viewAnswers(file.answers, locale),
    documents: file.documents.map((document) => ({
      id: document.id,
      name: document.name,
      doubt: expiryDoubt(document, file.documents, dayOf(now), locale, "head"),
      title: t(`vocabulary:document.${document.kind}.title`),
      to: `/confirm/${token}/documents/${document.id}`,
    })),
  };
}

/** Days during which the head can fetch the copy by the link in the letter. */
const COPY_DAYS = 90;

/** The file exactly as the head confirmed it; null when it was not confirmed, or when its time is over. */
export async function findSignedFile(
  db: Reader,
  { link, file }: Confirmation,
  now: Date,
): Promise<FullApplication | null> {
  if (link.answer !== "confirmed" || !link.answeredAt || addDays(link.answeredAt, COPY_DAYS) < now) return null;
  const isSigned = and(
    eq(applicationVersions.applicationId, file.application.id),
    eq(applicationVersions.sha256, link.contentSha256),
  );
  const [version] = await db.select({ answers: applicationVersions.answers }).from(applicationVersions).where(isSigned);
  if (!version) return null;
  const { documents = {}, ...answers } = version.answers as Record<string, Record<string, unknown>>;
  const attached = Object.entries(documents).map(([id, document]) => ({ id, ...(document as object) }));
  return { ...file, answers: answers as AnswersBySection, documents: attached as unknown as ApplicationDocument[] };
}

/** What the page says once the link is answered or over. */
export async function viewAnswered(
  db: Reader,
  confirmation: Confirmation,
  token: string,
  now: Date,
  locale: Locale,
): Promise<AnsweredView> {
  const { link, file, state } = confirmation;
  const signed = await findSignedFile(db, confirmation, now);
  const sheet = signed && (await findSheetOfHead(db, link));
  return {
    state,
    caseNumber: file.application.caseNumber ?? "",
    date: whenEnded(confirmation, locale),
    signed: signed && {
      name: link.signedName ?? "",
      position: link.signedPosition ?? "",
      at: link.answeredAt ? formatDateTime(link.answeredAt, locale) : "",
      digest: link.contentSha256,
      documents: signed.documents.map(({ name }) => name),
      sheet,
      texts: viewAcceptedTexts(await listSignedTexts(db, signed.answers.declarations, link.answeredAt ?? now), locale),
      to: `/confirm/${token}/copy`,
      isKept: false,
    },
  };
}

/** What whoever answers a link that is answered or over is told, and given back; null while it is open. */
export async function viewLateAnswer(
  db: Reader,
  { token, typed, now, locale }: { token: string; typed: URLSearchParams; now: Date; locale: Locale },
): Promise<MovedOn | null> {
  const found = await findConfirmation(db, token, now);
  if (!found || found.state === "open") return null;
  const t = translator(locale);
  const { link, file, state } = found;
  const stands = t(`applications:confirm.state.${state}`, {
    caseNumber: file.application.caseNumber ?? "",
    date: whenEnded(found, locale),
  });
  const labels = { signedName: "name", signedPosition: "position", reason: "reason" } as const;
  return {
    text: link.answer ? `${t("applications:confirm.answered_before")} ${stands}` : stands,
    to: `/confirm/${token}`,
    link: t("applications:moved_on.link"),
    typed: Object.entries(labels).flatMap(([name, label]) => {
      const text = typed.get(name) ?? "";
      return text ? [{ label: t(`applications:confirm.${label}`), text }] : [];
    }),
  };
}

function whenEnded({ link, file, state }: Confirmation, locale: Locale): string {
  if (state === "expired") return linkEnd(link, locale);
  if (state === "withdrawn" || state === "duplicate") return formatDate(file.application.statusChangedAt, locale);
  return link.cancelledAt ? formatDate(link.cancelledAt, locale) : "";
}
