import { eq } from "drizzle-orm";
import { findAccountByEmail, findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { admitInstitution } from "#app/features/members/membership/membership-commands.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import type { Tx } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import type { ApplicationRow, DecisionRow } from "../file/dossier.server.ts";
import { getFiledAnswers } from "../file/filed-answers.server.ts";
import { REPRESENTATIVE_ROLES, representativeIn, ROLE_OF } from "../file/formalities.ts";
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

/** The representatives who can sign in; whoever cannot yet is invited to the institution by a letter of its own. */
async function representativesWithAccount(tx: Tx, application: ApplicationRow) {
  const answers = await namedRepresentatives(tx, application, await findFormalities(tx, application.id));
  const found = REPRESENTATIVE_ROLES.map(async (role) => {
    const isOwner = answers.submitter_is === role;
    const account = isOwner
      ? await findAccountById(tx, application.ownerId)
      : await findAccountByEmail(tx, representativeIn(answers, role)?.email ?? "");
    return account?.isVerified ? [{ id: account.id, email: account.email, role: ROLE_OF[role] }] : [];
  });
  return (await Promise.all(found)).flat();
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
  const representatives = await representativesWithAccount(tx, application);
  const compose = (frame: LetterFrame, institution: string, recipient: string) =>
    membershipBegunLetter(frame, {
      role: representatives.find(({ email }) => email === recipient)?.role ?? null,
      institution,
      caseNumber: caseNumber ?? "",
      category: categoryInWords(frame.t, decision.category ?? "full"),
      number: admitted.number,
      day: admitted.endsOn ? formatDay(admitted.endsOn, frame.locale) : "",
      url: `${config.origin}/directory/${admitted.slug}`,
    });
  const also = representatives.map(({ id }) => id);
  const told = { occasion: `membership-begun:${decision.id}`, kind: "application-membership-begun" as const };
  const post = { ...told, also, compose };
  await writeToApplicants(tx, application, post, now);
  return admitted;
}
