import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { YearPage } from "#app/features/projects/year/ui/year-page.tsx";
import { publicMeta } from "#app/ui/public-links.ts";
import { readYearPage } from "./answers/year-of-network.server.ts";

export const handle = { isStatic: true, kept: { by: ["initiative", "theme"] } };

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data
    ? publicMeta(matches, {
        path: `/year/${data.view.year}`,
        title: [data.view.title],
        description: data.description,
      })
    : [];

/** What the network did in a year: the same for everybody who reads it. */
export async function loader(args: LoaderFunctionArgs) {
  const { view, words } = await readYearPage(args);
  return json({ view, description: words.t("projects:year.lead") });
}

export default function YearOfNetwork() {
  return <YearPage view={useLoaderData<typeof loader>().view} />;
}
