import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { initiativeFormValues, initiativeOptions } from "#app/features/initiatives/editing/initiative-form.server.ts";
import { InitiativeForm } from "#app/features/initiatives/editing/ui/initiative-form.tsx";
import { editsInitiatives } from "#app/features/initiatives/initiative/initiative.policy.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { authorize } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { postInitiative } from "./answers/initiative.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  authorize(editsInitiatives(await requireUser(args)));
  const { locale } = args.context;
  return json({
    title: translator(locale)("initiatives:desk.new"),
    newId: randomUUID(),
    values: initiativeFormValues(null, locale),
    options: initiativeOptions(locale),
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  authorize(editsInitiatives(viewer));
  return postInitiative(args, null, viewer);
}

export default function NewInitiative() {
  const { title, newId, values, options } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("initiatives");
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("desk.title"), to: "/review/initiatives" }, { label: title }]} />
      <h1>{title}</h1>
      <p>{t("form.lead")}</p>
      <InitiativeForm
        {...{ values, newId, options }}
        lastResult={answer?.result}
        conflict={undefined}
        cancelTo="/review/initiatives"
      />
    </div>
  );
}
