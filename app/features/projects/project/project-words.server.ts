import type { TFunction } from "i18next";
import { type InstitutionNames, nameOf } from "#app/features/members/institution/institution-names.ts";
import { formatDate, formatDay, formatMonth } from "#app/i18n/format.server.ts";
import { languageName } from "#app/i18n/names.server.ts";
import type { Locale } from "#db/locales.ts";
import {
  ENDED_WITH_PROJECT,
  type InterestDeclineReason,
  type InterestStatus,
  type PartnerStatus,
  type ProjectStatus,
} from "#db/vocabulary.ts";
import type { DeadlineView, MomentView, StatusView } from "./project-model.ts";
import { daysBetween, SOON_DAYS } from "./project.ts";

/** In which language and on which day something is shown. `today` is a calendar day, `YYYY-MM-DD`. */
export interface Words {
  t: TFunction;
  locale: Locale;
  today: string;
}

type Tone = StatusView["tone"];

const PROJECT_TONES: Record<ProjectStatus, Tone> = {
  draft: "neutral",
  submitted: "wait",
  changes_requested: "bad",
  open: "ok",
  closed_to_partners: "neutral",
  completed: "info",
  archived: "neutral",
  declined: "bad",
  hidden: "bad",
};

const INTEREST_TONES: Record<InterestStatus, Tone> = {
  sent: "wait",
  waiting_list: "info",
  accepted: "ok",
  declined: "neutral",
  withdrawn: "neutral",
};

const PARTNER_TONES: Record<PartnerStatus, Tone> = {
  invited: "wait",
  confirmed: "ok",
  declined: "neutral",
  left: "neutral",
  cancelled: "neutral",
  removed: "neutral",
  lapsed: "neutral",
};

function statusView({ t }: Words, vocabulary: string, status: string, tone: Tone): StatusView {
  const key = `vocabulary:${vocabulary}.${status}`;
  return { label: t(`${key}.title`), tone, explain: t(`${key}.explain`) };
}

/** A project's state; one whose day for answers has passed, or that was taken back after changes were asked for, says so. */
export function projectStatus(
  words: Words,
  status: ProjectStatus,
  answerBy: string | null,
  isTakenBack = false,
): StatusView {
  if (isTakenBack)
    return {
      label: words.t("projects:taken_back.status"),
      tone: "neutral",
      explain: words.t("projects:taken_back.explain"),
    };
  if (status === "open" && (answerBy === null || answerBy < words.today)) {
    return {
      label: words.t("projects:deadline.passed"),
      tone: "neutral",
      explain: words.t("projects:deadline.explain"),
    };
  }
  return statusView(words, "project_status", status, PROJECT_TONES[status]);
}

interface StandingInterest {
  status: InterestStatus;
  reason?: InterestDeclineReason | null;
  /** Where the place stands that was given for it. */
  place?: PartnerStatus | null;
}

/** Where an interest stands now: an acceptance may be over, and one that ended with its project was declined by nobody. */
export function interestStatus(words: Words, { status, reason, place }: StandingInterest): StatusView {
  const title = (standing: string) => words.t(`projects:interest.standing.${standing}`);
  if (status === "accepted" && place && place !== "invited" && place !== "confirmed")
    return { label: title(place), tone: "neutral", explain: words.t(`vocabulary:partner_status.${place}.explain`) };
  if (ENDED_WITH_PROJECT.some((one) => one === reason))
    return { label: title("ended"), tone: "neutral", explain: words.t(`vocabulary:decline_reason.${reason}`) };
  return statusView(words, "interest_status", status, INTEREST_TONES[status]);
}

export const partnerStatus = (words: Words, status: PartnerStatus) =>
  statusView(words, "partner_status", status, PARTNER_TONES[status]);

/** The day for answers in words, with the days that are left. */
export function deadlineView({ t, locale, today }: Words, day: string): DeadlineView {
  const left = daysBetween(today, day);
  const state = left < 0 ? "overdue" : left <= SOON_DAYS ? "soon" : "open";
  const remaining =
    left < 0
      ? t("projects:deadline.passed")
      : left === 0
        ? t("projects:deadline.today")
        : t("projects:deadline.left", { count: left });
  return { dateTime: day, text: formatDay(day, locale), remaining, state };
}

export function momentView({ locale }: Words, moment: Date): MomentView {
  return { iso: moment.toISOString(), text: formatDate(moment, locale) };
}

/** "March 2027 – June 2028", or nothing while it is not known. */
export function periodText({ locale }: Words, startMonth: string | null, endMonth: string | null): string | null {
  if (!startMonth || !endMonth) return null;
  return `${formatMonth(startMonth, locale)} – ${formatMonth(endMonth, locale)}`;
}

/** An institution's name in the reader's language where it is known. */
export function nameView({ locale }: Words, names: InstitutionNames): string {
  return nameOf(names, locale).name;
}

export function languageLabel(code: string, { locale }: Words): string {
  const name = languageName(code, locale);
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
