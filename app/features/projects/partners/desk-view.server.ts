import { isStaff } from "#app/features/accounts/viewer.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { daysAfter } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import { unreadIn } from "../messages/messages-waiting.server.ts";
import { linkTo } from "./conversation-link.ts";
import type { ClosedBecause, DeskView, GivenPlace, InterestFormView, OwnPlace } from "./desk-model.ts";
import { fittingView } from "./fitting-view.server.ts";
import { freePlaces, rolePlaces, standingsOf } from "./places-of-roles.server.ts";
import { listInterests } from "./list-interests.server.ts";
import { readInvitations } from "./read-invitations.server.ts";
import { findMembersToInvite } from "./members-to-invite.server.ts";
import { interestOptions } from "../project/form-options.server.ts";
import { interestView } from "./interest-view.server.ts";
import { type FoundProject, listInstitutions, type Partner } from "../project/project-queries.server.ts";
import { listNeeds, topicsByKind } from "../project/project-rows.server.ts";
import { nameView, partnerStatus, type Words } from "../project/project-words.server.ts";
import { titleIn } from "../project/project-title.ts";
import { EDITABLE_ON_BOARD, INVITATION_DAYS, takesInterest } from "../project/project.ts";
import {
  type Audience,
  canLead,
  entitledIds,
  isOfLead,
  mayExpressInterestFor,
  worksFor,
  worksOnProjectsOf,
} from "../project/project.policy.ts";

interface Asked {
  found: FoundProject;
  audience: Audience;
  /** Words to find a member to invite. */
  query: string;
  /** What it is to be invited as, where that is known. */
  role: string;
}

/** The page of interest in a project: for the lead all of it with answers, for an institution its own and the form. */
export async function deskView(db: Reader, asked: Asked, words: Words): Promise<DeskView> {
  const { found, audience } = asked;
  const { row, subject, partners } = found;
  const isLead = canLead(audience, subject);
  const scope = isOfLead(audience, subject) ? undefined : audience.institutionIds;
  const rows = await listInterests(db, row.id, scope);
  const isRunning = EDITABLE_ON_BOARD.some((status) => status === row.status);
  const unread = await unreadFor(db, found, audience);
  const invitations = await readInvitations(db, row.id, words);
  const form = isLead ? null : await formView(db, found, audience, words);
  const standings = isLead && isRunning ? await standingsOf(db, found) : [];
  const roles = standings.map((one) => rolePlaces(one, words));
  return {
    title: words.t(isLead ? "projects:interest.received" : "projects:interest.own"),
    project: { title: titleIn(words.locale, row), to: `/projects/${row.slug}` },
    isLead,
    isRunning,
    interests: rows.map((one) => ({
      ...interestView(one, audience, words, unread),
      places: roles.find(({ id }) => id === one.interest.needId) ?? null,
    })),
    form,
    closedBecause: isLead || form ? null : closedBecause(found, audience, words.today),
    places: isLead
      ? partners.flatMap((partner) => placeView(partner, { isRunning, unread, invitations, standings }, words))
      : [],
    free: freePlaces(standings, rows, words),
    invite: isLead && isRunning ? { ...(await inviteView(db, asked, words)), roles } : null,
  };
}

/** How many messages wait to be read, by conversation; null for somebody who works on projects of neither institution. */
async function unreadFor(db: Reader, { row }: FoundProject, { viewer, institutionIds }: Audience) {
  if (!viewer || !institutionIds.some((id) => worksOnProjectsOf(viewer, id))) return null;
  const side = worksOnProjectsOf(viewer, row.leadInstitutionId) ? "lead" : "partner";
  return unreadIn(db, row.id, { userId: viewer.id, side });
}

async function formView(
  db: Reader,
  { row, subject }: FoundProject,
  audience: Audience,
  words: Words,
): Promise<InterestFormView | null> {
  const ids = mayExpressInterestFor(audience, subject, words.today);
  if (ids.length === 0) return null;
  const [institutions, needs] = await Promise.all([listInstitutions(db, ids), listNeeds(db, row.id)]);
  const topics = await topicsByKind(db, row.id);
  const likely = [...institutions.map(({ country }) => country), ...topics.country];
  const { countriesByRegion, languages } = interestOptions(words, likely);
  return {
    institutions: institutions.map((one) => ({ value: one.id, label: nameView(words, one) })),
    needs: needs.map(({ id, role }) => ({ value: id, label: role })),
    countriesByRegion,
    languages,
  };
}

/** Why no interest can be expressed, in the order in which it helps to know. */
function closedBecause({ subject }: FoundProject, audience: Audience, today: string): ClosedBecause {
  if (subject.partnerIds.some((id) => audience.institutionIds.includes(id))) return "partner";
  if (entitledIds(audience, "join_projects").length === 0) return "not_member";
  if (worksFor(audience, "join_projects").length === 0) return "role";
  if (isStaff(audience.viewer)) return "staff";
  if (subject.status === "open" && subject.isLeadActive && !takesInterest(subject, today)) return "deadline";
  return "closed";
}

const TAKEN_OUT_BY = { invited: "cancel", confirmed: "remove" } as const;

type Invitations = Awaited<ReturnType<typeof readInvitations>>;
type Unread = Awaited<ReturnType<typeof unreadFor>>;

interface Placed {
  isRunning: boolean;
  unread: Unread;
  invitations: Invitations;
  standings: Awaited<ReturnType<typeof standingsOf>>;
}

function placeView(
  { id, institution, role, status, interestId, needId }: Partner,
  { isRunning, unread, invitations, standings }: Placed,
  words: Words,
): GivenPlace[] {
  if (!institution) return [];
  const isIn = isRunning && (status === "invited" || status === "confirmed");
  const act = isIn ? TAKEN_OUT_BY[status] : null;
  const its = standings.find((one) => one.id === needId);
  const named = { institutionId: institution.id, name: nameView(words, institution) };
  const country = countryName(institution.country, words.locale);
  return [
    {
      key: id,
      ...named,
      country,
      role,
      status: partnerStatus(words, status),
      act,
      freesPlace: its !== undefined && its.confirmed + its.invited <= its.number,
      invitation: invitations.get(id) ?? null,
      conversation: linkTo(interestId ?? id, unread),
    },
  ];
}

async function inviteView(
  db: Reader,
  { found: { subject }, query, role }: Asked,
  words: Words,
): Promise<Omit<NonNullable<DeskView["invite"]>, "roles">> {
  const except = [subject.leadInstitutionId, ...subject.partnerIds];
  const found = query ? await findMembersToInvite(db, query, { except, today: words.today }) : [];
  return {
    ...{ query, role, today: words.today, answerBy: daysAfter(words.today, INVITATION_DAYS) },
    ...{ fitting: await fittingView(db, subject, words) },
    found: found.map((one) => ({
      id: one.id,
      name: nameView(words, one),
      country: countryName(one.country, words.locale),
    })),
  };
}

/** An institution's own place in a project, as its page of the partnership shows it. */
export async function partnershipView(
  db: Reader,
  found: FoundProject,
  audience: Audience,
  words: Words,
): Promise<OwnPlace[]> {
  const unread = await unreadFor(db, found, audience);
  const invitations = await readInvitations(db, found.row.id, words);
  return found.partners.flatMap(({ id, institution, role, status, interestId }) => {
    const isTheirs = institution && audience.institutionIds.includes(institution.id);
    if (!isTheirs || (status !== "invited" && status !== "confirmed")) return [];
    const answers = status === "invited" ? (["confirm", "refuse"] as const) : (["leave"] as const);
    return [
      {
        key: id,
        institutionId: institution.id,
        name: nameView(words, institution),
        role,
        status: partnerStatus(words, status),
        answers: [...answers],
        invitation: invitations.get(id) ?? null,
        conversation: worksOnProjectsOf(audience.viewer, institution.id) ? linkTo(interestId ?? id, unread) : null,
      },
    ];
  });
}
