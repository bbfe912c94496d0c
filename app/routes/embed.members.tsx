import { type HeadersFunction, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { parseDirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import { searchDirectory } from "#app/features/members/directory/directory-queries.server.ts";
import { directoryView, unknownView } from "#app/features/members/directory/directory-view.server.ts";
import type { EntryView } from "#app/features/members/directory/ui/directory-model.ts";
import { EmbeddedMembers } from "#app/features/members/directory/ui/embedded-members.tsx";
import { documentHeaders } from "#app/http/document-headers.ts";
import { tooMany } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { titled } from "#app/ui/page-titles.ts";

const NOBODY: { entries: EntryView[]; total: number } = { entries: [], total: 0 };

export const handle = { isStatic: true };
/** So long other sites' readers are shown the list as it was. */
const KEPT = "public, max-age=300";

export const headers: HeadersFunction = (asked) => {
  const headers = new Headers(documentHeaders(asked));
  const kept = asked.loaderHeaders.get("Cache-Control");
  if (kept) headers.set("Cache-Control", kept);
  return headers;
};
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? [...titled(matches, data.title), { name: "robots", content: "noindex" }] : [];

/** The directory as it is filtered, for the frame of another site: nobody is signed in here, and nothing can be sent. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  context.setCookies.length = 0;
  const { db, clock, locale, limits, clientIp } = context;
  const { search, searchParams } = new URL(request.url);
  const filter = parseDirectoryFilter(searchParams);
  const wait = await limits.consume("embedByAddress", { ip: clientIp });
  if (wait !== null) throw tooMany(wait);
  const association = await getLocalizedAssociation(db, locale);
  const t = translator(locale);
  const title = t("members:directory.embed.title", { association: association.shortName });
  const language = searchParams.has("lng") ? `?lng=${locale}` : "";
  const unknown = unknownView(searchParams, locale);
  if (unknown !== null) {
    const refusal = t("common:filters.unknown_refused", { values: unknown });
    return json({ title, language, refusal, ...NOBODY, search: language }, { status: 400 });
  }
  const found = await searchDirectory(db, { ...filter, view: "rows" }, { page: 1, today: dayNow(clock), locale });
  const { entries, total, saveSearch, isGuess } = directoryView(found, filter, { search, locale });
  const shown = isGuess ? NOBODY : { entries, total };
  return json({ title, language, refusal: null, ...shown, search: saveSearch }, { headers: { "Cache-Control": KEPT } });
}

export default function Embedded() {
  return <EmbeddedMembers {...useLoaderData<typeof loader>()} />;
}
