import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getText } from "#app/platform/association-texts.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { TextBody } from "#app/ui/text-body.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const handle = { isStatic: true };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader({ context: { db, locale } }: LoaderFunctionArgs) {
  const { words } = await getText(db, "privacy");
  const { shortName } = await getLocalizedAssociation(db, locale);
  return json({ ...words[locale], shortName });
}

export default function Privacy() {
  const { title, body } = useLoaderData<typeof loader>();
  return (
    <div className="page page-narrow page-body stack stack-loose">
      <h1>{title}</h1>
      <TextBody body={body} />
    </div>
  );
}
