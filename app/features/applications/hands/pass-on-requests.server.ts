import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import {
  type AccessRequestRow,
  listOverdueRequests,
  passOn,
} from "#app/features/invitations/access-requests.server.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { type AskedSubject, findAskedSubject, nameOfSubject, secretariatFor } from "./asked-subject.server.ts";
import { handsLetter } from "./hands-letters.ts";

/** A request that nobody has answered goes on to the secretariat; each is told once. */
export async function passRequestOn(
  tx: Tx,
  { origin }: { origin: string },
  { request, subject }: { request: AccessRequestRow; subject: AskedSubject },
  now: Date,
): Promise<void> {
  if (!(await passOn(tx, request.id, now))) return;
  const person = (await findAccountById(tx, request.userId))?.name ?? "";
  const kind = subject.kind === "application" ? ("access-passed_on" as const) : ("access-passed_on_member" as const);
  const userIds = (await secretariatFor(tx, subject, request)).map(({ id }) => id);
  await writeTo(
    tx,
    { userIds, reader: "secretariat" },
    { kind, key: request.id, subjectId: request.subjectId, actorId: null },
    async (frame) =>
      handsLetter(frame, {
        ...{ kind, person, words: request.words, url: `${origin}/requests/${request.id}` },
        institution: await nameOfSubject(tx, subject, frame.locale),
      }),
    now,
  );
}

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

async function passOverdueRequestsOn({ db, withTransaction, clock, config }: Context): Promise<void> {
  const now = clock.now();
  for (const request of await listOverdueRequests(db, now)) {
    await withTransaction(async (tx) => {
      const subject = await findAskedSubject(tx, request);
      if (subject?.isOpen) await passRequestOn(tx, config, { request, subject }, now);
    });
  }
}

/** Requests to be let in that wait for seven days reach the secretariat. */
export const passOverdueRequestsOnJob: Job<Context> = {
  name: "pass-on-requests",
  cron: "0 40 6 * * *",
  work: passOverdueRequestsOn,
};
