import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { initiativeFormValues, initiativeOptions } from "#app/features/initiatives/editing/initiative-form.server.ts";
import { initiativeStanding } from "#app/features/initiatives/editing/initiatives-desk.server.ts";
import { InitiativeForm } from "#app/features/initiatives/editing/ui/initiative-form.tsx";
import { InitiativeHistory, InitiativeStates } from "#app/features/initiatives/editing/ui/initiative-states.tsx";
import { answered } from "#app/ui/answered.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { postInitiative, requireInitiative } from "./answers/initiative.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.standing.title.text);

export async function loader(args: LoaderFunctionArgs) {
  const { initiative } = await requireInitiative(args);
  const { db, locale } = args.context;
  return json({
    standing: await initiativeStanding(db, initiative, locale),
    values: initiativeFormValues(initiative, locale),
    options: initiativeOptions(locale),
  });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, initiative } = await requireInitiative(args);
  return postInitiative(args, initiative, viewer);
}

const EVENTS = ["withdraw", "rework"];

export default function EditInitiative() {
  const { standing, values, options } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("initiatives");
  const { title } = standing;
  const moved = answered(answer?.result, ...EVENTS);
  return (
    <div className="stack">
      <Breadcrumbs
        items={[
          { label: t("desk.title"), to: "/review/initiatives" },
          { label: title.text, lang: title.lang },
        ]}
      />
      <h1>
        <bdi lang={title.lang}>{title.text}</bdi>
      </h1>
      <DoneNotice ns="initiatives" />
      <RefusalHere lastResult={moved} />
      <InitiativeStates standing={standing} lastResult={answered(answer?.result, "withdraw")} />
      <InitiativeForm
        key={standing.version}
        {...{ values, options }}
        newId={null}
        lastResult={moved ? undefined : answer?.result}
        conflict={answer?.conflict}
        cancelTo="/review/initiatives"
        isPublishable={standing.state !== "published"}
      />
      <InitiativeHistory history={standing.history} />
    </div>
  );
}
