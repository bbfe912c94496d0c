import { markOf } from "#app/features/applications/letters/draft-mark.server.ts";
import { composeFor } from "#app/features/letters/compose-for.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { termAfter } from "#app/features/members/membership/suspension-commands.server.ts";
import { lastDayToObject, letterOfRuling, speakersOf } from "#app/features/members/membership/ruling-letters.server.ts";
import { findProposals, type RuledOn } from "#app/features/members/membership/ruling-queries.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { dayNow } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { RulingKind } from "#db/vocabulary.ts";
import type { Tally } from "../ballot/tally.ts";
import { type ItemRow, subjectsOf } from "../session/agenda.server.ts";
import type { PreparedDecision, PreparedLetter } from "./announce-model.ts";
import { membershipRulingOf } from "./outcome.ts";

interface Decided {
  item: ItemRow;
  ruled: RuledOn;
  kind: RulingKind;
  speakers: Awaited<ReturnType<typeof speakersOf>>;
  /** Stands for what the letter says, and in which languages. */
  mark: string;
}

/** What is decided for memberships by some items, each with the mark of its letter. */
export async function marksOfRulings(db: Reader, items: readonly ItemRow[]): Promise<Decided[]> {
  const rows = await findProposals(db, subjectsOf(items, "membership"));
  const decided: Decided[] = [];
  for (const item of items) {
    const ruled = rows.find(({ proposal }) => proposal.id === item.subjectId);
    const kind = membershipRulingOf(item);
    if (!ruled || !kind) continue;
    const speakers = await speakersOf(db, ruled.institution.id);
    const languages = speakers.map(({ id, locale }) => [id, locale]);
    decided.push({ item, ruled, kind, speakers, mark: markOf({ kind, reason: ruled.proposal.reason, languages }) });
  }
  return decided;
}

type Context = Pick<Services, "db" | "config" | "clock">;

/** The letter as the first who speaks for the institution will read it; null where nobody does. */
async function previewLetter(
  { db, config, clock }: Context,
  { ruled, kind, speakers: [speaker] }: Decided,
): Promise<PreparedLetter | null> {
  if (!speaker) return null;
  const { locale: lang, name } = speaker;
  const frame = await composeFor(db, lang, "member", name);
  const { reason, ground } = ruled.proposal;
  const today = dayNow(clock);
  const { subject, text } = letterOfRuling(frame, {
    ...ruled,
    membership: { ...ruled.membership, ...(await termAfter(db, ruled.membership, kind, today)) },
    kind,
    reason,
    ground,
    objectUntil: await lastDayToObject(db, kind, today),
    isByVote: true,
    origin: config.origin,
  });
  return { subject, text, lang };
}

/** The items of a session, with what was announced of them and the votes. */
export interface Voted {
  items: readonly ItemRow[];
  standing: ReadonlyMap<string, unknown>;
  tallyOf: (item: ItemRow) => Tally;
  locale: Locale;
}

/** Every decision of a session on a membership, with its letter. */
export async function viewRulingDecisions(
  context: Context,
  { items, standing, tallyOf, locale }: Voted,
): Promise<PreparedDecision[]> {
  const views: PreparedDecision[] = [];
  for (const one of await marksOfRulings(context.db, items)) {
    const { item, ruled, kind, mark } = one;
    const isOpen = ruled.proposal.outcome === null;
    const state = standing.has(item.id) ? "announced" : isOpen ? "ready" : "gone";
    views.push({
      ...{ itemId: item.id, mark, position: item.position, caseNumber: item.caseNumber },
      ...{ name: nameOf(ruled.institution, locale), outcome: kind, category: null, state },
      tally: tallyOf(item),
      letter: state === "ready" ? await previewLetter(context, one) : null,
    });
  }
  return views;
}
