import { inArray } from "drizzle-orm";
import { markOf } from "#app/features/applications/letters/draft-mark.server.ts";
import { composeFor } from "#app/features/letters/compose-for.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { letterOfRuling, speakersOf } from "#app/features/members/membership/ruling-letters.server.ts";
import { findProposals, type RuledOn } from "#app/features/members/membership/ruling-queries.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import { councilBallots } from "#db/schema/council.ts";
import type { Locale } from "#db/locales.ts";
import type { RulingKind } from "#db/vocabulary.ts";
import { countBallots } from "../ballot/count.ts";
import { type ItemRow, subjectsOf } from "../session/agenda.server.ts";
import type { SessionRow } from "../session/change-session.server.ts";
import type { PreparedDecision, PreparedLetter } from "./announce-model.ts";
import { membershipRulingOf } from "./outcome.ts";
import { standingDecisions } from "./standing.server.ts";

interface Decided {
  item: ItemRow;
  ruled: RuledOn;
  kind: RulingKind;
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
    const languages = (await speakersOf(db, ruled.institution.id)).map(({ id, locale }) => [id, locale]);
    decided.push({ item, ruled, kind, mark: markOf({ kind, reason: ruled.proposal.reason, languages }) });
  }
  return decided;
}

type Context = Pick<Services, "db" | "config">;

/** The letter as the first who speaks for the institution will read it; null where nobody does. */
async function previewLetter({ db, config }: Context, { ruled, kind }: Decided): Promise<PreparedLetter | null> {
  const [speaker] = await speakersOf(db, ruled.institution.id);
  if (!speaker) return null;
  const { locale: lang, name } = speaker;
  const frame = await composeFor(db, lang, "member", name);
  const { reason } = ruled.proposal;
  const { subject, text } = letterOfRuling(frame, { ...ruled, kind, reason, isByVote: true, origin: config.origin });
  return { subject, text, lang };
}

interface Asked {
  session: SessionRow;
  items: readonly ItemRow[];
  locale: Locale;
}

/** Every decision of a session on a membership, with its letter. */
export async function viewRulingDecisions(
  context: Context,
  { session, items, locale }: Asked,
): Promise<PreparedDecision[]> {
  const { db } = context;
  const decided = await marksOfRulings(db, items);
  if (decided.length === 0) return [];
  const own = decided.map(({ item }) => item);
  const standing = await standingDecisions(db, own);
  const isOfThese = inArray(
    councilBallots.itemId,
    own.map(({ id }) => id),
  );
  const ballots = await db.select().from(councilBallots).where(isOfThese);
  const views: PreparedDecision[] = [];
  for (const one of decided) {
    const { item, ruled, kind, mark } = one;
    const choices = ballots.filter(({ itemId }) => itemId === item.id).map(({ choice }) => choice);
    const count = countBallots(session.rules, choices);
    const isOpen = ruled.proposal.outcome === null;
    const state = standing.has(item.id) ? "announced" : isOpen ? "ready" : "gone";
    views.push({
      ...{ itemId: item.id, mark, position: item.position, caseNumber: item.caseNumber },
      ...{ name: nameOf(ruled.institution, locale), outcome: kind, category: null, state },
      votes: `${count.for} : ${count.against} : ${count.abstained}`,
      letter: state === "ready" ? await previewLetter(context, one) : null,
    });
  }
  return views;
}
