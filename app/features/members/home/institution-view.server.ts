import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDate, formatDateTime } from "#app/i18n/format.server.ts";
import { languageName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { clockReasonOf } from "../institution/clock-reasons.ts";
import { findSuspension } from "../institution/clock-suspension.server.ts";
import { memberView } from "../institution/member-view.server.ts";
import { nameOf } from "../institution/institution-names.ts";
import {
  canBeHeard,
  canConfirmYear,
  canEditProfile,
  canEndAccess,
  canLeave,
  canManagePeople,
  canOfferMainRole,
  canRenew,
} from "../institution/member.policy.ts";
import { hasRight } from "../institution/rights.ts";
import { membershipCard } from "../institution/membership-view.server.ts";
import {
  type Colleague,
  listColleagues,
  listPeople,
  listOwnInstitutions,
  type OwnInstitution,
} from "../institution/own-institution.server.ts";
import { confirmationOf } from "../institution/profile-confirmation.ts";
import { noticeOn } from "../hearing/notice-view.server.ts";
import { leavingOn } from "../leaving/withdrawal-view.server.ts";
import { canAskForName } from "../renaming/renaming.policy.ts";
import { renamingWaiting } from "../renaming/renaming-view.server.ts";
import { renewalOn } from "../renewal/renewal-view.server.ts";
import { unitOfPerson } from "../units/units.ts";
import { yearOn } from "../year/year-view.server.ts";
import { profileCompleteness } from "../profile/profile-completeness.server.ts";
import { profileFormValues } from "../profile/profile-form.server.ts";
import { offerOn } from "./handover-view.server.ts";
import { type Coming, listComings } from "../people/comings.server.ts";
import { listPendingInvitations, type PendingInvitation } from "../people/pending-invitations.server.ts";
import type { ColleagueView, ComingView, InstitutionView, InvitationView, PersonView } from "./ui/institution-model.ts";

/** Addresses of an institution's own pages. */
export function institutionPaths({ institution: { id } }: OwnInstitution) {
  const query = `?institution=${id}`;
  return {
    home: `/institution${query}`,
    edit: `/institution/edit${query}`,
    visibility: `/institution/visibility${query}`,
    logo: `/institution/logo${query}`,
    cover: `/institution/cover${query}`,
    people: `/institution/people${query}`,
    handover: `/institution/handover${query}`,
    position: `/institution/position${query}`,
    withdrawal: `/institution/withdrawal${query}`,
    notice: `/institution/notice${query}`,
    certificate: `/institution/certificate${query}`,
    year: `/institution/year${query}`,
    renewal: `/institution/renewal${query}`,
    name: `/institution/name${query}`,
    units: `/institution/units${query}`,
  };
}

/** The page of one of its units, or of a new one. */
export const unitPath = ({ institution: { id } }: OwnInstitution, unitId: string): string =>
  `/institution/units/${unitId}?institution=${id}`;

/** A person with the place in the institution, in the reader's words. */
export function personView(
  { name, role, position, languages, restingSince, suspendedSince, ...place }: Colleague,
  locale: Locale,
): PersonView {
  return {
    name,
    role: translator(locale)(`vocabulary:role.${role}`),
    place: [position, unitOfPerson(place, locale)].filter(Boolean),
    languages: languages.map((code) => languageName(code, locale)).join(", "),
    restsSince: restingSince && formatDate(restingSince, locale),
    suspendedSince: suspendedSince && formatDate(suspendedSince, locale),
  };
}

function colleagueViews(colleagues: Colleague[], viewer: Viewer, own: OwnInstitution, locale: Locale): ColleagueView[] {
  return colleagues.map(({ grantId, userId, role, ...person }) => ({
    ...personView({ grantId, userId, role, ...person }, locale),
    grantId,
    isYou: userId === viewer.id,
    endTo: canEndAccess(viewer, own.member, { role })
      ? `/institution/people/${grantId}?institution=${own.institution.id}`
      : null,
  }));
}

/** For what reason people have suspended a membership, as the letter says it. */
async function suspensionView(membership: OwnInstitution["membership"], { db, locale }: Omit<Reading, "now">) {
  const suspension = await findSuspension(db, membership);
  if (!suspension || clockReasonOf(suspension.reason)) return null;
  return { day: formatDate(suspension.createdAt, locale), reason: suspension.reason };
}

interface Reading {
  db: Reader;
  locale: Locale;
  now: Date;
}

/** What somebody who acts for an institution reads of it. */
export async function institutionView(own: OwnInstitution, viewer: Viewer, { db, locale, now }: Reading) {
  const today = dayOf(now);
  const { institution, membership, member } = own;
  const all = await listOwnInstitutions(db, viewer, today);
  const others = all.map((one) => ({
    label: nameOf(one.institution, locale).name,
    to: institutionPaths(one).home,
    isCurrent: one.institution.id === institution.id,
  }));
  const { name, logo } = memberView(institution, locale);
  const paths = institutionPaths(own);
  const canEdit = canEditProfile(viewer, member);
  const told = canEdit ? { values: await profileFormValues(db, own), hasLogo: logo !== null, paths } : null;
  const confirmedAt = confirmationOf(own);
  const view: InstitutionView = {
    ...{ name, logo },
    card: membershipCard(membership, { locale, today }),
    profileTo: hasRight(member, "be_listed") ? `/directory/${institution.slug}` : null,
    paths,
    confirmedOn: confirmedAt && { iso: confirmedAt.toISOString(), text: formatDate(confirmedAt, locale) },
    people: colleagueViews(await listColleagues(db, institution.id), viewer, own, locale),
    completeness: told && profileCompleteness(told, locale),
    offer: await offerOn(own, viewer, { db, locale, now }),
    canEdit,
    canAskForName: canAskForName(viewer, member),
    nameAsked: await renamingWaiting(own, { db, locale }),
    canManagePeople: canManagePeople(viewer, member),
    canLeave: canLeave(viewer, member),
    leaving: await leavingOn(db, membership.id, locale),
    notice: await noticeOn(db, membership.id, { locale, now }),
    suspension: canBeHeard(viewer, member) ? await suspensionView(membership, { db, locale }) : null,
    canBeHeard: canBeHeard(viewer, member),
    year: canConfirmYear(viewer, member) ? await yearOn(own, { db, locale, now }) : null,
    renewal: canRenew(viewer, member) ? await renewalOn(own, { db, locale, now }) : null,
    others: others.length > 1 ? others : [],
  };
  return view;
}

/** An invitation without an answer, with what can be done about it. */
export function invitationView(invitation: PendingInvitation, locale: Locale): InvitationView {
  const t = translator(locale);
  const { id, email, name, role, standing, expiresAt, canSendAgain } = invitation;
  const day = formatDateTime(expiresAt, locale);
  const roleLabel = t(`vocabulary:role.${role}`);
  const until = t(`invitations:until.${standing}`, { day });
  return { id, email, name, role, roleLabel, standing, until, canSendAgain };
}

function comingView(coming: Coming, locale: Locale): ComingView {
  const t = translator(locale);
  const { kind, id, who, role, state, at } = coming;
  const stateLabel =
    coming.kind === "request"
      ? t(`vocabulary:access_request_state.${coming.state}`)
      : t(`vocabulary:invitation_state.${coming.state}`);
  const [roleLabel, day] = [t(`vocabulary:role.${role}`), formatDate(at, locale)];
  const answerTo = state === "asked" ? `/requests/${id}` : null;
  return { kind, id, who, state, stateLabel, roleLabel, day, answerTo };
}

/** Who acts for an institution, who is invited to and who asks, for those who may change it. */
export async function peopleView(own: OwnInstitution, viewer: Viewer, { db, locale, now }: Reading) {
  const people = await listPeople(db, own.institution.id);
  const colleagues = people.filter(({ suspendedSince }) => suspendedSince === null);
  const invitations = await listPendingInvitations(db, own.institution.id, now);
  const isAlternate = ({ role }: { role: string }) => role === "alternate";
  return {
    handoverTo: canOfferMainRole(viewer, own.member) ? institutionPaths(own).handover : null,
    people: colleagueViews(people, viewer, own, locale),
    lacksAlternate: !colleagues.some(isAlternate) && !invitations.some(isAlternate),
    invitations: invitations.map((one) => invitationView(one, locale)),
    comings: (await listComings(db, own.institution.id)).map((one) => comingView(one, locale)),
  };
}
