import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDate, formatDay, formatDateTime, formatTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { institutionIn } from "../file/application-names.server.ts";
import { viewConversation } from "../messages/view-conversation.server.ts";
import { viewTimeline } from "./applicant-timeline.server.ts";
import { mayApplyAgain, nextStatus } from "../file/application.ts";
import { linkEnd } from "../head/link-end.server.ts";
import { mayWriteIn } from "../file/application.policy.ts";
import { listDuplicates } from "../file/duplicates.server.ts";
import { findBegunAnew, findWithdrawal, type Withdrawal } from "../file/withdrawal-queries.server.ts";
import { canReopen, reopenUntil } from "../file/deadlines.ts";
import {
  findLatestConfirmation,
  type FullApplication,
  type HeadConfirmationRow,
} from "../file/application-queries.server.ts";
import type { HeadView, MessagesBrief, StatusPage } from "./status-model.ts";
import { viewProgress } from "./form-progress.server.ts";
import { whereIsMyFile } from "./where-is-my-file.server.ts";
import { countRecommendations } from "../recommendations/recommendation-views.server.ts";
import { deadlineView } from "../file/review-dates.server.ts";
import { formalitiesTurn } from "../file/formalities-turn.server.ts";
import { namesOfOwners, whoseTurn } from "../file/whose-turn.server.ts";
import { findUnsent } from "../file/unsent-text.server.ts";
import { viewDropped, viewRequest } from "./asked-view.server.ts";
import { viewAppealBrief, viewDecision, viewDeferral, viewMembership } from "./decided-view.server.ts";

function viewHead(confirmation: HeadConfirmationRow | null, locale: Locale): HeadView | null {
  if (!confirmation) return null;
  const { headName, headEmail, sentAt, expiresAt, declineReason, answer } = confirmation;
  return {
    name: headName,
    email: headEmail,
    sentAt: formatDateTime(sentAt, locale),
    sentTime: formatTime(sentAt, locale),
    until: linkEnd({ expiresAt }, locale),
    declineReason: answer === "declined" ? declineReason : null,
  };
}

async function viewBrief(db: Reader, applicationId: string, { viewer, locale }: Asking): Promise<MessagesBrief> {
  const reader = { userId: viewer.id, isOfSecretariat: false, locale };
  const { entries, unread } = await viewConversation(db, applicationId, reader);
  const messages = entries.filter((entry) => entry.kind === "message");
  return { total: messages.length, unread, last: messages.at(-1) ?? null };
}

function viewWithdrawal(withdrawal: Withdrawal | null, { viewer, locale }: Asking): StatusPage["withdrawn"] {
  if (!withdrawal) return null;
  const { at, actorId, person, reason } = withdrawal;
  const by = actorId === viewer.id ? "you" : person === null ? "unnamed" : "person";
  const date = formatDate(at, locale);
  return { sentence: translator(locale)(`applications:status.withdrawn.${by}`, { date, person }), reason };
}

interface Asking {
  viewer: Viewer;
  locale: Locale;
}

/** Everything the status page shows its applicant: where the file is, who acts next and by when, and what they can do. */
export async function viewStatusPage(
  { db, clock }: Pick<Services, "db" | "clock">,
  file: FullApplication,
  { viewer, locale }: Asking,
): Promise<StatusPage> {
  const { application } = file;
  const { id, status, caseNumber, dueAt } = application;
  const t = translator(locale);
  const now = clock.now();
  const { steps, done, problems } = viewProgress(file, now, t);
  const owner = (await namesOfOwners(db, [application])).get(application.ownerId) ?? "";
  const formal = await formalitiesTurn(db, { application, owner }, { viewer, locale, now });
  const { decisionBy } = await getAssociation(db);
  const duplicateOf = (await listDuplicates(db, [application])).get(id) ?? null;
  const withdrawal = duplicateOf === null ? await findWithdrawal(db, application) : null;
  const canApplyAgain = mayApplyAgain(status) && duplicateOf === null;
  const request = status === "info_requested" ? await viewRequest(db, file, now, locale) : null;
  return {
    title: institutionIn(file, locale),
    id,
    status,
    duplicateOf,
    withdrawn: viewWithdrawal(withdrawal, { viewer, locale }),
    caseNumber,
    next:
      formal?.next ??
      whoseTurn({ application, owner, isComplete: problems.length === 0, decisionBy }, { viewer, locale }),
    due: deadlineView(dueAt, now, locale),
    steps,
    done,
    isComplete: problems.length === 0,
    head: ["draft", "awaiting_head"].includes(status) ? viewHead(await findLatestConfirmation(db, id), locale) : null,
    request,
    unsent: await findUnsent(db, { applicationId: id, userId: viewer.id }),
    recommendations: await countRecommendations(db, id, now),
    where: await whereIsMyFile(db, {
      application,
      steps,
      request,
      isWriting: mayWriteIn(viewer, application),
      now,
      locale,
    }),
    appeal: await viewAppealBrief(db, application, now, locale),
    deferral: viewDeferral(application, steps, locale),
    dropped: await viewDropped(db, application, locale),
    decision: await viewDecision(db, application, locale),
    membership: await viewMembership(db, application, dayOf(now)),
    messages: await viewBrief(db, id, { viewer, locale }),
    timeline: await viewTimeline(db, application, locale),
    documents: file.documents.map((document) => ({
      id: document.id,
      name: document.name,
      label: t("applications:documents.named", {
        title: t(`vocabulary:document.${document.kind}.title`),
        name: document.name,
        date: formatDate(document.createdAt, locale),
      }),
    })),
    canWithdraw: nextStatus(status, "withdraw") !== null,
    reopenUntil: canReopen(application, now) ? formatDay(reopenUntil(application), locale) : null,
    canApplyAgain,
    anew: canApplyAgain ? await findBegunAnew(db, application, viewer) : null,
    submittedAt: application.submittedAt && formatDate(application.submittedAt, locale),
  };
}
