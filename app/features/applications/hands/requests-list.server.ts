import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import {
  applicationIds,
  institutionIds,
  isAdministrator,
  isCoordinator,
  representsInstitution,
  type Viewer,
} from "#app/features/accounts/viewer.ts";
import {
  type AccessRequestRow,
  listAnsweredRequests,
  listOpenRequests,
  listTakeOversAtMembers,
} from "#app/features/invitations/access-requests.server.ts";
import { formatDate, formatDateTime } from "#app/i18n/format.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { addDays } from "#app/platform/clock.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { WaitingItem } from "#app/ui/waiting-list.tsx";
import { answersFor } from "../file/application.policy.ts";
import { endOfObjection } from "../takeover/take-over.ts";
import { endOfObjections, findCheck } from "../takeover/take-over-checks.server.ts";
import { type AskedSubject, findAskedSubject, isTheirOwn, mayAnswer, nameOfSubject } from "./asked-subject.server.ts";
import { viewOutcome } from "./request-outcome.server.ts";
import type { AnsweredRequestView, AtMemberView, WaitingRequestView } from "./requests-model.ts";

type Found = { request: AccessRequestRow; subject: AskedSubject };

interface Reading {
  viewer: Viewer;
  locale: Locale;
  now: Date;
}

function reachOf(viewer: Viewer) {
  const files = applicationIds(viewer).filter((id) => answersFor(viewer, { id }));
  const members = institutionIds(viewer).filter((id) => representsInstitution(viewer, id));
  const subjects = [
    ...files.map((subjectId) => ({ subjectType: "application" as const, subjectId })),
    ...members.map((subjectId) => ({ subjectType: "institution" as const, subjectId })),
  ];
  return { subjects, withPassedOn: isCoordinator(viewer) || isAdministrator(viewer) };
}

/** Of some requests those a person may answer, with what they are about. */
async function answerableOf(db: Reader, viewer: Viewer, rows: readonly AccessRequestRow[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const request of rows) {
    const subject = await findAskedSubject(db, request);
    if (subject && (await mayAnswer(db, viewer, subject, request))) found.push({ request, subject });
  }
  return found;
}

const nameOfAsker = async (db: Reader, { userId }: AccessRequestRow) => (await findAccountById(db, userId))?.name ?? "";

/** Who asks since when, and of a request to take a member over what the secretariat can do about it. */
async function detailOf(db: Reader, { request, subject }: Found, { viewer, locale, now }: Reading): Promise<string> {
  const t = translator(locale);
  const values = { person: await nameOfAsker(db, request), day: formatDate(request.createdAt, locale) };
  const isTheirs = request.role !== "representative" || isTheirOwn(subject, viewer);
  const check = isTheirs ? null : await findCheck(db, request.id);
  if (!check) return t("invitations:waiting", values);
  const end = await endOfObjections(db, request.id);
  const mayObject = check.answer === "confirmed" && end !== null && end > now;
  const standing = mayObject ? "may_object" : (check.answer ?? "unanswered");
  return t(`invitations:waiting_take_over.${standing}`, { ...values, until: end ? formatDateTime(end, locale) : "" });
}

/** The open requests that wait for a person's answer. */
export async function viewWaitingRequests(db: Reader, reading: Reading): Promise<WaitingRequestView[]> {
  const { viewer, locale } = reading;
  const answerable = await answerableOf(db, viewer, await listOpenRequests(db, reachOf(viewer)));
  return Promise.all(
    answerable.map(async ({ request, subject }) => ({
      id: request.id,
      name: await nameOfSubject(db, subject, locale),
      person: await nameOfAsker(db, request),
      detail: await detailOf(db, { request, subject }, reading),
    })),
  );
}

/** So long the requests that were answered stay in the list. */
const ANSWERED_DAYS = 90;

/** The requests a person could answer that were answered lately: with what, by whom and when. */
export async function viewAnsweredRequests(db: Reader, reading: Reading): Promise<AnsweredRequestView[]> {
  const { viewer, locale, now } = reading;
  const rows = await listAnsweredRequests(db, reachOf(viewer), addDays(now, -ANSWERED_DAYS));
  const answered = await answerableOf(db, viewer, rows);
  return Promise.all(
    answered.map(async ({ request, subject }) => {
      const { role, by, at } = await viewOutcome(db, request, locale);
      return {
        id: request.id,
        name: await nameOfSubject(db, subject, locale),
        person: await nameOfAsker(db, request),
        state: request.state as "accepted" | "declined",
        detail: lineOf([role, by, at], " · "),
      };
    }),
  );
}

/** The requests to take a member of a coordinator's countries over that still wait for those who represent it, or did. */
export async function viewTakeOversAtMembers(db: Reader, { viewer, locale }: Reading): Promise<AtMemberView[]> {
  if (!isCoordinator(viewer)) return [];
  const views: AtMemberView[] = [];
  for (const request of await listTakeOversAtMembers(db)) {
    const subject = await findAskedSubject(db, request);
    const isInScope = subject && isCoordinator(viewer, subject.country) && !isTheirOwn(subject, viewer);
    if (!isInScope || request.userId === viewer.id) continue;
    const end = (await endOfObjections(db, request.id)) ?? endOfObjection(request.createdAt);
    const values = { day: formatDate(request.createdAt, locale), until: formatDateTime(end, locale) };
    const detail = translator(locale)("invitations:requests.at_member", values);
    const person = await nameOfAsker(db, request);
    views.push({ id: request.id, name: await nameOfSubject(db, subject, locale), person, detail });
  }
  return views;
}

/** Requests among what waits for a person. */
export async function listRequestsWaiting(db: Reader, reading: Reading): Promise<WaitingItem[]> {
  const waiting = await viewWaitingRequests(db, reading);
  return waiting.map(({ id, name, detail }) => ({ to: `/requests/${id}`, title: name, detail, dueAt: null }));
}
