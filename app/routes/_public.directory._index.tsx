import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import {
  DIRECTORY_PARAMETERS,
  type DirectoryFilter,
  parseDirectoryFilter,
} from "#app/features/members/directory/directory-filter.ts";
import { countMembers, searchDirectory } from "#app/features/members/directory/directory-queries.server.ts";
import { directoryView } from "#app/features/members/directory/directory-view.server.ts";
import { DirectoryList } from "#app/features/members/directory/ui/directory-list.tsx";
import { memberMap } from "#app/features/members/map/member-map.server.ts";
import { MemberMap } from "#app/features/members/map/ui/member-map.tsx";
import { memberNetwork } from "#app/features/projects/network/member-network.server.ts";
import { MemberNetwork } from "#app/features/projects/network/ui/member-network.tsx";
import { getReaders } from "#app/features/projects/project/project-audience.server.ts";
import { findViewer } from "#app/http/guards.server.ts";
import { pageNumber } from "#app/http/page-number.server.ts";
import { tooMany } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { publicMeta } from "#app/ui/public-links.ts";

export const handle = { isStatic: true, script: "/filters.js", kept: { by: DIRECTORY_PARAMETERS, unless: ["q"] } };

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [];
  const chosen = data.view.pills.map(({ label }) => label).join(", ");
  const feed = `/directory/feed.atom${data.view.saveSearch}`;
  return publicMeta(matches, { path: "/directory", title: [chosen, data.title], description: data.description, feed });
};

/** Who works with whom depends on who asks: some projects are for members. */
async function networkFor(args: LoaderFunctionArgs, filter: DirectoryFilter, search: string) {
  const { db, clock, locale } = args.context;
  const audience = await getReaders(db, await findViewer(args), dayNow(clock), new URLSearchParams(search));
  return memberNetwork(db, filter, { audience, search, locale });
}

export async function loader(args: LoaderFunctionArgs) {
  const { request, context } = args;
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
    network: filter.view === "network" ? await networkFor(args, filter, search) : null,
  });
}

export default function Directory() {
  const { map, network, ...list } = useLoaderData<typeof loader>();
  const picture = network ? <MemberNetwork network={network} /> : map && <MemberMap map={map} />;
  return <DirectoryList {...list}>{picture}</DirectoryList>;
}
