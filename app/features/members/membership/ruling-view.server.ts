import type { Viewer } from "#app/features/accounts/viewer.ts";
import { readerWords } from "#app/features/letters/reader-words.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { canConfirmRuling, canProposeRuling, canSeeRuling } from "../institution/member.policy.ts";
import { groundsFor } from "../institution/missed-years.server.ts";
import type { findMembership } from "../institution/membership-queries.server.ts";
import { speakersOf } from "./ruling-letters.server.ts";
import { findOpenProposal, findRulingStage, listConflicted, recusedFrom } from "./ruling-queries.server.ts";
import { isHeard, possibleRulings, rulingOf } from "../institution/rulings.ts";
import type { RulingView } from "../institution/ui/membership-model.ts";

type Found = NonNullable<Awaited<ReturnType<typeof findMembership>>>;

interface Asked {
  viewer: Viewer;
  locale: Locale;
  now: Date;
  /** Where the council votes on it. */
  agendaTo: (proposalId: string) => Promise<string | null>;
}

/** What this person may propose for a membership, or what is proposed and what they may answer; null for neither and for whoever is tied to it. */
export async function rulingView(
  db: Reader,
  { membership, institution }: Found,
  { viewer, locale, now, agendaTo }: Asked,
): Promise<RulingView | null> {
  const conflictedIds = await listConflicted(db, membership.applicationId);
  const subject = { institutionId: institution.id, country: institution.country, conflictedIds };
  const open = await findOpenProposal(db, membership.id);
  if (!open) {
    const kinds = canProposeRuling(viewer, subject) ? possibleRulings(membership, dayOf(now)) : [];
    if (kinds.length === 0) return null;
    const locales = (await speakersOf(db, institution.id)).map((person) => person.locale);
    const { replyWithinDays: replyDays } = await getAssociation(db);
    return {
      kind: "free",
      kinds,
      grounds: await groundsFor(db, membership.id),
      replyDays,
      readers: {
        suspend: readerWords(locales, "suspend"),
        reinstate: readerWords(locales, "reinstate"),
        renew: readerWords(locales, "renew"),
        category: readerWords(locales, "free"),
        ending: readerWords(locales, "ending"),
      },
    };
  }
  const { proposal, proposedBy } = open;
  const isAuthor = proposal.proposedById === viewer.id;
  if (!isAuthor && !canSeeRuling(viewer, subject)) return null;
  const { decisionBy } = await getAssociation(db);
  const stage = await findRulingStage(db, { proposal, membership }, dayOf(now));
  const recusedIds = (await recusedFrom(db, [proposal.id]))(proposal.id);
  const isReady = isHeard(proposal, dayOf(now));
  const answers =
    stage === null && isReady && canConfirmRuling(viewer, { ...subject, ...proposal, recusedIds }, decisionBy);
  return {
    kind: "proposed",
    id: proposal.id,
    ruling: rulingOf(proposal, membership),
    by: proposedBy ?? "",
    at: formatDateTime(proposal.createdAt, locale),
    reason: proposal.reason,
    may: stage === "voted" ? null : answers ? "answer" : isAuthor ? "take_back" : null,
    waitsFor: isReady ? (stage ?? decisionBy) : "hearing",
    agendaTo: await agendaTo(proposal.id),
  };
}
