import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { ReaderOf } from "#app/features/letters/kinds.ts";
import type { Tx } from "#db/index.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import type { Role } from "#db/vocabulary.ts";
import { listedInstitution } from "../file/application-names.server.ts";
import { type HandsKind, handsLetter } from "./hands-letters.ts";

interface News<Kind extends HandsKind> {
  kind: Kind;
  application: { id: string; institutionName: string };
  to: readonly string[];
  reader: ReaderOf<Kind>;
  /** What makes this the only letter of its kind: the id of what happened. */
  occasion: string;
  actorId: string | null;
  person?: string;
  role?: Role;
  words?: string | null;
  url?: string;
  /** The last day, where there is one. */
  dueAt?: Date | null;
  /** Whom the letter is about, where it is about a person and not about the application. */
  subjectId?: string;
}

/** Writes to people about an application, each in the own language; nobody hears of an own click. */
export async function tellHands<Kind extends HandsKind>(
  tx: Tx,
  { kind, application, to, reader, occasion, actorId, subjectId, dueAt, ...about }: News<Kind>,
  now: Date,
): Promise<void> {
  const post = { kind, key: occasion, subjectId: subjectId ?? application.id, actorId };
  await writeTo(
    tx,
    { userIds: to, reader },
    post,
    async (frame) => {
      const institution = await listedInstitution(tx, application, frame.locale);
      const until = dueAt ? formatDate(dueAt, frame.locale) : undefined;
      return handsLetter(frame, { kind, institution, until, ...about });
    },
    now,
  );
}
