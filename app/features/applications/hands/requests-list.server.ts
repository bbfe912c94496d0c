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
import { deadlineView } from "../file/review-dates.server.ts";
import { endOfObjection, headStanding } from "../takeover/take-over.ts";
import { endOfObjections, findCheck, isConfirmedByHead } from "../takeover/take-over-checks.server.ts";
import { type AskedSubject, findAskedSubject, isTheirOwn, mayAnswer, nameOfSubject } from "./asked-subject.server.ts";
import { viewOutcome } from "./request-outcome.server.ts";
import { viewOwnObjection } from "./take-over-objection.server.ts";
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

/** Who asks since when for what, whose turn it is, and until when. */
async function detailOf(db: Reader, { request, subject }: Found, { viewer, locale, now }: Reading): Promise<string> {
  const t = translator(locale);
  const values = { person: await nameOfAsker(db, request), day: formatDate(request.createdAt, locale) };
  const check = request.role === "representative" ? await findCheck(db, request.id) : null;
  if (!check) return t("invitations:waiting", values);
  const end = await endOfObjections(db, request.id);
  const mayObject = check.answer === "confirmed" && end !== null && end > now;
  const standing = mayObject ? ("may_object" as const) : headStanding(check, now);
  const written = (moment: Date | null) => (moment ? formatDateTime(moment, locale) : "");
  if (!isTheirOwn(subject, viewer)) {
    const until = written(mayObject ? end : check.expiresAt);
    return t(`invitations:waiting_take_over.${standing}`, { ...values, until });
  }
  if (check.answer === "confirmed") return t("invitations:waiting_take_over.may_object_yourself", values);
  if (request.passedOnAt) return t("invitations:waiting_take_over.with_secretariat", values);
  return t("invitations:waiting_take_over.answer", { ...values, until: written(endOfObjection(request.createdAt)) });
}

/** Whether a person has to do something about a request still: what the head has confirmed can only be objected to. */
async function isTheirTurn(
  db: Reader,
  { request, subject }: Found,
  { viewer, locale, now }: Reading,
): Promise<boolean> {
  if (!isTheirOwn(subject, viewer) || !(await isConfirmedByHead(db, request.id))) return true;
  const own = await viewOwnObjection({ db, clock: { now: () => now } }, request.id, viewer, locale);
  return own?.state === "open";
}

/** The open requests that wait for a person's answer. */
export async function viewWaitingRequests(db: Reader, reading: Reading): Promise<WaitingRequestView[]> {
  const { viewer, locale } = reading;
  const answerable = await answerableOf(db, viewer, await listOpenRequests(db, reachOf(viewer)));
  const views: WaitingRequestView[] = [];
  for (const found of answerable) {
    if (!(await isTheirTurn(db, found, reading))) continue;
    const { request, subject } = found;
    const isWithThem = isTheirOwn(subject, viewer) && request.passedOnAt === null;
    views.push({
      id: request.id,
      name: await nameOfSubject(db, subject, locale),
      person: await nameOfAsker(db, request),
      detail: await detailOf(db, found, reading),
      dueAt: isWithThem ? deadlineView(endOfObjection(request.createdAt), reading.now, locale) : null,
    });
  }
  return views;
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
  return waiting.map(({ id, name, detail, dueAt }) => ({ to: `/requests/${id}`, title: name, detail, dueAt }));
}
