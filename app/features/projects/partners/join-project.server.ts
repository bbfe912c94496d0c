import type { InstitutionNames } from "#app/features/members/institution/institution-names.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import { inArray } from "drizzle-orm";
import { institutions } from "#db/schema/members.ts";
import { dayNow, daysAfter } from "#app/platform/days.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { isBarred } from "#app/features/contact/bar.server.ts";
import type { Tx } from "#db/index.server.ts";
import { listAfterAll } from "./after-all.server.ts";
import { findPartner, invite, type PartnerRow } from "./partner-rows.server.ts";
import { listVacancies, takeVacancy } from "./vacancies.server.ts";
import { tellOfInvitations } from "./invitation-letters.server.ts";
import { recordStep } from "./partner-steps.server.ts";
import { beyondPlaces, placesFor, readStandings, type RoleStanding } from "./role-standing.server.ts";
import { roleMeant } from "./role-words.ts";
import { getAudience } from "../project/project-audience.server.ts";
import { isJustDone, type ProjectCommandContext } from "../project/project-command.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { placeOn } from "../project/standing-place.server.ts";
import { mayJoinProjects, type LoadedProject, loadProject } from "../project/project-subject.server.ts";
import { EDITABLE_ON_BOARD, INVITATION_DAYS } from "../project/project.ts";
import { canAnswerForPartner, canLead } from "../project/project.policy.ts";
import { type DeclinedBecause, findPlace, type Place, settle } from "./settle-partner.server.ts";

type PlaceRefusal = Refusal<"forbidden" | "impossible">;

const isRunning = ({ row }: LoadedProject) => EDITABLE_ON_BOARD.some((status) => status === row.status);

/** `institutions` are those on account of which nobody was invited. */
type InviteRefusal =
  | PlaceRefusal
  | Refusal<never, "barred">
  | (Refusal<never, "places-taken"> & { beyond: RoleStanding })
  | (Refusal<never, "already-partner" | "not-member"> & { institutions: InstitutionNames[] });

/** Invites a member of the association into a project without waiting for its interest. */
export function inviteMember(
  context: ProjectCommandContext,
  { projectId, message, answerBy, isWithinPlaces, ...invited }: Place & { role: string; replacesId?: string } & Words,
  actor: Viewer,
): Promise<{ ok: true } | InviteRefusal> {
  return inviteMembers(context, { projectId, message, answerBy, isWithinPlaces, invited: [invited] }, actor);
}

interface Words {
  /** What the lead writes with it. */
  message?: string;
  /** The last day on which it can be answered; left out, the usual one. */
  answerBy?: string;
  /** Nobody is invited beyond the places that are open. */
  isWithinPlaces?: boolean;
}

/** Who is invited, in which role, and as which of the partners wanted. */
interface Invited {
  institutionId: string;
  role: string;
  needId?: string;
  /** The place that is to be filled anew. */
  replacesId?: string;
}

/** The same of several at once: all of them or none. */
export async function inviteMembers(
  context: ProjectCommandContext,
  {
    projectId,
    invited,
    message,
    answerBy,
    isWithinPlaces = false,
  }: Words & { projectId: string; invited: readonly Invited[] },
  actor: Viewer,
): Promise<{ ok: true } | InviteRefusal> {
  return context.withTransaction(async (tx) => {
    const project = await loadProject(tx, projectId, dayNow(context.clock));
    if (!project || !canLead(await getAudience(tx, actor, dayNow(context.clock)), project.subject))
      return refused("forbidden");
    if (!isRunning(project)) return refused("impossible");
    if (await isBarred(tx, actor.id)) return refused("barred");
    if (await areJustInvited(tx, project.row, { invited, today: dayNow(context.clock) }, actor)) return { ok: true };
    const hindered = await hinderedOf(tx, project, invited, dayNow(context.clock));
    if (hindered) return hindered;
    const standings = await readStandings(tx, projectId, dayNow(context.clock));
    // In the words of a partner wanted somebody is invited as that.
    const coming = invited.map((one) => ({ ...one, needId: one.needId ?? needIn(standings, one.role) }));
    const beyond = isWithinPlaces && beyondPlaces(standings, coming);
    if (beyond) return refused("places-taken", { beyond });
    const now = context.clock.now();
    const words = { message, answerBy: answerBy ?? daysAfter(dayNow(context.clock), INVITATION_DAYS) };
    const sent = [];
    const vacancies = await listVacancies(tx, projectId, dayNow(context.clock));
    for (const one of coming) {
      const { institutionId, role, needId } = one;
      const replacesId = takeVacancy(vacancies, one);
      const row = { projectId, institutionId, role, needId, replacesId, invitedById: actor.id, ...words };
      sent.push({ ...one, ...words, partnerId: await invite(tx, row, now) });
      const entry = { action: "partner.invited", institutionId, actorId: actor.id } as const;
      await recordStep(tx, project.row, { ...context, now }, entry);
    }
    await tellOfInvitations(tx, { ...context, now }, { row: project.row, invited: sent, actor });
    return { ok: true };
  });
}

/** Whether this person did exactly that last: a button pressed twice. */
async function areJustInvited(
  tx: Tx,
  { id }: { id: string },
  { invited, today }: { invited: readonly Invited[]; today: string },
  actor: Viewer,
) {
  if (!(await isJustDone(tx, id, { action: "partner.invited", actorId: actor.id }))) return false;
  for (const { institutionId, role } of invited) {
    const known = await findPartner(tx, id, institutionId);
    if (!known || placeOn(known, today) !== "invited" || known.role !== role) return false;
  }
  return true;
}

/** The partner wanted of which these are the words. */
function needIn(standings: readonly RoleStanding[], words: string): string | undefined {
  const { same } = roleMeant(
    standings.map(({ role }) => role),
    words,
  );
  return standings.find(({ role }) => role === same)?.id;
}

/** Those who are in already, or else those who may not join; null where nobody is in the way. */
async function hinderedOf(tx: Tx, { row, subject }: LoadedProject, invited: readonly Invited[], today: string) {
  const ids = invited.map(({ institutionId }) => institutionId);
  const present = ids.filter((id) => [row.leadInstitutionId, ...subject.partnerIds].includes(id));
  if (present.length > 0) return refused("already-partner", { institutions: await namesOf(tx, present) });
  const unentitled: string[] = [];
  for (const id of ids) if (!(await mayJoinProjects(tx, id, today))) unentitled.push(id);
  return unentitled.length > 0 ? refused("not-member", { institutions: await namesOf(tx, unentitled) }) : null;
}

/** Of those that there are. */
function namesOf(tx: Tx, ids: readonly string[]): Promise<InstitutionNames[]> {
  return tx
    .select(nameColumns)
    .from(institutions)
    .where(inArray(institutions.id, [...ids]));
}

/**
 * Confirms an invited institution's place, also a day after it was declined; from now on it is shown as a partner. Set
 * `isWithinPlaces` where the person was not told that every place is taken.
 */
export function confirmPartnership(
  context: ProjectCommandContext,
  place: Place & { isWithinPlaces?: boolean },
  actor: Viewer,
) {
  return answerInvitation(context, { ...place, answer: "confirmed" }, actor);
}

/** Says no to an invitation. Nobody but the two institutions and the secretariat learns of it. */
export function refusePartnership(
  context: ProjectCommandContext,
  { because, ...place }: Place & { because?: DeclinedBecause },
  actor: Viewer,
) {
  return answerInvitation(context, { ...place, because, answer: "declined" }, actor);
}

interface Answering extends Place {
  answer: "confirmed" | "declined";
  because?: DeclinedBecause;
  /** Nobody is confirmed beyond the places there are. */
  isWithinPlaces?: boolean;
}

async function answerInvitation(
  context: ProjectCommandContext,
  { answer, because, isWithinPlaces = false, ...place }: Answering,
  actor: Viewer,
): Promise<{ ok: true } | PlaceRefusal | Refusal<never, "taken-back" | "role-full">> {
  return context.withTransaction(async (tx) => {
    const found = await findPlace(tx, place, dayNow(context.clock));
    if (!found || !canAnswerForPartner(await getAudience(tx, actor, dayNow(context.clock)), place.institutionId))
      return refused("forbidden");
    const { answeredById } = found.partner;
    const status = placeOn(found.partner, dayNow(context.clock));
    // Pressed twice is done once.
    if (status === answer && answeredById === actor.id) return { ok: true };
    if (status === "cancelled") return refused("taken-back");
    const canJoin = isRunning(found.project) && found.project.subject.isLeadActive;
    if (answer === "confirmed" && !canJoin) return refused("impossible");
    if (!(await isAsked(tx, { ...found.partner, status }, answer, context.clock.now()))) return refused("impossible");
    const role = isWithinPlaces && (await placesFor(tx, found.partner, dayNow(context.clock)));
    if (role && role.open === 0) return refused("role-full");
    await settle(tx, context, { ...found, status: answer, because }, actor);
    return { ok: true };
  });
}

/** Whether an institution is asked for this answer: it is invited, or confirms after all what it has just declined. */
async function isAsked(
  tx: Tx,
  { id, projectId, status }: Pick<PartnerRow, "id" | "projectId" | "status">,
  answer: Answering["answer"],
  now: Date,
): Promise<boolean> {
  if (status !== "declined" || answer !== "confirmed") return status === "invited";
  return (await listAfterAll(tx, projectId, now)).get(id) === "free";
}

/** Takes an invitation back before it is answered: the lead institution. */
export async function cancelInvitation(
  context: ProjectCommandContext,
  place: Place,
  actor: Viewer,
): Promise<{ ok: true } | PlaceRefusal> {
  return context.withTransaction(async (tx) => {
    const found = await findPlace(tx, place, dayNow(context.clock));
    if (!found || !canLead(await getAudience(tx, actor, dayNow(context.clock)), found.project.subject))
      return refused("forbidden");
    const { answeredById } = found.partner;
    const status = placeOn(found.partner, dayNow(context.clock));
    if (status === "cancelled" && answeredById === actor.id) return { ok: true };
    if (status !== "invited" || !isRunning(found.project)) return refused("impossible");
    await settle(tx, context, { ...found, status: "cancelled" }, actor);
    return { ok: true };
  });
}
