import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDate, formatDateTime, formatDay } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { Formality } from "#db/vocabulary-afterwards.ts";
import { viewSheetChoice } from "../commitment/sheet-choice.server.ts";
import { institutionIn } from "../file/application-names.server.ts";
import type { FullApplication } from "../file/application-queries.server.ts";
import { answersFor, canWorkOn } from "../file/application.policy.ts";
import type { ApplicationRow, Dossier } from "../file/dossier.server.ts";
import { type FormalityState, isSheetWaiting, REPRESENTATIVE_ROLES } from "../file/formalities.ts";
import {
  findFormalities,
  type FormalitiesRow,
  namedRepresentatives,
  readFormalities,
} from "../file/formalities-queries.server.ts";
import { deadlineView } from "../file/review-dates.server.ts";
import { namesOfOwners } from "../file/whose-turn.server.ts";
import { personName } from "../review/decision-views.server.ts";
import { lastDayFrom } from "./extend-formalities.server.ts";
import type { FormalityView, OwnFormalitiesPage, ReviewFormalities } from "./formalities-model.ts";

interface Asked {
  viewer: Viewer;
  now: Date;
  locale: Locale;
}

function invitationView({ isDone, invitation }: FormalityState, locale: Locale): FormalityView["invitation"] {
  if (isDone) return null;
  if (!invitation) return { standing: "none", day: "" };
  const standing = invitation.isDeclined ? "declined" : invitation.isOpen ? "open" : "over";
  return { standing, day: formatDateTime(invitation.expiresAt, locale) };
}

function viewOf(state: FormalityState, waived: readonly Formality[], locale: Locale): FormalityView {
  const { formality, isDone, actor, given, asked, declined, refusal, person } = state;
  return {
    formality,
    state: isDone ? "done" : waived.includes(formality) ? "waived" : "open",
    actor,
    given: given && { ...given, day: formatDate(given.at, locale) },
    asked: asked && { name: asked.name, day: formatDateTime(asked.at, locale) },
    declined: declined && { reason: declined.reason, day: formatDate(declined.at, locale) },
    refusal: refusal && { reason: refusal.reason, day: formatDate(refusal.at, locale) },
    person,
    invitation: formality === "commitment" ? null : invitationView(state, locale),
  };
}

async function viewItems(
  db: Reader,
  application: ApplicationRow,
  row: FormalitiesRow,
  { now, locale }: Pick<Asked, "now" | "locale">,
): Promise<FormalityView[]> {
  const states = await readFormalities(db, application, row, now);
  return states.map((state) => viewOf(state, row.waived ?? [], locale));
}

/** The formalities of an applicant's own file; null where none are open. */
export async function viewOwnFormalities(
  db: Reader,
  file: Pick<FullApplication, "application" | "answers">,
  { viewer, now, locale }: Asked,
): Promise<OwnFormalitiesPage | null> {
  const { application } = file;
  const row = application.status === "formalities" ? await findFormalities(db, application.id) : null;
  if (!row) return null;
  const items = await viewItems(db, application, row, { now, locale });
  const { submitter_is: submitterIs } = await namedRepresentatives(db, application, row);
  const isNamed = REPRESENTATIVE_ROLES.some((role) => role === submitterIs);
  return {
    title: translator(locale)("formalities:title"),
    id: application.id,
    institution: institutionIn(file, locale),
    items,
    sheet: await viewSheetChoice(db, file, `/applications/${application.id}/commitment`, locale),
    due: deadlineView(application.dueAt, now, locale),
    mayAnswer: answersFor(viewer, application),
    mayNameSelf: !isNamed && !items.some(({ person }) => person?.email === viewer.email),
    owner: (await namesOfOwners(db, [application])).get(application.ownerId) ?? "",
  };
}

/** The same for the secretariat, also once they are closed. */
export async function viewReviewFormalities(
  db: Reader,
  { application, subject }: Dossier,
  { viewer, now, locale }: Asked,
): Promise<ReviewFormalities | null> {
  const row = await findFormalities(db, application.id);
  if (!row) return null;
  const { id, version, status, dueAt } = application;
  const isOpen = status === "formalities" && dueAt !== null && canWorkOn(viewer, subject);
  const last = lastDayFrom(row.openedAt);
  const after = dueAt ? dayOf(dueAt) : last;
  const { waivedReason: reason, waivedAt, waivedById } = row;
  return {
    id,
    version,
    items: await viewItems(db, application, row, { now, locale }),
    due: deadlineView(dueAt, now, locale),
    may: isOpen ? { until: after < last ? { after, last, lastWritten: formatDay(last, locale) } : null } : null,
    sheetToJudge: isOpen && isSheetWaiting(row) ? row.documentId : null,
    waived:
      reason !== null && waivedAt
        ? { by: (await personName(db, waivedById)) ?? "", day: formatDate(waivedAt, locale), reason }
        : null,
  };
}
