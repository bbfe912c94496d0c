import type { AccessRequestRow } from "#app/features/invitations/access-requests.server.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Tx } from "#db/index.server.ts";
import { type AskedSubject, nameOfSubject } from "./asked-subject.server.ts";
import { handsLetter } from "./hands-letters.ts";

interface Receipt {
  request: AccessRequestRow;
  subject: AskedSubject;
  isTakeOver: boolean;
}

/** Whoever asks gets a copy, with the way back to it; what an application calls its institution does not stand in it. */
export async function sendReceipt(
  tx: Tx,
  { origin }: { origin: string },
  { request, subject, isTakeOver }: Receipt,
  now: Date,
): Promise<void> {
  const kind = "access-received" as const;
  const text = subject.kind === "application" ? "text" : isTakeOver ? "text_take_over" : "text_member";
  await writeTo(
    tx,
    { userIds: [request.userId], reader: "account" },
    { kind, key: request.id, subjectId: request.userId },
    async (frame) =>
      handsLetter(frame, {
        ...{ kind, text, words: request.words, url: `${origin}/requests` },
        institution: subject.kind === "institution" ? await nameOfSubject(tx, subject, frame.locale) : "",
      }),
    now,
  );
}
