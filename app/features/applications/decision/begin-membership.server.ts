import { eq } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { admitInstitution } from "#app/features/members/membership/membership-commands.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import type { Tx } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import type { ApplicationRow, DecisionRow } from "../file/dossier.server.ts";
import { getFiledAnswers } from "../file/filed-answers.server.ts";
import { findFormalities, namedRepresentatives } from "../file/formalities-queries.server.ts";
import { moveApplication } from "../file/move-application.server.ts";
import { categoryInWords } from "../letters/decision-words.ts";
import { membershipBegunLetter } from "../letters/formalities-letters.ts";
import { writeToApplicants } from "../letters/write-to-applicants.server.ts";
import { admissionInput } from "./admission-input.ts";

type Settings = Pick<Config, "origin" | "secret">;

/** What an admission gave. */
export interface Admitted {
  number: string;
  slug: string;
  endsOn: string | null;
}

/** The membership, its number, the directory entry and the rights of its people. Throws `AlreadyMember`. */
export async function admit(
  tx: Tx,
  config: Settings,
  application: ApplicationRow,
  { category, decidedById }: DecisionRow,
  now: Date,
): Promise<Admitted> {
  const answers = await getFiledAnswers(tx, application.id);
  const representatives = await namedRepresentatives(tx, application, await findFormalities(tx, application.id));
  const input = admissionInput(application, { ...answers, representatives }, category ?? "full", config);
  const { number, slug, endsOn, institutionId } = await admitInstitution(tx, input, { id: decidedById }, now);
  await tx.update(applications).set({ institutionId }).where(eq(applications.id, application.id));
  return { number, slug, endsOn };
}

interface Beginning {
  application: ApplicationRow;
  decision: DecisionRow;
  /** By itself, or by a coordinator. */
  event: "fulfil_formalities" | "begin_membership";
  actorId: string | null;
}

/**
 * The membership of an approved institution begins, whole or not at all. Null, and nothing written, when the file has moved
 * meanwhile. Throws `AlreadyMember` when the institution has become a member in another way.
 */
export async function beginMembership(
  tx: Tx,
  config: Settings,
  { application, decision, event, actorId }: Beginning,
  now: Date,
): Promise<Admitted | null> {
  if (!(await moveApplication(tx, application, event, now, { dueAt: null }))) return null;
  const admitted = await admit(tx, config, application, decision, now);
  const { id: subjectId, caseNumber } = application;
  const data = { number: admitted.number, category: decision.category };
  await recordActivity(tx, { action: "application.membership_begun", subjectId, actorId, data }, now);
  const compose = (frame: LetterFrame, institution: string) =>
    membershipBegunLetter(frame, {
      institution,
      caseNumber: caseNumber ?? "",
      category: categoryInWords(frame.t, decision.category ?? "full"),
      number: admitted.number,
      day: admitted.endsOn ? formatDay(admitted.endsOn, frame.locale) : "",
      url: `${config.origin}/directory/${admitted.slug}`,
    });
  const post = { occasion: `membership-begun:${decision.id}`, kind: "application-membership-begun" as const, compose };
  await writeToApplicants(tx, application, post, now);
  return admitted;
}
