import { isStaff } from "#app/features/accounts/viewer.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { daysAfter } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import { countText } from "../project/composition-words.server.ts";
import type { ClosedBecause, DeskView, InterestFormView } from "./desk-model.ts";
import { fittingView } from "./fitting-view.server.ts";
import { freePlaces, rolePlaces, standingsOf } from "./places-of-roles.server.ts";
import { listInterests } from "./list-interests.server.ts";
import { placeViews, vacantPlace } from "./place-views.server.ts";
import { readEnds } from "./read-ends.server.ts";
import { readUnread } from "./read-unread.server.ts";
import { listVacancies } from "./vacancies.server.ts";
import { readInvitations } from "./read-invitations.server.ts";
import { findMembersToInvite } from "./members-to-invite.server.ts";
import { interestOptions } from "../project/form-options.server.ts";
import { interestView } from "./interest-view.server.ts";
import { type FoundProject, listInstitutions } from "../project/project-queries.server.ts";
import { listNeeds, topicsByKind } from "../project/project-rows.server.ts";
import { nameView, type Words } from "../project/project-words.server.ts";
import { titleIn } from "../project/project-title.ts";
import { EDITABLE_ON_BOARD, INVITATION_DAYS, takesInterest } from "../project/project.ts";
import {
  type Audience,
  canLead,
  entitledIds,
  isOfLead,
  mayExpressInterestFor,
  worksFor,
} from "../project/project.policy.ts";

interface Asked {
  found: FoundProject;
  audience: Audience;
  /** Words to find a member to invite. */
  query: string;
  /** What it is to be invited as, where that is known. */
  role: string;
  /** The place that was left and is to be filled. */
  place: string;
  now: Date;
}

/** The page of interest in a project: for the lead all of it with answers, for an institution its own and the form. */
export async function deskView(db: Reader, asked: Asked, words: Words): Promise<DeskView> {
  const { found, audience } = asked;
  const { row, subject, partners } = found;
  const isLead = canLead(audience, subject);
  const scope = isOfLead(audience, subject) ? undefined : audience.institutionIds;
  const listed = await listInterests(db, { projectId: row.id, today: words.today }, scope);
  // An institution that has become the lead answered for its own interest then.
  const rows = listed.filter(({ interest }) => scope || interest.institutionId !== row.leadInstitutionId);
  // Who takes part already waits for no place.
  const outside = rows.filter(({ interest }) => !subject.partnerIds.includes(interest.institutionId));
  const isRunning = EDITABLE_ON_BOARD.some((status) => status === row.status);
  const unread = await readUnread(db, found, audience);
  const invitations = await readInvitations(db, row.id, words);
  const form = isLead ? null : await formView(db, found, audience, words);
  const isActing = isLead && isRunning;
  const standings = isActing ? await standingsOf(db, found) : [];
  const roles = standings.map((one) => rolePlaces(one, words));
  const vacancies = isActing ? await listVacancies(db, row.id, words.today) : [];
  const ends = await readEnds(db, row.id, words);
  const { slug } = row;
  const placed = { slug, isRunning, unread, invitations, standings, vacancies, ends, now: asked.now };
  return {
    title: words.t(isLead ? "projects:interest.received" : "projects:interest.own"),
    project: { title: titleIn(words.locale, row), to: `/projects/${row.slug}` },
    isLead,
    isRunning,
    interests: rows.map((one) => ({
      ...interestView(scope ? { ...one, answerer: null } : one, audience, words, unread),
      places: roles.find(({ id }) => id === one.interest.needId) ?? null,
    })),
    form,
    closedBecause: isLead || form ? null : closedBecause(found, audience, words.today),
    places: isLead ? partners.flatMap((partner) => placeViews(partner, placed, words)) : [],
    count: isLead ? countText(words, found.count) : null,
    free: freePlaces(standings, outside, words),
    invite: isActing
      ? {
          ...(await inviteView(db, asked, words)),
          roles,
          inPlaceOf: vacantPlace(asked.place, { vacancies, partners, rows: outside }, words),
        }
      : null,
  };
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

async function inviteView(
  db: Reader,
  { found: { subject }, query, role }: Asked,
  words: Words,
): Promise<Omit<NonNullable<DeskView["invite"]>, "roles" | "inPlaceOf">> {
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
