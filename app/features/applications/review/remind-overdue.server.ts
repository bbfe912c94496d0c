import { and, eq, inArray, isNotNull, lte } from "drizzle-orm";
import { composeFor } from "#app/features/letters/compose-for.server.ts";
import { postLetter } from "#app/features/letters/post-letter.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { outbox } from "#db/schema/outbox.ts";
import { listedInstitution } from "../file/application-names.server.ts";
import { tellOfStuck } from "../letters/tell-next.server.ts";
import { overdueLetter } from "../letters/staff-letters.ts";
import { returnFilesOfLeft } from "./return-files.server.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { placeOf, whoMayAct } from "../file/who-acts.server.ts";

type Context = Pick<Services, "withTransaction" | "clock" | "config">;

const WAITING = ["submitted", "in_check", "recommended", "appeal"] as const;

/**
 * Writes once for each case and deadline that has passed, to those who may act on it now; takes cases from coordinators
 * who work no longer, and tells of cases that nobody may decide on. Resolves to how many letters on deadlines were written.
 */
export async function remindOverdue({ withTransaction, clock, config }: Context): Promise<number> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    await returnFilesOfLeft(tx, { origin: config.origin, actorId: null }, now);
    await tellOfStuck(tx, { origin: config.origin, actorId: null }, now);
    const isOverdue = and(inArray(applications.status, [...WAITING]), isNotNull(applications.dueAt));
    const late = await tx
      .select()
      .from(applications)
      .where(and(isOverdue, lte(applications.dueAt, now)));
    let written = 0;
    for (const application of late) written += await remindOf(tx, application, config.origin, now);
    return written;
  });
}

async function remindOf(tx: Tx, application: ApplicationRow, origin: string, now: Date): Promise<number> {
  const { id, dueAt } = application;
  if (!dueAt) return 0;
  const about = { kind: "review-overdue", subjectId: id } as const;
  let written = 0;
  for (const person of (await whoMayAct(tx, application)).people) {
    const { id: userId, name, email, locale } = person;
    const dedupeKey = `review-overdue:${id}:${dueAt.toISOString()}:${userId}`;
    if (await isWritten(tx, dedupeKey)) continue;
    const frame = await composeFor(tx, locale, "secretariat", name);
    const letter = overdueLetter(frame, {
      institution: await listedInstitution(tx, application, locale),
      caseNumber: application.caseNumber ?? "",
      url: origin + placeOf(person, application),
      due: formatDate(dueAt, locale),
      status: frame.t(`vocabulary:application_status.${application.status}.staff`),
    });
    await postLetter(tx, { ...letter, ...about, dedupeKey, recipient: email, locale }, now);
    written++;
  }
  return written;
}

async function isWritten(tx: Tx, dedupeKey: string): Promise<boolean> {
  const found = await tx.select({ id: outbox.id }).from(outbox).where(eq(outbox.dedupeKey, dedupeKey));
  return found.length > 0;
}

export const remindOverdueJob: Job<Context> = { name: "remind-overdue", cron: "0 23 * * * *", work: remindOverdue };
