import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import type { Tx } from "#db/index.server.ts";
import { listedInstitution } from "../file/application-names.server.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import type { ReviewRow } from "./own-review.server.ts";

interface Told {
  application: ApplicationRow;
  review: Pick<ReviewRow, "id" | "reviewerId" | "dueOn">;
  origin: string;
  actorId: string | null;
}

const WORDS = {
  "reviewer-asked": "asked",
  "reviewer-reminder": "reminder",
  "reviewer-withdrawn": "withdrawn",
} as const;

/** Writes to a reviewer, who reads of the case no more than its number; `occasion` makes the letter the only one of its kind. */
export async function tellReviewer(
  tx: Tx,
  kind: keyof typeof WORDS,
  { application, review, origin, actorId, occasion = "" }: Told & { occasion?: string },
  now: Date,
): Promise<void> {
  const { id, reviewerId, dueOn } = review;
  if (!reviewerId) return;
  const about = { kind, key: `${id}:${occasion}`, subjectId: application.id, actorId };
  const caseNumber = application.caseNumber ?? "";
  await writeTo(
    tx,
    { userIds: [reviewerId], reader: "reviewer" },
    about,
    (frame) => {
      const { t, locale } = frame;
      const values = { caseNumber, day: formatDay(dueOn, locale) };
      return composeLetter(frame, {
        subject: subjectOf(t, kind, values),
        paragraphs: [t(`applications-mail:scoring.${WORDS[kind]}.intro`, values)],
        action: {
          label: linkOf(t, kind),
          url: `${origin}/assignments${kind === "reviewer-withdrawn" ? "" : `/${id}`}`,
        },
      });
    },
    now,
  );
}

const NEWS = {
  "review-reviewer_declined": "declined",
  "review-reviewer_tied": "tied",
  "review-reviews_given": "given",
} as const;

/** Where somebody else is chosen. */
const PLACES = {
  "review-reviewer_declined": "#assign",
  "review-reviewer_tied": "#assign",
  "review-reviews_given": "",
} as const;

/** Tells whoever assigned the reviewer, and whose case it is, what became of it. */
export async function tellAssigners(
  tx: Tx,
  kind: keyof typeof NEWS,
  { application, review, person, origin }: Omit<Told, "review" | "actorId"> & { review: ReviewRow; person: string },
  now: Date,
): Promise<void> {
  const userIds = [...new Set([review.assignedById, application.coordinatorId])].flatMap((id) => id ?? []);
  const about = { kind, key: `${review.id}:${review.state}`, subjectId: application.id, actorId: review.reviewerId };
  await writeTo(
    tx,
    { userIds, reader: "secretariat" },
    about,
    async (frame) => {
      const institution = await listedInstitution(tx, application, frame.locale);
      const values = { institution, caseNumber: application.caseNumber ?? "", person };
      return composeLetter(frame, {
        subject: subjectOf(frame.t, kind, values),
        paragraphs: [frame.t(`applications-mail:scoring.${NEWS[kind]}.intro`, values)],
        action: { label: linkOf(frame.t, kind), url: `${origin}/review/${application.id}/reviewers${PLACES[kind]}` },
      });
    },
    now,
  );
}
