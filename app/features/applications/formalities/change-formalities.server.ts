import { eq } from "drizzle-orm";
import type { Happening } from "#app/features/activity/actions.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { listOpenInvitations } from "#app/features/invitations/list-invitations.server.ts";
import { revokeInvitation } from "#app/features/invitations/send-invitation.server.ts";
import { onItsWay } from "#app/features/letters/on-its-way.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type OnItsWay, type Refusal, refused } from "#app/platform/refusal.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { applicationFormalities, type NamedRepresentative } from "#db/schema/formalities.ts";
import { askHeadToSign } from "../decision/ask-head-to-sign.server.ts";
import { answersFor } from "../file/application.policy.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { type FormalityState, openOf, type RepresentativeRole } from "../file/formalities.ts";
import { findFormalities, type FormalitiesRow, readFormalities } from "../file/formalities-queries.server.ts";
import { type ApplicantContext, changeOwn, type OwnRefusal } from "../file/own-application.server.ts";
import { inviteRepresentative } from "../letters/invite-representative.server.ts";
import { tellHandTakenBack } from "../letters/tell-taken-back.server.ts";

type Context = ApplicantContext & Pick<Services, "config">;
/** What is recorded of it. */
type Did = Happening<
  | "application.representative_named"
  | "application.representative_invited"
  | "application.commitment_asked"
  | "application.commitment_uploaded"
>;
type Outcome = { ok: true } | OwnRefusal | Refusal<"too-many", "already"> | OnItsWay;

interface Stage {
  application: ApplicationRow;
  row: FormalitiesRow;
  states: FormalityState[];
}

/** The frame of what whoever answers for an approved application does about its formalities. */
export function changeFormalities(
  context: ApplicantContext,
  applicationId: string,
  actor: Viewer,
  work: (tx: Tx, stage: Stage, now: Date) => Promise<Did | Exclude<Outcome, { ok: true }>>,
): Promise<Outcome> {
  return changeOwn<Outcome>(
    context,
    applicationId,
    actor,
    async (tx, { application }, now) => {
      const row = await findFormalities(tx, applicationId);
      if (application.status !== "formalities" || !row) return refused("impossible");
      const did = await work(tx, { application, row, states: await readFormalities(tx, application, row, now) }, now);
      if ("ok" in did) return did;
      const entry = { subjectId: applicationId, actorId: actor.id, requestId: context.requestId };
      await recordActivity(tx, { ...entry, ...did }, now);
      return { ok: true };
    },
    answersFor,
  );
}

interface Naming extends NamedRepresentative {
  applicationId: string;
  role: RepresentativeRole;
}

/** Names another representative, who is invited unless that person has a hand in the application already. */
export function nameRepresentative(
  context: Context,
  { applicationId, role, ...person }: Naming,
  actor: Viewer,
): Promise<Outcome> {
  return changeFormalities(context, applicationId, actor, async (tx, { application, row, states }, now) => {
    const ofRole = (one: RepresentativeRole) => states.find(({ formality }) => formality === one);
    const other = ofRole(role === "primary" ? "alternate" : "primary");
    if (ofRole(role)?.isDone) return refused("impossible");
    if (other?.person?.email === person.email) return refused("already");
    const before = ofRole(role)?.person?.email ?? "";
    if (before !== person.email) await endInvitation(tx, { application, email: before }, actor, now);
    await tx
      .update(applicationFormalities)
      .set({ [role]: person })
      .where(eq(applicationFormalities.id, row.id));
    const after = await readFormalities(tx, application, { ...row, [role]: person }, now);
    if (openOf(after).includes(role))
      await inviteRepresentative(tx, context.config, { application, role, person }, now);
    return { action: "application.representative_named", data: { person: person.name } };
  });
}

async function endInvitation(
  tx: Tx,
  { application, email }: { application: ApplicationRow; email: string },
  actor: Viewer,
  now: Date,
): Promise<void> {
  const subject = { subjectType: "application", subjectId: application.id } as const;
  const open = (await listOpenInvitations(tx, subject)).filter(
    (one) => one.email === email && one.role !== "applicant",
  );
  for (const { id } of open) {
    const revoked = await revokeInvitation(tx, { ...subject, id }, actor.id, now);
    if (revoked) await tellHandTakenBack(tx, application, revoked, now);
  }
}

/** Why a representative is not invited anew: the letter to that address is on its way. Null when it is time. */
export async function invitedNow(
  db: Reader,
  { applicationId, email }: { applicationId: string; email: string },
  now: Date,
): Promise<OnItsWay | null> {
  const open = await listOpenInvitations(db, { subjectType: "application", subjectId: applicationId });
  return onItsWay(open.find((one) => one.email === email && one.role !== "applicant")?.sentAt, now);
}

/** Sends the invitation of a representative once more, with a new link. */
export function inviteAgain(
  context: Context,
  { applicationId, role }: { applicationId: string; role: RepresentativeRole },
  actor: Viewer,
): Promise<Outcome> {
  return changeFormalities(context, applicationId, actor, async (tx, { application, states }, now) => {
    const { isDone = true, person } = states.find(({ formality }) => formality === role) ?? {};
    if (isDone || !person?.email) return refused("impossible");
    const sentNow = await invitedNow(tx, { applicationId, email: person.email }, now);
    if (sentNow) return sentNow;
    await inviteRepresentative(tx, context.config, { application, role, person }, now);
    return { action: "application.representative_invited", data: { person: person.name } };
  });
}

/** So many links to sign the commitment may be sent for one approval. */
const MOST_ASKED = 5;

/** Sends the head a new link to sign the commitment; the one before ends. */
export function askHeadAgain(context: Context, applicationId: string, actor: Viewer): Promise<Outcome> {
  return changeFormalities(context, applicationId, actor, async (tx, { application, row, states }, now) => {
    if (!openOf(states).includes("commitment")) return refused("impossible");
    if (row.timesAsked >= MOST_ASKED) return refused("too-many");
    const sentNow = row.declinedAt ? null : onItsWay(row.askedAt, now);
    if (sentNow) return sentNow;
    if (!(await askHeadToSign(tx, context.config, application, row, now))) return refused("impossible");
    const asked = await findFormalities(tx, applicationId);
    return { action: "application.commitment_asked", data: { person: asked?.headName ?? "" } };
  });
}
