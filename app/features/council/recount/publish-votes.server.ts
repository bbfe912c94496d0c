import { inArray } from "drizzle-orm";
import { belongsToInstitution, type Viewer } from "#app/features/accounts/viewer.ts";
import { isApplicant } from "#app/features/applications/file/application.policy.ts";
import { findProposals } from "#app/features/members/membership/ruling-queries.server.ts";
import type { Reader } from "#db/index.server.ts";
import { councilBallots } from "#db/schema/council.ts";
import { standingDecisions } from "../announce/standing.server.ts";
import { listVisibleItems } from "../ballot/ballot-view.server.ts";
import { consequenceOf, countBallots } from "../ballot/count.ts";
import { type ItemRow, listItems, subjectsOf } from "../session/agenda.server.ts";
import type { SessionRow } from "../session/change-session.server.ts";
import { listLeft, wayOut } from "../session/left-items.server.ts";
import { publishedRules } from "../session/seals.server.ts";
import type { PublishedItem, PublishedVotes } from "./published.ts";

type Ballot = Pick<typeof councilBallots.$inferSelect, "itemId" | "mark" | "choice">;

/** Said in the file itself, which programs read: it has no language of a reader. */
const WITHHELD =
  "An item is shown once its decision is announced and in effect. A refusal is shown to the council and to its applicant, a suspension to the council and, once it is in effect, to the institution. Of the others hash and seal are published, so that the whole can be counted.";

/** The votes of a session as they are published; of the items that are not shown only hash and seal. Null before it has closed. */
export function publishVotes(
  session: SessionRow,
  items: readonly ItemRow[],
  ballots: readonly Ballot[],
  isShown: (item: ItemRow) => boolean,
  leftBy: (item: ItemRow) => PublishedItem["left"] | null = () => null,
): PublishedVotes | null {
  const { id, rules, rollHash, seal, openedAt, closedAt } = session;
  if (!rollHash || !seal || !openedAt || !closedAt) return null;
  return {
    format: 1,
    session: id,
    opened: openedAt.toISOString(),
    closed: closedAt.toISOString(),
    rules: publishedRules(rules),
    rollHash,
    seal,
    withheld: { items: items.filter((item) => !isShown(item)).length, why: WITHHELD },
    items: items.map((item) => {
      const own = ballots.filter(({ itemId }) => itemId === item.id);
      const whole = publishItem(session, item, own);
      const left = leftBy(item);
      if (isShown(item)) return left ? { ...whole, left } : whole;
      return { number: whole.number, rollHash: whole.rollHash, seal: whole.seal, isWithheld: true };
    }),
  };
}

function publishItem({ rules }: SessionRow, item: ItemRow, ballots: readonly Ballot[]): PublishedItem {
  const { caseNumber, textHash, proposal, rollHash, seal, verdict, position } = item;
  if (!rollHash || !seal || !verdict) throw new Error("The item was never counted");
  const count = countBallots(
    rules,
    ballots.map(({ choice }) => choice),
  );
  const { entitled, recused, against, deferred, abstained, notVoted } = count;
  const shown = ballots.map(({ mark, choice }) => ({ mark, choice })).sort((a, b) => (a.mark < b.mark ? -1 : 1));
  return {
    ...{ number: position, caseNumber, ...(textHash && { textHash }), proposal, rollHash, seal, verdict },
    count: { entitled, recused, for: count.for, against, deferred, abstained, notVoted },
    ballots: shown,
  };
}

/** What is in effect and anybody may know of; a refusal and a suspension are not. */
const PUBLIC = ["approve", "defer", "reinstate", "renew"];

/** The institutions whose memberships some items are about, by item. */
async function findMembers(db: Reader, items: readonly ItemRow[]): Promise<ReadonlyMap<string, string>> {
  const rows = await findProposals(db, subjectsOf(items, "membership"));
  return new Map(rows.map(({ proposal, institution }) => [proposal.id, institution.id]));
}

/** The same for a reader. A motion everybody sees once it is counted. What is refused or suspended, and what is not announced and in effect, only the council sees, and once it is in effect whom it concerns. */
export async function findPublishedVotes(
  db: Reader,
  session: SessionRow,
  viewer: Viewer | null,
): Promise<PublishedVotes | null> {
  const items = await listItems(db, session.id);
  const ids = items.map(({ id }) => id);
  const ballots =
    ids.length === 0 ? [] : await db.select().from(councilBallots).where(inArray(councilBallots.itemId, ids));
  const standing = await standingDecisions(db, items);
  const inside = new Set((viewer ? await listVisibleItems(db, session, viewer) : []).map(({ id }) => id));
  const members = await findMembers(db, items);
  const left = await listLeft(db, items);
  const isShown = (item: ItemRow) => {
    if (inside.has(item.id) || item.subjectType === "rule") return true;
    const decision = standing.get(item.id);
    const isInEffect = decision !== undefined && decision.heldUntil === null;
    const isOwn =
      isApplicant(viewer, { id: item.subjectId }) || belongsToInstitution(viewer, members.get(item.subjectId) ?? "");
    const consequence = item.verdict && consequenceOf(item.verdict, item.proposal);
    return isInEffect && (isOwn || PUBLIC.some((one) => one === consequence));
  };
  return publishVotes(session, items, ballots, isShown, (item) => wayOut(item, left.get(item.id)));
}
