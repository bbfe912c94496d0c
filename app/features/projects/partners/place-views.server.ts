import { countryName } from "#app/i18n/names.server.ts";
import type { Partner } from "../project/project-partners.server.ts";
import { nameView, partnerStatus, type Words } from "../project/project-words.server.ts";
import { linkTo } from "./conversation-link.ts";
import type { DeskView, GivenPlace } from "./desk-model.ts";
import type { InterestRow } from "./list-interests.server.ts";
import type { standingsOf } from "./places-of-roles.server.ts";
import { type EndedPlace, isTakenBack } from "./read-ends.server.ts";
import type { readInvitations } from "./read-invitations.server.ts";
import type { Vacancy } from "./vacancies.server.ts";

interface Placed {
  slug: string;
  isRunning: boolean;
  unread: ReadonlyMap<string, number> | null;
  invitations: Awaited<ReturnType<typeof readInvitations>>;
  standings: Awaited<ReturnType<typeof standingsOf>>;
  vacancies: readonly Vacancy[];
  ends: ReadonlyMap<string, EndedPlace>;
  now: Date;
}

function actOf({ id, status }: Partner, { isRunning, vacancies, ends, now }: Placed): GivenPlace["act"] {
  if (!isRunning) return null;
  if (status === "invited") return "cancel";
  if (status === "confirmed") return "remove";
  const ended = ends.get(id);
  const isVacant = vacancies.some((one) => one.id === id);
  return status === "removed" && ended && isVacant && isTakenBack(ended, now) ? "resume" : null;
}

/** The place of a member in a project, as its lead institution sees it; none of whoever is outside the association. */
export function placeViews(partner: Partner, placed: Placed, words: Words): GivenPlace[] {
  const { id, institution, role, status, interestId, needId } = partner;
  if (!institution) return [];
  const { slug, unread, invitations, standings, vacancies, ends } = placed;
  const its = standings.find((one) => one.id === needId);
  const isVacant = vacancies.some((one) => one.id === id);
  return [
    {
      key: id,
      institutionId: institution.id,
      name: nameView(words, institution),
      country: countryName(institution.country, words.locale),
      role,
      status: partnerStatus(words, status),
      act: actOf(partner, placed),
      end: ends.get(id)?.view ?? null,
      refill: isVacant ? `/projects/${slug}/interests?${new URLSearchParams({ role, place: id })}#invite` : null,
      freesPlace: its !== undefined && its.taken <= its.number,
      invitation: invitations.get(id) ?? null,
      conversation: linkTo(interestId ?? id, unread),
    },
  ];
}

interface Around {
  vacancies: readonly Vacancy[];
  partners: readonly Partner[];
  rows: readonly InterestRow[];
}

/** The place that was left and is to be filled, with those on the waiting list for it; null where none was named. */
export function vacantPlace(
  asked: string,
  { vacancies, partners, rows }: Around,
  words: Words,
): NonNullable<DeskView["invite"]>["inPlaceOf"] {
  const vacancy = vacancies.find(({ id }) => id === asked);
  const institution = partners.find(({ id }) => id === vacancy?.id)?.institution;
  if (!vacancy || !institution) return null;
  const isFor = ({ interest }: InterestRow) =>
    interest.status === "waiting_list" &&
    (vacancy.needId ? interest.needId === vacancy.needId : interest.role === vacancy.role);
  return {
    id: vacancy.id,
    name: nameView(words, institution),
    waiting: rows.filter(isFor).map((row) => nameView(words, row.institution)),
  };
}
