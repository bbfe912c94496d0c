import { and, desc, eq, inArray, or } from "drizzle-orm";
import { isEntitled } from "#app/features/members/institution/rights.ts";
import type { Reader } from "#db/index.server.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { projects } from "#db/schema/projects.ts";
import type { ProjectStatus } from "#db/vocabulary.ts";
import { searchWith } from "#app/ui/search-params.ts";
import { closingView } from "../project/closing-news.server.ts";
import { presentProject } from "../project/present-project.server.ts";
import { findProject } from "../project/project-queries.server.ts";
import { titleIn } from "../project/project-title.ts";
import { projectStatus, type Words } from "../project/project-words.server.ts";
import { ON_BOARD } from "../project/project.ts";
import { type Audience, canLead, isOfLead } from "../project/project.policy.ts";
import type { OwnSide } from "../matching/own-sides.server.ts";
import { BOARD_FACETS, type BoardFilters } from "./board-filters.ts";
import { listBoard } from "./board-queries.server.ts";
import type { ColumnsView, ColumnView, MiniView, MovedView } from "./columns-model.ts";
import { type Duty, readStandings, type Standing } from "./duties.server.ts";
import { type Became, isDoneAtOnce, LEADS_TO, movesFrom, NOTHING_MOVED, wayBack } from "./moves.ts";
import { type BoardRow, selectCards, withDetails } from "./select-cards.server.ts";

/** So many stand in a column; the rest are listed elsewhere. */
const IN_A_COLUMN = 10;

/** States in which only its own people see a project. */
const BEFORE_BOARD = ["draft", "changes_requested", "submitted"] as const satisfies ProjectStatus[];

/** Others wait for it, or it is one's own turn; what one is merely free to do is not said on every card. */
const SAID: readonly Duty["kind"][] = ["confirm", "answer", "continue", "sent"];

function ownOf(row: BoardRow, { isPartner }: Standing, audience: Audience): MiniView["own"] {
  if (isOfLead(audience, row)) return "lead";
  if (audience.coEdits.includes(row.id)) return "editor";
  return isPartner ? "partner" : null;
}

function miniView(row: BoardRow, standing: Standing, audience: Audience, words: Words): MiniView {
  const { t, today } = words;
  const isLeadActive = isEntitled(row.leadTerm, "show_projects", today);
  const { slug, title, lead, status, deadline, partnersText } = presentProject({ ...row, row, isLeadActive }, words);
  const { duty } = standing;
  const moves = canLead(audience, row) ? movesFrom(row.status) : [];
  return {
    ...{ slug, title, lead: lead.name, status, deadline, partnersText, from: row.status },
    own: ownOf(row, standing, audience),
    duty:
      duty && SAID.includes(duty.kind)
        ? { to: duty.to, label: t(`projects:link.${duty.kind}`, { number: duty.number }) }
        : null,
    moves: ON_BOARD.some((one) => one === row.status)
      ? moves.map((move) => ({
          ...{ move, to: LEADS_TO[move], label: t(`projects:state.${move}.label`) },
          isAsked: !isDoneAtOnce(move, row, today),
        }))
      : [],
  };
}

async function miniViews(db: Reader, rows: readonly BoardRow[], audience: Audience, words: Words): Promise<MiniView[]> {
  const met = rows.map((row) => ({ ...row, isLeadActive: isEntitled(row.leadTerm, "show_projects", words.today) }));
  const standings = await readStandings(db, audience, met);
  return rows.map((row) => miniView(row, standings.get(row.id) ?? { duty: null, isPartner: false }, audience, words));
}

/** What the reader's institutions write, and what waits for a check: the latest of it. */
async function ownColumn(db: Reader, audience: Audience, words: Words): Promise<ColumnView[]> {
  const { institutionIds, coEdits } = audience;
  if (institutionIds.length === 0) return [];
  const isOwn = or(
    inArray(projects.leadInstitutionId, [...institutionIds]),
    ...(coEdits.length > 0 ? [inArray(projects.id, [...coEdits])] : []),
  );
  const where = and(inArray(projects.status, BEFORE_BOARD), isOwn);
  const total = await db.$count(projects, where);
  if (total === 0) return [];
  const slice = { order: [desc(projects.updatedAt), desc(projects.id)], limit: IN_A_COLUMN, offset: 0 };
  const rows = await withDetails(db, await selectCards(db, where, slice), audience);
  return [
    {
      ...{ key: "own", total, cards: await miniViews(db, rows, audience, words) },
      title: words.t("projects:columns.own"),
      explain: words.t("projects:columns.own_explain"),
      more: total > rows.length ? "/projects/mine" : null,
    },
  ];
}

/** So many of one's own are told from the others. */
const MOST_OWN = 200;

/** The projects on the board that the reader's institutions lead or are partners of, and those the reader writes with others. */
async function ownOnBoard(db: Reader, { institutionIds, coEdits }: Audience): Promise<ReadonlySet<string>> {
  if (institutionIds.length === 0) return new Set();
  const ids = [...institutionIds];
  const asPartner = db
    .select({ id: projectPartners.projectId })
    .from(projectPartners)
    .where(and(inArray(projectPartners.institutionId, ids), eq(projectPartners.status, "confirmed")));
  const isOwn = or(
    inArray(projects.leadInstitutionId, ids),
    inArray(projects.id, asPartner),
    inArray(projects.id, [...coEdits]),
  );
  const rows = await db
    .select({ id: projects.id })
    .from(projects)
    .where(and(isOwn, inArray(projects.status, ON_BOARD)))
    .orderBy(desc(projects.updatedAt), desc(projects.id))
    .limit(MOST_OWN);
  return new Set(rows.map(({ id }) => id));
}

interface Asked {
  filters: BoardFilters;
  sides: readonly OwnSide[];
  /** The query string of the page's address. */
  search: string;
  now: Date;
}

/** The board by states, each with its first projects, one's own before the others; before them what the reader's own institutions write. */
export async function columnsOf(
  db: Reader,
  audience: Audience,
  { filters, sides, search, now }: Asked,
  words: Words,
): Promise<ColumnsView> {
  const asked = filters.chosen.status;
  const isWhole = filters.query === "" && BOARD_FACETS.every((facet) => filters.chosen[facet].length === 0);
  const columns = isWhole ? await ownColumn(db, audience, words) : [];
  const own = await ownOnBoard(db, audience);
  for (const status of ON_BOARD.filter((one) => asked.length === 0 || asked.includes(one))) {
    const some = { ...filters, page: 1, chosen: { ...filters.chosen, status: [status] } };
    const { rows, total } = await listBoard(db, audience, some, words.today, sides, own);
    const shown = rows.slice(0, IN_A_COLUMN);
    columns.push({
      ...{ key: status, total, cards: await miniViews(db, shown, audience, words) },
      title: words.t(`vocabulary:project_status.${status}.title`),
      explain: words.t(`vocabulary:project_status.${status}.explain`),
      more: total > shown.length ? `/projects${searchWith(search, { view: null, page: null, status })}` : null,
    });
  }
  const plain = searchWith(search, NOTHING_MOVED);
  return {
    columns,
    moved: await movedView(db, audience, { params: new URLSearchParams(search), now }, words),
    search: plain,
  };
}

/** How the project stands that was moved, or could not be; null where none was, or where it is not the reader's to move. */
async function movedView(
  db: Reader,
  audience: Audience,
  { params, now }: { params: URLSearchParams; now: Date },
  words: Words,
): Promise<MovedView | null> {
  const became = (Object.keys(NOTHING_MOVED) as Became[]).find((one) => params.has(one));
  const slug = became && params.get(became);
  const found = slug ? await findProject(db, slug, audience) : null;
  if (!became || !found || !canLead(audience, found.subject)) return null;
  const { row } = found;
  const isDone = became === "moved";
  const back = isDone ? wayBack(row, words.today) : null;
  return {
    ...{ slug: row.slug, title: titleIn(words.locale, row), became },
    next: movesFrom(row.status)
      .map((move) => words.t(`vocabulary:project_status.${LEADS_TO[move]}.title`))
      .join("; "),
    status: projectStatus(words, row.status, row.answerBy).label,
    back: back && { from: row.status, to: back },
    closing: isDone ? await closingView(db, row, now, words) : null,
  };
}
