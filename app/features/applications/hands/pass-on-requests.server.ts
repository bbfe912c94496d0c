import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import {
  type AccessRequestRow,
  listOverdueRequests,
  passOn,
} from "#app/features/invitations/access-requests.server.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { type AskedSubject, findAskedSubject, nameOfSubject, secretariatFor } from "./asked-subject.server.ts";
import { askHead } from "../takeover/ask-head.server.ts";
import { findCheck, headOnFile } from "../takeover/take-over-checks.server.ts";
import { askerLine, handsLetter } from "./hands-letters.ts";

/**
 * A request that nobody has answered goes on to the secretariat; each is told once. To take a member over, the head's
 * office is asked then, at the address on file.
 */
export async function passRequestOn(
  tx: Tx,
  config: Pick<Config, "origin" | "secret">,
  { request, subject }: { request: AccessRequestRow; subject: AskedSubject },
  now: Date,
): Promise<void> {
  if (!(await passOn(tx, request.id, now))) return;
  const asker = await findAccountById(tx, request.userId);
  const check = await findCheck(tx, request.id);
  const person = asker ? askerLine(asker, check?.position) : "";
  const kind = kindOf(request, subject);
  const isTakeOver = kind === "access-take_over_passed";
  const to = isTakeOver && subject.kind === "institution" ? await headOnFile(tx, subject.institution.id) : null;
  const userIds = (await secretariatFor(tx, subject, request)).map(({ id }) => id);
  await writeTo(
    tx,
    { userIds, reader: "secretariat" },
    { kind, key: request.id, subjectId: request.subjectId, actorId: null },
    async (frame) =>
      handsLetter(frame, {
        ...{ kind, person, words: request.words, url: `${config.origin}/requests/${request.id}` },
        ...(isTakeOver && { next: to ? "next_asked" : "next_unasked" }),
        email: to?.email,
        institution: await nameOfSubject(tx, subject, frame.locale),
      }),
    now,
  );
  if (to && subject.kind === "institution")
    await askHead(tx, config, { request, institution: subject.institution, to }, now);
}

function kindOf({ role }: AccessRequestRow, { kind }: AskedSubject) {
  if (kind === "application") return "access-passed_on" as const;
  return role === "representative" ? ("access-take_over_passed" as const) : ("access-passed_on_member" as const);
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
