import { type AccountRow, findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import { isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import {
  type AccessRequestRow,
  findAccessRequest,
  listOwnRequests,
} from "#app/features/invitations/access-requests.server.ts";
import type { Subject } from "#app/features/invitations/invitation.ts";
import { findInRegistrySources } from "#app/features/registry/registry-sources.server.ts";
import { formatDate, formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { type Offered, OUTCOMES } from "./access.schema.ts";
import { findDoubts } from "./asker-doubts.server.ts";
import { type AskedSubject, findAskedSubject, isTheirOwn, mayAnswer, nameOfSubject } from "./asked-subject.server.ts";
import { endOfObjection, headStanding } from "../takeover/take-over.ts";
import { endOfObjections, findCheck } from "../takeover/take-over-checks.server.ts";
import { mayLetSpeak } from "./may-let-speak.server.ts";
import { viewOutcome } from "./request-outcome.server.ts";
import { viewOwnObjection } from "./take-over-objection.server.ts";
import { headAnswerOf, viewTakeOver } from "./take-over-view.server.ts";
import type { OwnRequestView, RequestView } from "./requests-model.ts";

type Sources = Pick<Services, "db" | "clock" | "registryApi">;

/** The name the one who asks knows it by: the registry's or the directory's, never what an application says meanwhile. */
async function publicNameOf(sources: Sources, subject: AskedSubject | null, locale: Locale): Promise<string> {
  if (subject?.kind === "institution") return nameOfSubject(sources.db, subject, locale);
  const registryId = subject?.application.registryId;
  const known = registryId ? await findInRegistrySources(sources, registryId, locale) : null;
  return known?.name ?? "";
}

/** What a request waits for, and until when. */
async function awaits(db: Reader, { id, passedOnAt, createdAt }: AccessRequestRow, now: Date, locale: Locale) {
  const t = translator(locale);
  const written = (moment: Date | null) => (moment ? formatDateTime(moment, locale) : "");
  if (!passedOnAt) return t("invitations:requests.goes_on", { at: written(endOfObjection(createdAt)) });
  const check = await findCheck(db, id);
  if (!check) return t("invitations:requests.gone_on", { at: written(passedOnAt) });
  const end = await endOfObjections(db, id);
  const mayObject = check.answer === "confirmed" && end !== null && end > now;
  const standing = mayObject ? "may_object" : headStanding(check, now);
  return t(`invitations:awaits.${standing}`, { until: written(mayObject ? end : check.expiresAt) });
}

/** What somebody was let in as, and that it is less than was asked where it is. */
function givenIn({ givenRole, role }: AccessRequestRow, locale: Locale): string | null {
  if (!givenRole) return null;
  const t = translator(locale);
  const isLess = givenRole !== role && (role === "representative" || role === "applicant");
  const named = { role: t(`vocabulary:role.${givenRole}`), asked: t(`vocabulary:role.${role}`) };
  return t(isLess ? "invitations:requests.given_less" : "invitations:requests.given", named);
}

/** What a person has asked, and what became of it. */
export async function viewOwnRequests(sources: Sources, viewer: Viewer, locale: Locale): Promise<OwnRequestView[]> {
  const own = await listOwnRequests(sources.db, viewer.id);
  return Promise.all(own.map((request) => viewOwn(sources, request, locale)));
}

async function viewOwn(sources: Sources, request: AccessRequestRow, locale: Locale): Promise<OwnRequestView> {
  const { id, state, words, answer, createdAt } = request;
  const isOpen = state === "asked";
  return {
    ...{ id, state, words, answer, isOpen },
    name: await publicNameOf(sources, await findAskedSubject(sources.db, request), locale),
    asked: formatDate(createdAt, locale),
    awaits: isOpen ? await awaits(sources.db, request, sources.clock.now(), locale) : null,
    given: givenIn(request, locale),
  };
}

/** The request to be let in to one thing that a person has made and nobody has answered; null for none. */
export async function viewOpenRequestTo(
  sources: Sources,
  { subjectType, subjectId }: Subject,
  viewer: Viewer | null,
  locale: Locale,
): Promise<OwnRequestView | null> {
  const own = viewer ? await listOwnRequests(sources.db, viewer.id) : [];
  const open = own.find(
    (one) => one.state === "asked" && one.subjectType === subjectType && one.subjectId === subjectId,
  );
  return open ? viewOwn(sources, open, locale) : null;
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

const outcomesIn = (offered: Offered, { mayPass, maySpeak }: { mayPass: boolean; maySpeak: boolean }): string[] =>
  OUTCOMES[offered].filter((one) => (one !== "representative" || mayPass) && (one !== "alternate" || maySpeak));

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

const whoAsks = (asker: AccountRow | null) => ({ person: asker?.name ?? "", email: asker?.email ?? "" });

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
  const now = sources.clock.now();
  const check = await findCheck(db, id);
  const maySpeak = await mayLetSpeak(db, found, viewer, now);
  return {
    title: translator(locale)("invitations:request.title"),
    id,
    institution: await nameOfSubject(db, subject, locale),
    ...whoAsks(asker),
    asked: formatDate(request.createdAt, locale),
    words: request.words,
    isTakeOver: request.role === "applicant" || request.role === "representative",
    position: check?.position ?? null,
    headAnswer: isSecretariat ? null : headAnswerOf(check, now, locale),
    objection: isSecretariat ? null : await viewOwnObjection(sources, id, viewer, locale),
    ...more,
    isSecretariat,
    passesOn: request.passedOnAt ? null : formatDateTime(endOfObjection(request.createdAt), locale),
    doubts: await findDoubts(db, { asker, subject }, { now, locale }),
    needsHead: subject.kind === "institution" && !maySpeak,
    outcome: request.state === "asked" ? null : await viewOutcome(db, request, locale),
    outcomes: outcomesIn(offered, { mayPass: more.takeOver?.mayPass ?? false, maySpeak }),
    offered,
  };
}
