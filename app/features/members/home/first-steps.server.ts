import type { Viewer } from "#app/features/accounts/viewer.ts";
import { dayOf, daysAfter } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import { institutionPaths } from "./institution-view.server.ts";
import { canEditProfile, canManagePeople } from "../institution/member.policy.ts";
import { hasRight } from "../institution/rights.ts";
import { listPendingInvitations } from "../people/pending-invitations.server.ts";
import { listColleagues, listOwnInstitutions, type OwnInstitution } from "../institution/own-institution.server.ts";

/** What a new member may do first. Each has its sentence in the catalogue: `members:waiting.<name>`. */
export type FirstStep = "logo" | "profile" | "colleagues";

const PAGES: Record<FirstStep, keyof ReturnType<typeof institutionPaths>> = {
  logo: "logo",
  profile: "edit",
  colleagues: "people",
};

/** Days after admission; what was not done by then was not wanted. */
const SHOWN_DAYS = 90;

async function isAlone(db: Reader, institutionId: string, now: Date): Promise<boolean> {
  const people = new Set((await listColleagues(db, institutionId)).map(({ userId }) => userId));
  return people.size <= 1 && (await listPendingInvitations(db, institutionId, now)).length === 0;
}

async function stepsOf(db: Reader, viewer: Viewer, own: OwnInstitution, now: Date) {
  const { institution, membership, member } = own;
  const today = dayOf(now);
  const isNew = hasRight(member, "be_listed") && today <= daysAfter(membership.startsOn, SHOWN_DAYS);
  if (!isNew) return [];
  const { logoFileId, confirmedAt, createdAt } = institution;
  const isUnread = confirmedAt.getTime() === createdAt.getTime();
  const open: [FirstStep, boolean][] = [
    ["logo", canEditProfile(viewer, member) && logoFileId === null],
    ["profile", canEditProfile(viewer, member) && isUnread],
    ["colleagues", canManagePeople(viewer, member) && (await isAlone(db, institution.id, now))],
  ];
  const paths = institutionPaths(own);
  return open.flatMap(([step, isOpen]) =>
    isOpen ? [{ step, institution, to: paths[PAGES[step]], startsOn: membership.startsOn }] : [],
  );
}

/** The first steps of a person's new member institutions that nobody has taken yet. */
export async function listFirstSteps(db: Reader, viewer: Viewer, now: Date) {
  const own = await listOwnInstitutions(db, viewer, dayOf(now));
  return (await Promise.all(own.map((one) => stepsOf(db, viewer, one, now)))).flat();
}
