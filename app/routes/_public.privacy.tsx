import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { wordsIn } from "#app/platform/association-texts.ts";
import { getText } from "#app/platform/association-texts.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { TextBody } from "#app/ui/text-body.tsx";
import { publicMeta } from "#app/ui/public-links.ts";

export const handle = { isStatic: true, kept: { by: [] } };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? publicMeta(matches, { path: "/privacy", title: [data.title], description: data.description }) : [];

export async function loader({ context: { db, locale } }: LoaderFunctionArgs) {
  const text = await getText(db, "privacy");
  const { shortName } = await getLocalizedAssociation(db, locale);
  return json({ ...wordsIn(text, locale), description: translator(locale)("public:privacy.lead"), shortName });
}

export default function Privacy() {
  const text = useLoaderData<typeof loader>();
  return (
    <div className="page page-narrow page-body stack stack-loose">
      <h1 lang={text.lang}>{text.title}</h1>
      <TextBody text={text} />
    </div>
  );
}
