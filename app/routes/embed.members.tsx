import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { parseDirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import { searchDirectory } from "#app/features/members/directory/directory-queries.server.ts";
import { directoryView } from "#app/features/members/directory/directory-view.server.ts";
import { EmbeddedMembers } from "#app/features/members/directory/ui/embedded-members.tsx";
import { documentHeaders } from "#app/http/document-headers.ts";
import { tooMany } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { titled } from "#app/ui/page-titles.ts";

export const handle = { isStatic: true };
export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? [...titled(matches, data.title), { name: "robots", content: "noindex" }] : [];

/** The directory as it is filtered, for the frame of another site: nobody is signed in here, and nothing can be sent. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  context.setCookies.length = 0;
  const { db, clock, locale, limits, clientIp } = context;
  const { search, searchParams } = new URL(request.url);
  const filter = parseDirectoryFilter(searchParams);
  const wait = await limits.consume("apiByAddress", { ip: clientIp });
  if (wait !== null) throw tooMany(wait);
  const found = await searchDirectory(db, { ...filter, view: "rows" }, { page: 1, today: dayNow(clock), locale });
  const { entries, total, saveSearch, isGuess } = directoryView(found, filter, { search, locale });
  const association = await getLocalizedAssociation(db, locale);
  const title = translator(locale)("members:directory.embed.title", { association: association.shortName });
  return json({ title, entries: isGuess ? [] : entries, total: isGuess ? 0 : total, search: saveSearch });
}

export default function Embedded() {
  return <EmbeddedMembers {...useLoaderData<typeof loader>()} />;
}
