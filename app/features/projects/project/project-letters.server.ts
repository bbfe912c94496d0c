import { peopleOf } from "#app/features/accounts/addressees.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { LETTERS } from "#app/features/letters/kinds.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import type { ProjectDeclineReason } from "#db/vocabulary.ts";
import { PROJECT_ROLES } from "./project.policy.ts";
import { type PostingEvent, postingLetter } from "./project-emails.ts";
import type { ProjectCommandContext } from "./project-command.server.ts";
import { namesOfInstitution } from "./project-names.server.ts";
import type { ProjectRow } from "./project-subject.server.ts";
import type { Titled } from "./project-title.ts";
import type { UnmetQuestion } from "./unmet-questions.server.ts";

/**
 * Who is written to for an institution: its representatives, and of its other people the one it concerns, as long as that
 * person works on its projects. In the place of one who does no more stand its project officers.
 */
export async function peopleOfInstitution(
  db: Reader,
  institutionId: string,
  concernedId?: string | null,
): Promise<string[]> {
  const speakers = (await peopleOf(db, institutionId, ["representative", "alternate"])).map(({ id }) => id);
  if (!concernedId) return speakers;
  const workers = (await peopleOf(db, institutionId, PROJECT_ROLES)).map(({ id }) => id);
  return workers.includes(concernedId) ? [...speakers, concernedId] : workers;
}

type Posting = Titled & Pick<ProjectRow, "id" | "slug" | "version" | "leadInstitutionId">;

interface News {
  event: PostingEvent;
  /** Why it was declined. */
  reason?: ProjectDeclineReason;
  /** What a coordinator wrote for the lead institution. */
  note?: string;
  /** The questions a coordinator answered with no. */
  unmet?: readonly UnmetQuestion[];
  /** It was taken off the board with it. */
  isTakenOff?: boolean;
  /** Until when interest is taken. */
  answerBy?: string;
  userIds: readonly string[];
  /** Null where nobody acts. */
  actorId: string | null;
  /** Nobody is told before. */
  heldUntil?: Date;
}

/** Tells people what happened to a posting. */
export async function tellOfPosting(
  tx: Tx,
  { config, now }: Pick<ProjectCommandContext, "config"> & { now: Date },
  posting: Posting,
  { event, reason, note, unmet, isTakenOff, answerBy, userIds, actorId, heldUntil }: News,
): Promise<void> {
  const lead = await namesOfInstitution(tx, posting.leadInstitutionId);
  const data = {
    origin: config.origin,
    project: posting,
    lead,
    slug: posting.slug,
    declineReason: reason,
    note,
    unmet,
    isTakenOff,
  };
  const key = `${posting.id}:${posting.version}`;
  const occasion = { kind: `project-${event}`, key, subjectId: posting.id, actorId, heldUntil } as const;
  const [reader] = LETTERS[occasion.kind].readers;
  const compose = (frame: LetterFrame) =>
    postingLetter(frame, event, { ...data, day: answerBy && formatDay(answerBy, frame.locale) });
  await writeTo(tx, { userIds, reader }, occasion, compose, now);
}
