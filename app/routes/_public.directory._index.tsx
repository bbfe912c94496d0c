import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { parseDirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import { countMembers, searchDirectory } from "#app/features/members/directory/directory-queries.server.ts";
import { directoryView } from "#app/features/members/directory/directory-view.server.ts";
import { DirectoryList } from "#app/features/members/directory/ui/directory-list.tsx";
import { memberMap } from "#app/features/members/map/member-map.server.ts";
import { MemberMap } from "#app/features/members/map/ui/member-map.tsx";
import { pageNumber } from "#app/http/page-number.server.ts";
import { tooMany } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { publicMeta } from "#app/ui/public-links.ts";

export const handle = { isStatic: true, script: "/filters.js" };

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [];
  const chosen = data.view.pills.map(({ label }) => label).join(", ");
  const feed = `/directory/feed.atom${data.view.saveSearch}`;
  return publicMeta(matches, { path: "/directory", title: [chosen, data.title], description: data.description, feed });
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, clock, locale, limits, clientIp } = context;
  const { search, searchParams } = new URL(request.url);
  const filter = parseDirectoryFilter(searchParams);
  const wait = filter.query ? await limits.consume("searchByAddress", { ip: clientIp }) : null;
  if (wait !== null) throw tooMany(wait);
  const today = dayNow(clock);
  const found = await searchDirectory(db, filter, { page: pageNumber(searchParams), today, locale });
  const t = translator(locale);
  return json({
    title: t("members:directory.title"),
    description: t("members:directory.description"),
    counts: await countMembers(db, today),
    view: directoryView(found, filter, { search, locale }),
    map: filter.view === "map" ? await memberMap(db, filter, { search, today, locale }) : null,
  });
}

export default function Directory() {
  const { map, ...list } = useLoaderData<typeof loader>();
  return <DirectoryList {...list}>{map && <MemberMap map={map} />}</DirectoryList>;
}
