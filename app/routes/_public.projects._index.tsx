import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BOARD_PARAMETERS, knownChoices, readBoardFilters } from "#app/features/projects/board/board-filters.ts";
import { listBoard } from "#app/features/projects/board/board-queries.server.ts";
import { initiativeTitles } from "#app/features/projects/board/initiative-filter.server.ts";
import { boardFilterView, foundCard } from "#app/features/projects/board/board-view.server.ts";
import { columnsOf } from "#app/features/projects/board/columns.server.ts";
import { NOTHING_MOVED } from "#app/features/projects/board/moves.ts";
import { projectMap } from "#app/features/projects/board/project-map.server.ts";
import { ownWhys } from "#app/features/projects/board/own-why.server.ts";
import { ownSides } from "#app/features/projects/matching/own-sides.server.ts";
import { getAudience, getReaders } from "#app/features/projects/project/project-audience.server.ts";
import { AS_VISITOR, isAsVisitor } from "#app/features/projects/project/as-visitor.ts";
import { postsFor } from "#app/features/projects/project/project.policy.ts";
import { timelineOf } from "#app/features/projects/board/timeline.server.ts";
import { ProjectBoard } from "#app/features/projects/board/ui/project-board.tsx";
import { findViewer } from "#app/http/guards.server.ts";
import { tooMany } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { publicMeta } from "#app/ui/public-links.ts";
import { searchWith } from "#app/ui/search-params.ts";
import { dayNow } from "#app/platform/days.ts";

export const handle = { isStatic: true, script: "/filters.js", kept: { by: BOARD_PARAMETERS, unless: ["q"] } };

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [];
  const chosen = data.filters.pills.map(({ label }) => label).join(", ");
  const feed = `/projects/feed.atom${data.filters.feedSearch}`;
  return publicMeta(matches, { path: "/projects", title: [chosen, data.title], description: data.description, feed });
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, locale, clock, clientIp, limits } = context;
  const { search: address, searchParams } = new URL(request.url);
  const search = searchWith(address, { ...NOTHING_MOVED, page: searchParams.get("page") });
  const asked = readBoardFilters(searchParams);
  const wait = asked.query ? await limits.consume("searchByAddress", { ip: clientIp }) : null;
  if (wait !== null) throw tooMany(wait);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const viewer = await findViewer({ context });
  const audience = await getReaders(db, viewer, words.today, searchParams);
  const titles = await initiativeTitles(db, locale);
  const sides = await ownSides(db, audience);
  const isOffering = sides.some(({ profile }) => profile.offers.size > 0);
  const asking = { initiatives: new Set(titles.keys()), isOffering };
  const filters = { ...asked, chosen: knownChoices(asked.chosen, asking) };
  const { rows, byResult, counts, index, ...found } = await listBoard(db, audience, filters, words.today, sides);
  const answered = { ...filters, query: found.guess ?? filters.query };
  const shown = filters.view === "cards" ? rows.map(({ id }) => id) : [];
  const whys = await ownWhys(db, shown, { sides, index }, words);
  return json({
    title: words.t("projects:board.title"),
    description: words.t("projects:board.lead"),
    filters: boardFilterView(counts, { filters, titles, isOffering, search }, words),
    found: {
      ...found,
      cards: rows.map((row) => foundCard(row, words, { why: whys.get(row.id), result: byResult.get(row.id) })),
    },
    columns:
      filters.view === "columns"
        ? await columnsOf(db, audience, { filters: answered, sides, search: address, now: clock.now() }, words)
        : null,
    map: filters.view === "map" ? await projectMap(db, audience, { filters: answered, sides, search }, words) : null,
    timeline: filters.view === "timeline" ? timelineOf(rows, words) : null,
    allSearch: viewer && isAsVisitor(searchParams) ? searchWith(search, { [AS_VISITOR.name]: null }) : null,
    seesMore: viewer !== null && !isAsVisitor(searchParams),
    canPost: postsFor(await getAudience(db, viewer, words.today)).length > 0,
  });
}

export default function Board() {
  return <ProjectBoard {...useLoaderData<typeof loader>()} />;
}
