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
  findAccessRequest,
  listOpenRequests,
  listOwnRequests,
} from "#app/features/invitations/access-requests.server.ts";
import { findInRegistrySources } from "#app/features/registry/registry-sources.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { WaitingItem } from "#app/ui/waiting-list.tsx";
import { answersFor } from "../file/application.policy.ts";
import { type Offered, OUTCOMES } from "./access.schema.ts";
import { type AskedSubject, findAskedSubject, mayAnswer, nameOfSubject } from "./asked-subject.server.ts";
import { findCheck } from "../takeover/take-over-checks.server.ts";
import { viewTakeOver } from "./take-over-view.server.ts";
import type { OwnRequestView, RequestView, WaitingRequestView } from "./requests-model.ts";

type Sources = Pick<Services, "db" | "clock" | "registryApi">;

/** The name the one who asks knows it by: the registry's or the directory's, never what an application says meanwhile. */
async function publicNameOf(sources: Sources, subject: AskedSubject | null, locale: Locale): Promise<string> {
  if (subject?.kind === "institution") return nameOfSubject(sources.db, subject, locale);
  const registryId = subject?.application.registryId;
  const known = registryId ? await findInRegistrySources(sources, registryId, locale) : null;
  return known?.name ?? "";
}

/** The open requests that wait for a person's answer, with what they are about. */
async function listAnswerable(db: Reader, viewer: Viewer) {
  const files = applicationIds(viewer).filter((id) => answersFor(viewer, { id }));
  const members = institutionIds(viewer).filter((id) => representsInstitution(viewer, id));
  const subjects = [
    ...files.map((subjectId) => ({ subjectType: "application" as const, subjectId })),
    ...members.map((subjectId) => ({ subjectType: "institution" as const, subjectId })),
  ];
  const rows = await listOpenRequests(db, { subjects, withPassedOn: isCoordinator(viewer) || isAdministrator(viewer) });
  const found: { request: AccessRequestRow; subject: AskedSubject }[] = [];
  for (const request of rows) {
    const subject = await findAskedSubject(db, request);
    if (subject && (await mayAnswer(db, viewer, subject, request))) found.push({ request, subject });
  }
  return found;
}

export async function viewWaitingRequests(db: Reader, viewer: Viewer, locale: Locale): Promise<WaitingRequestView[]> {
  const answerable = await listAnswerable(db, viewer);
  return Promise.all(
    answerable.map(async ({ request, subject }) => ({
      id: request.id,
      name: await nameOfSubject(db, subject, locale),
      person: (await findAccountById(db, request.userId))?.name ?? "",
      asked: formatDate(request.createdAt, locale),
    })),
  );
}

/** What a person has asked, and what became of it. */
export async function viewOwnRequests(sources: Sources, viewer: Viewer, locale: Locale): Promise<OwnRequestView[]> {
  const own = await listOwnRequests(sources.db, viewer.id);
  return Promise.all(
    own.map(async ({ state, words, answer, createdAt, ...request }) => ({
      ...{ id: request.id, state, words, answer, isOpen: state === "asked" },
      name: await publicNameOf(sources, await findAskedSubject(sources.db, request), locale),
      asked: formatDate(createdAt, locale),
    })),
  );
}

/** Requests among what waits for a person. */
export async function listRequestsWaiting(db: Reader, viewer: Viewer, locale: Locale): Promise<WaitingItem[]> {
  const t = translator(locale);
  const waiting = await viewWaitingRequests(db, viewer, locale);
  return waiting.map(({ id, name, person, asked }) => ({
    to: `/requests/${id}`,
    title: name,
    detail: t("invitations:waiting", { person, day: asked }),
    dueAt: null,
  }));
}

function offeredFor(request: AccessRequestRow, subject: AskedSubject, isSecretariat: boolean): Offered {
  if (subject.kind === "institution")
    return isSecretariat && request.role === "representative" ? "memberTakeOver" : "institution";
  if (request.role === "applicant") return "takeOver";
  return isSecretariat ? "secretariat" : "application";
}

async function nameOfApplicant(db: Reader, subject: AskedSubject): Promise<string | null> {
  if (subject.kind === "institution") return null;
  return (await findAccountById(db, subject.application.ownerId))?.name ?? null;
}

function isTheirOwn(subject: AskedSubject, viewer: Viewer): boolean {
  if (subject.kind === "application") return answersFor(viewer, subject.application);
  return representsInstitution(viewer, subject.institution.id);
}

const outcomesIn = (offered: Offered, mayPass: boolean): string[] =>
  OUTCOMES[offered].filter((one) => one !== "representative" || mayPass);

type Found = { request: AccessRequestRow; subject: AskedSubject };

async function findAnswerable(db: Reader, id: string, viewer: Viewer): Promise<Found | null> {
  const request = await findAccessRequest(db, id);
  const subject = request && (await findAskedSubject(db, request));
  return request && subject && (await mayAnswer(db, viewer, subject, request)) ? { request, subject } : null;
}

const NOTHING_MORE = { takeOver: null, applicant: null, isUncovered: false };

/** What is shown of a request to the secretariat alone. */
async function viewForSecretariat(
  { db, clock }: Pick<Sources, "db" | "clock">,
  { request, subject }: Found,
  viewer: Viewer,
  locale: Locale,
) {
  return {
    takeOver: await viewTakeOver(db, request, clock.now(), locale),
    applicant: await nameOfApplicant(db, subject),
    isUncovered: !isCoordinator(viewer, subject.country),
  };
}

/** A request for whoever may answer it; null for everybody else. */
export async function viewRequest(
  sources: Pick<Sources, "db" | "clock">,
  id: string,
  viewer: Viewer,
  locale: Locale,
): Promise<RequestView | null> {
  const { db } = sources;
  const found = await findAnswerable(db, id, viewer);
  if (!found) return null;
  const { request, subject } = found;
  const asker = await findAccountById(db, request.userId);
  const isSecretariat = !isTheirOwn(subject, viewer);
  const more = isSecretariat ? await viewForSecretariat(sources, found, viewer, locale) : NOTHING_MORE;
  const offered = offeredFor(request, subject, isSecretariat);
  return {
    title: translator(locale)("invitations:request.title"),
    id,
    institution: await nameOfSubject(db, subject, locale),
    person: asker?.name ?? "",
    email: asker?.email ?? "",
    asked: formatDate(request.createdAt, locale),
    words: request.words,
    isTakeOver: request.role === "applicant" || request.role === "representative",
    position: (await findCheck(db, id))?.position ?? null,
    ...more,
    isSecretariat,
    isOpen: request.state === "asked",
    outcomes: outcomesIn(offered, more.takeOver?.mayPass ?? false),
    offered,
  };
}
