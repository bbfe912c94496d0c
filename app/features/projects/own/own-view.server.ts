import { randomUUID } from "node:crypto";
import type { OwnProjects } from "./list-own.server.ts";
import { pathOf } from "../messages/place-conversation.ts";
import type { MomentView, StatusView, TitleView } from "../project/project-model.ts";
import {
  interestStatus,
  momentView,
  partnerStatus,
  projectStatus,
  type Words,
} from "../project/project-words.server.ts";
import { OPEN_INTERESTS } from "#db/vocabulary.ts";
import { titleIn } from "../project/project-title.ts";
import { isDrafting } from "../project/project.ts";

interface HiddenNote {
  text: string;
  to: string;
  link: string;
}

/** One line of a person's own list. */
export interface OwnItem {
  key: string;
  title: TitleView;
  /** Null where the page is no longer theirs to open. */
  to: string | null;
  status: StatusView;
  detail: string | null;
  /** What people wrote: the role that was offered, the note of the answer. */
  said: string[];
  /** What happened on that day. */
  happened: string;
  when: MomentView;
  /** How a draft would look on the board. */
  preview?: string;
  /** What is written with the lead institution about it. */
  conversation?: string;
  /** Where it stands that a coordinator has hidden it, and what comes next. */
  hidden?: HiddenNote;
  /** For the button that begins another project with its answers. */
  copy?: { slug: string; formKey: string };
}

/** @param mayEdit whether this person may write for the institution now */
function ledItem(row: OwnProjects["led"][number], mayEdit: boolean, words: Words): OwnItem {
  const to = `/projects/${row.slug}`;
  const isOpenDraft = isDrafting(row.status) && mayEdit;
  const waiting = row.waiting > 0 ? words.t("projects:mine.waiting", { count: row.waiting }) : null;
  const isOffBoard = row.status === "changes_requested" && row.publishedAt !== null;
  const details = [
    waiting,
    row.change && words.t(`projects:mine.change.${row.change}`),
    isOffBoard && words.t("projects:mine.off_board"),
  ];
  return {
    key: row.id,
    title: titleIn(words.locale, row),
    to: isOpenDraft ? `${to}/edit` : row.waiting > 0 ? `${to}/interests` : to,
    status: projectStatus(words, row.status, row.answerBy, row.isTakenBack),
    detail: details.filter(Boolean).join(" ") || null,
    said: [],
    happened: words.t("projects:mine.changed"),
    when: momentView(words, row.updatedAt),
    preview: isOpenDraft ? `${to}/preview` : undefined,
    copy: mayEdit ? { slug: row.slug, formKey: randomUUID() } : undefined,
  };
}

// Nothing is answered or confirmed meanwhile.
function notInForce({ isLeadInForce }: { isLeadInForce: boolean }, { t }: Words): string | null {
  return isLeadInForce ? null : t("projects:page.lead_not_in_force");
}

// What an own institution may not join at present rests, and is not theirs to open meanwhile.
function coEditedItem(row: OwnProjects["coEdited"][number], words: Words): OwnItem {
  const isAsked = row.editing === "invited";
  const to = isDrafting(row.status) ? `/projects/${row.slug}/edit` : `/projects/${row.slug}`;
  return {
    key: row.editorId,
    title: titleIn(words.locale, row),
    to: isAsked ? `/projects/co-editing/${row.editorId}` : row.isVisible ? to : null,
    status: projectStatus(words, row.status, row.answerBy),
    detail: words.t(`projects:mine.co_editing.${isAsked ? "invited" : row.isVisible ? "confirmed" : "rests"}`),
    said: [],
    happened: words.t("projects:mine.changed"),
    when: momentView(words, row.updatedAt),
  };
}

function placeDetail(row: OwnProjects["places"][number], words: Words): string | null {
  if (row.place !== "invited" && row.place !== "confirmed")
    return row.endReason && words.t(`vocabulary:end_reason.${row.endReason}`);
  return notInForce(row, words) ?? (row.place === "invited" ? words.t("projects:mine.to_confirm") : null);
}

function placeItem(row: OwnProjects["places"][number], words: Words): OwnItem {
  return {
    key: `${row.id} ${row.institutionId ?? ""}`,
    title: titleIn(words.locale, row),
    to: row.isVisible ? `/projects/${row.slug}/partnership` : null,
    status: partnerStatus(words, row.place),
    detail: placeDetail(row, words),
    said: row.endNote ? [row.endNote] : [],
    conversation: pathOf(row.interestId ?? row.placeId),
    happened: words.t("projects:mine.changed"),
    when: momentView(words, row.updatedAt),
  };
}

function interestItem(row: OwnProjects["interests"][number], words: Words): OwnItem {
  const reason = row.reason && words.t(`vocabulary:decline_reason.${row.reason}`);
  return {
    key: row.interestId,
    title: titleIn(words.locale, row),
    to:
      row.isVisible && (row.interest === "accepted" || OPEN_INTERESTS.some((one) => one === row.interest))
        ? `/projects/${row.slug}/interests`
        : null,
    status: interestStatus(words, { status: row.interest, reason: row.reason, place: row.place }),
    detail: (row.interest === "sent" ? notInForce(row, words) : null) ?? reason,
    said: [row.role, row.note ?? ""].filter(Boolean),
    conversation: pathOf(row.interestId),
    happened: words.t("projects:mine.sent"),
    when: momentView(words, row.sentAt),
  };
}

interface Known {
  /** The institutions they may post for now. */
  postsFor: readonly string[];
  /** What is said of a hidden project, by its id. */
  notes: ReadonlyMap<string, HiddenNote>;
}

/** A person's own list. */
export function ownProjectsView(
  { led, coEdited, places, interests }: OwnProjects,
  { postsFor, notes }: Known,
  words: Words,
): Record<keyof OwnProjects, OwnItem[]> {
  const noted = (item: OwnItem, { id }: { id: string }): OwnItem => ({ ...item, hidden: notes.get(id) });
  return {
    led: led.map((row) => noted(ledItem(row, postsFor.includes(row.leadInstitutionId), words), row)),
    coEdited: coEdited.map((row) => noted(coEditedItem(row, words), row)),
    places: places.map((row) => noted(placeItem(row, words), row)),
    interests: interests.map((row) => interestItem(row, words)),
  };
}
