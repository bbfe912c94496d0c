import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { AlreadyMember, admitInstitution } from "#app/features/members/membership-commands.server.ts";
import type { Tx } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import type { MembershipCategory } from "#db/vocabulary.ts";
import { admissionInput } from "../admission-input.ts";
import { writeToApplicants } from "../applicant-post.server.ts";
import { decide, type DecisionContext, type DecisionInput, recordDecision } from "../application-decision.server.ts";
import { approvalLetter, type LetterFrame } from "../application-letters.ts";
import type { ApplicationRow, Done, DossierRefusal } from "../dossier.server.ts";
import { getFiledAnswers } from "../filed-answers.server.ts";

interface Input extends DecisionInput {
  category: MembershipCategory;
}

interface Approved extends Done {
  number: string;
  slug: string;
}

interface AlreadyMemberRefusal {
  ok: false;
  reason: "already-member";
}

/**
 * Approves: the decision, the membership with its number, the directory entry, the rights of its people and the letter are
 * one transaction. Nothing of it is written for an institution that is a member already.
 */
export async function approveApplication(
  context: DecisionContext,
  { category, ...input }: Input,
  actor: Viewer,
): Promise<Approved | DossierRefusal | AlreadyMemberRefusal> {
  const ruling = () => ({ outcome: "approve", event: "approve", category, dueAt: null }) as const;
  const { origin } = context.config;
  try {
    return await decide<Approved>(context, input, actor, ruling, async (tx, { application }, now) => {
      const answers = await getFiledAnswers(tx, application.id);
      const admission = await admitInstitution(
        tx,
        admissionInput(application, answers, category, context.config),
        actor,
        now,
      );
      const { number, slug, institutionId } = admission;
      await tx.update(applications).set({ institutionId }).where(eq(applications.id, application.id));
      await recordDecision(tx, application.id, "application.approved", actor, { number, category }, now);
      const url = `${origin}/directory/${slug}`;
      await announce(tx, application, { category, memberNumber: number, explanation: input.explanation, url }, now);
      return { ok: true, number, slug };
    });
  } catch (error) {
    if (error instanceof AlreadyMember) return { ok: false, reason: "already-member" };
    throw error;
  }
}

type Announcement = Omit<Parameters<typeof approvalLetter>[1], "institution" | "caseNumber">;

async function announce(tx: Tx, application: ApplicationRow, announcement: Announcement, now: Date): Promise<void> {
  const { id } = application;
  const caseNumber = application.caseNumber ?? "";
  const compose = (frame: LetterFrame, institution: string) =>
    approvalLetter(frame, { ...announcement, institution, caseNumber });
  const occasion = `application-approved:${id}`;
  await writeToApplicants(tx, application, { occasion, kind: "application-approved", compose }, now);
}
