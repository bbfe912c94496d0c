import type { AccessRequestRow } from "#app/features/invitations/access-requests.server.ts";
import { composeFor } from "#app/features/letters/compose-for.server.ts";
import { subjectOf } from "#app/features/letters/kind-words.ts";
import { LETTERS } from "#app/features/letters/kinds.ts";
import { composeLetter } from "#app/features/letters/letter.ts";
import { postLetter } from "#app/features/letters/post-letter.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import type { Tx } from "#db/index.server.ts";
import type { institutions } from "#db/schema/members.ts";
import { findCheck } from "./take-over-checks.server.ts";

interface Outcome {
  request: AccessRequestRow;
  institution: typeof institutions.$inferSelect;
  person: string;
  isPassed: boolean;
  /** Who answered is of the institution itself, and not of the secretariat. */
  isOwn?: boolean;
}

/** The head's office, once it has answered, hears what came of it. */
export async function tellHeadOfOutcome(
  tx: Tx,
  { request, institution, person, isPassed, isOwn = false }: Outcome,
  now: Date,
): Promise<void> {
  const check = await findCheck(tx, request.id);
  if (!check?.answer || !check.headEmail || !check.headLocale) return;
  const { headEmail: recipient, headLocale: locale } = check;
  const kind = isPassed ? ("access-head_confirmed" as const) : ("access-head_passed_over" as const);
  const frame = await composeFor(tx, locale, "head_office");
  const values = { institution: nameOf(institution, locale).name, person };
  const words = (part: string) => frame.t(`${LETTERS[kind].words}.${part}`, values);
  const letter = composeLetter(frame, {
    subject: subjectOf(frame.t, kind, values),
    paragraphs: [words(!isPassed && isOwn ? "text_own" : "text"), words("next")],
  });
  const dedupeKey = `${kind}:${request.id}`;
  await postLetter(tx, { ...letter, kind, subjectId: institution.id, dedupeKey, recipient, locale }, now);
}
