import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { initiativeView } from "#app/features/initiatives/reading/initiative-view.server.ts";
import {
  InitiativeBody,
  InitiativeFacts,
  InitiativeHeading,
} from "#app/features/initiatives/reading/ui/initiative-body.tsx";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { requireInitiative } from "./answers/initiative.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.title, data?.initiative.title.text);

/** How the page of an initiative looks to everybody, whether they see it yet or not. */
export async function loader(args: LoaderFunctionArgs) {
  const { initiative } = await requireInitiative(args);
  const { locale, clock } = args.context;
  return json({
    title: translator(locale)("initiatives:preview.title"),
    id: initiative.row.id,
    initiative: initiativeView(initiative, { locale, today: dayNow(clock) }),
  });
}

export default function PreviewOfInitiative() {
  const { title, id, initiative } = useLoaderData<typeof loader>();
  const { t } = useTranslation("initiatives");
  return (
    <div className="stack stack-loose">
      <Breadcrumbs
        items={[
          { label: t("desk.title"), to: "/review/initiatives" },
          { label: initiative.title.text, lang: initiative.title.lang, to: `/review/initiatives/${id}` },
          { label: title },
        ]}
      />
      <Callout tone="info">
        <p>{t("preview.text")}</p>
      </Callout>
      <InitiativeHeading initiative={initiative} />
      <InitiativeBody initiative={initiative} />
      <InitiativeFacts initiative={initiative} />
    </div>
  );
}
