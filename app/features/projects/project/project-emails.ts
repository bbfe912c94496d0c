import { type InstitutionNames, nameOf } from "#app/features/members/institution/institution-names.ts";
import { type LetterAbout, LETTERS, type SubjectValues } from "#app/features/letters/kinds.ts";
import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type Letter, type LetterFrame } from "#app/features/letters/letter.ts";
import type { Places } from "./open-places.ts";
import { placesIn, reasonIn, saidWith } from "./partner-letter-words.ts";
import type { PartnerLetterKind, PartnerStep } from "./partner-letter-kinds.ts";
import type { UnmetQuestion } from "./unmet-questions.server.ts";
import type { InterestDeclineReason, PlaceDeclineReason, ProjectDeclineReason } from "#db/vocabulary.ts";
import type { EndReason } from "#db/vocabulary-partners.ts";
import { ANSWERED_WITHIN_DAYS } from "./project.ts";
import { type Titled, titleIn } from "./project-title.ts";

interface ProjectLetterData {
  origin: string;
  project: Titled;
  lead: InstitutionNames;
  slug: string;
}

const STATE_PATHS = {
  submitted: (slug: string) => `/review/projects/${slug}`,
  published: (slug: string) => `/projects/${slug}`,
  changes_requested: (slug: string) => `/projects/${slug}/edit`,
  change_submitted: (slug: string) => `/review/projects/${slug}`,
  change_taken_back: () => "/review/projects",
  change_published: (slug: string) => `/projects/${slug}`,
  change_returned: (slug: string) => `/projects/${slug}/edit`,
  change_declined: (slug: string) => `/projects/${slug}/state`,
  closed: (slug: string) => `/projects/${slug}`,
  reopened: (slug: string) => `/projects/${slug}`,
  renewed: (slug: string) => `/projects/${slug}`,
  completed: (slug: string) => `/projects/${slug}`,
  archived: (slug: string) => `/projects/${slug}`,
  declined: (slug: string) => `/projects/${slug}`,
  achieved: (slug: string) => `/projects/${slug}`,
  taken_back: () => "/review/projects",
  reminder: (slug: string) => `/projects/${slug}/interests`,
} as const;

function layOut<Kind extends LetterAbout<"project">>(
  frame: LetterFrame,
  kind: Kind,
  values: SubjectValues<Kind> & Record<string, string | number>,
  url: string,
  further: string[] = [],
): Letter {
  const { t } = frame;
  return composeLetter(frame, {
    subject: subjectOf(t, kind, values),
    paragraphs: [t(`${LETTERS[kind].words}.body`, values as Record<string, string | number>), ...further],
    action: { label: linkOf(t, kind), url },
  });
}

interface PostingLetterData extends ProjectLetterData {
  declineReason?: ProjectDeclineReason;
  /** What the coordinator wrote for the lead institution. */
  note?: string;
  /** The questions that were answered with no. */
  unmet?: readonly UnmetQuestion[];
  /** It stood on the board, and does no more. */
  isTakenOff?: boolean;
  /** Until when interest is taken, in words of the reader. */
  day?: string;
}

export type PostingEvent = Exclude<keyof typeof STATE_PATHS, "reminder">;

/**
 * What happened to a posting: to the coordinators that one waits, to the lead institution how it was answered, to all
 * who take part that the project has reached another stage.
 */
export function postingLetter(
  frame: LetterFrame,
  event: PostingEvent,
  { origin, project, lead, slug, declineReason, note, unmet = [], isTakenOff, day = "" }: PostingLetterData,
): Letter {
  const reason = declineReason ? frame.t(`vocabulary:project_decline_reason.${declineReason}`) : "";
  const values = { project: titleIn(frame.locale, project).text, lead: nameOf(lead, frame.locale).name, reason, day };
  const questions = unmet.map(({ question, remark }) =>
    [`– ${frame.t(`projects:criteria.unmet.${question}`)}`, ...(remark ? [remark] : [])].join(" "),
  );
  const further = [
    ...(isTakenOff ? [frame.t("projects-mail:off_board")] : []),
    ...(note ? [[frame.t("projects-mail:note"), note].join("\n")] : []),
    ...(questions.length > 0 ? [[frame.t("projects-mail:unmet"), ...questions].join("\n")] : []),
  ];
  return layOut(frame, `project-${event}`, values, origin + STATE_PATHS[event](slug), further);
}

interface PartnerLetterData extends ProjectLetterData {
  partner: InstitutionNames;
  role: string;
  reason?: InterestDeclineReason | PlaceDeclineReason | EndReason | null;
  /** The last day on which an invitation can be answered, in words of the reader. */
  day?: string;
  undone?: Undone;
  /** How the places of the role stand, where that is told. */
  places?: Places | null;
  /** What was written with the answer, for the other side. */
  note?: string | null;
  /** Whoever declines an invitation goes on reading the project. */
  isReadOn: boolean;
}

/** What taking an answer back brought about. */
export interface Undone {
  /** Where the interest stands again. */
  status: "sent" | "waiting_list";
  wasInvited: boolean;
}

const desk = (slug: string) => `/projects/${slug}/interests`;
const partnership = (slug: string) => `/projects/${slug}/partnership`;

// Who is out of a project may no longer see it; their own list they always can.
const PARTNER_PATHS: Record<PartnerStep, (slug: string) => string> = {
  interest_sent: desk,
  interest_withdrawn: () => "/projects/mine",
  accepted: partnership,
  declined: () => "/projects/mine",
  interest_ended: () => "/projects/mine",
  waiting_list: desk,
  answer_undone: desk,
  invited: partnership,
  cancelled: () => "/projects/mine",
  confirmed: partnership,
  refused: () => "/projects/mine",
  left: () => "/projects/mine",
  removed: () => "/projects/mine",
  resumed: partnership,
  lapsed: () => "/projects/mine",
  invitation_reminder: partnership,
};

const stepOf = (kind: PartnerLetterKind) => kind.replace(/^project-|-(?:lead|partner)$/g, "") as PartnerStep;

/** That a declined invitation can be confirmed after all for a day. */
function afterAllIn({ t }: LetterFrame, kind: PartnerLetterKind, url: string): string[] {
  if (kind === "project-refused-lead") return [t("projects-mail:refused.lead.after_all")];
  return kind === "project-refused-partner" ? [t("projects-mail:refused.partner.after_all", { url })] : [];
}

/** One step of a partnership, told to one side. */
export function partnerLetter(
  frame: LetterFrame,
  kind: PartnerLetterKind,
  { origin, project, lead, partner, slug, role, reason, day = "", undone, places, note, isReadOn }: PartnerLetterData,
): Letter {
  const { t, locale } = frame;
  const values = {
    project: titleIn(locale, project).text,
    lead: nameOf(lead, locale).name,
    partner: nameOf(partner, locale).name,
    role,
    reason: reason ? reasonIn(frame, kind, reason) : "",
    day,
  };
  const further = [
    ...(kind === "project-cancelled-partner" && !reason ? [t("projects-mail:cancelled.taken_back", values)] : []),
    ...saidWith(frame, kind, { note, reason: values.reason }),
    ...(day && kind === "project-accepted-partner" ? [t("projects-mail:invited.partner.until", values)] : []),
    ...(isReadOn ? afterAllIn(frame, kind, origin + partnership(slug)) : []),
    ...(places ? placesIn(frame, kind, places) : []),
    ...(undone ? [t(`projects-mail:answer_undone.${undone.status}`)] : []),
    ...(undone?.wasInvited ? [t("projects-mail:answer_undone.invitation")] : []),
  ];
  return layOut(
    frame,
    kind,
    values,
    origin + (kind.endsWith("-lead") ? desk : PARTNER_PATHS[stepOf(kind)])(slug),
    further,
  );
}

export type EditorStep = "invited" | "confirmed" | "declined" | "left" | "removed";

interface EditorLetterData extends Omit<ProjectLetterData, "slug"> {
  person: string;
  /** Who of the lead institution asked. */
  inviter: string;
  /** The person has not answered yet. */
  isAsked: boolean;
  path: string;
}

/** A step of somebody who writes a project with its lead institution; the person is told by name, never by an address. */
export function editorLetter(
  frame: LetterFrame,
  step: EditorStep,
  { origin, project, lead, person, inviter, isAsked, path }: EditorLetterData,
): Letter {
  const { t, locale } = frame;
  const values = { project: titleIn(locale, project).text, lead: nameOf(lead, locale).name, person, inviter };
  if (step === "removed" && isAsked)
    return composeLetter(frame, {
      subject: t("projects-mail:coediting.withdrawn.subject", values),
      paragraphs: [t("projects-mail:coediting.withdrawn.body", values)],
      action: { label: linkOf(t, "project-editor_removed"), url: origin + path },
    });
  return layOut(frame, `project-editor_${step}`, values, origin + path);
}

/** That a place has become free, and who is on the waiting list for it. */
export function placeFreeLetter(
  frame: LetterFrame,
  {
    origin,
    project,
    slug,
    role,
    waiting,
  }: Omit<ProjectLetterData, "lead"> & { role: string; waiting: InstitutionNames[] },
): Letter {
  const values = { project: titleIn(frame.locale, project).text, role, count: waiting.length };
  const names = waiting.map((one) => `– ${nameOf(one, frame.locale).name}`);
  return layOut(frame, "project-place_free", values, origin + desk(slug), [names.join("\n")]);
}

/** That institutions have been waiting for an answer. */
export function reminderLetter(
  frame: LetterFrame,
  { origin, project, slug, count, days }: Omit<ProjectLetterData, "lead"> & { count: number; days: number },
): Letter {
  const values = { project: titleIn(frame.locale, project).text, count };
  const further = [
    frame.t("projects-mail:reminder.longest", { count: days }),
    frame.t("projects-mail:reminder.rated", { days: ANSWERED_WITHIN_DAYS }),
  ];
  return layOut(frame, "project-interest-reminder", values, origin + STATE_PATHS.reminder(slug), further);
}
