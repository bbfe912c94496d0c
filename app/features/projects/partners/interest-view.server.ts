import { isEntitled } from "#app/features/members/institution/rights.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { OPEN_INTERESTS } from "#db/vocabulary.ts";
import { linkTo } from "./conversation-link.ts";
import type { InterestView } from "./desk-model.ts";
import type { InterestRow } from "./list-interests.server.ts";
import { type Audience, worksOnProjectsOf } from "../project/project.policy.ts";
import { interestStatus, languageLabel, momentView, nameView, type Words } from "../project/project-words.server.ts";

export function interestView(
  { interest, institution, term, person, answerer, place }: InterestRow,
  { viewer }: Audience,
  words: Words,
  unread: ReadonlyMap<string, number> | null,
): InterestView {
  const { t, locale } = words;
  const isOpen = OPEN_INTERESTS.some((one) => one === interest.status);
  const isMember = isEntitled(term, "join_projects", words.today);
  return {
    id: interest.id,
    institution: {
      name: nameView(words, institution),
      slug: isMember ? institution.slug : null,
      country: countryName(institution.country, locale),
    },
    isMember,
    person,
    role: interest.role,
    message: interest.message,
    staffAvailable: interest.staffAvailable,
    countries: interest.countries.map((code) => countryName(code, locale)),
    languages: interest.languages.map((code) => languageLabel(code, words)),
    canCoFund: t(`common:status.${interest.canCoFund ? "yes" : "no"}`),
    isHeadInformed: t(`common:status.${interest.isHeadInformed ? "yes" : "no"}`),
    sentAt: momentView(words, interest.createdAt),
    status: interestStatus(words, { status: interest.status, reason: interest.declineReason, place }),
    answer: interest.status,
    answered:
      interest.answeredAt && answerer ? { name: answerer, at: formatDateTime(interest.answeredAt, locale) } : null,
    isWaiting: interest.status === "sent",
    isOpen,
    canBeWithdrawn: isOpen && worksOnProjectsOf(viewer, interest.institutionId),
    canBeUndone:
      interest.status === "declined" ||
      interest.status === "waiting_list" ||
      (interest.status === "accepted" && place === "invited"),
    reason: interest.declineReason && t(`vocabulary:decline_reason.${interest.declineReason}`),
    note: interest.answerNote,
    conversation: linkTo(interest.id, unread),
  };
}
