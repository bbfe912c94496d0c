import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { institutionPaths } from "#app/features/members/home/institution-view.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { RESTRICTABLE, visibilityOf } from "#app/features/members/profile/field-visibility.ts";
import { changeVisibility } from "#app/features/members/profile/profile-commands.server.ts";
import { VisibilityForm } from "#app/features/members/profile/ui/visibility-form.tsx";
import { visibilitySchema } from "#app/features/members/profile/visibility.schema.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { requireEditable } from "./answers/own-institution.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.whose);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { locale } = args.context;
  const own = await requireEditable(args, viewer);
  const { restrictions, version } = own.institution;
  return json({
    openedFor: own.institution.id,
    title: translator(locale)("members:visibility.title"),
    whose: nameOf(own.institution, locale).name,
    paths: institutionPaths(own),
    values: Object.fromEntries(RESTRICTABLE.map((part) => [part, visibilityOf(restrictions, part)])),
    version,
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const own = await requireEditable(args, viewer);
  const form = await parseForm(args.request, visibilitySchema);
  if (!form.ok) return form.response;
  const change = { institutionId: own.institution.id, ...form.value };
  const outcome = await changeVisibility(args.context, change, viewer);
  if (outcome.ok) return redirectDone(institutionPaths(own).home, "visibility-saved");
  return answerRefusal(outcome.reason, form.fields, "members:visibility.");
}

export default function ProfileVisibility() {
  const { title, whose, paths, values, version } = useLoaderData<typeof loader>();
  const { t } = useTranslation("members");
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("institution.title"), to: paths.home }, { label: title }]} />
      <h1>{title}</h1>
      <p className="lead">{whose}</p>
      <p>{t("visibility.text")}</p>
      <p>{t("visibility.always")}</p>
      <VisibilityForm
        values={values}
        version={version}
        here={paths.visibility}
        cancelTo={paths.home}
        lastResult={useActionData<typeof action>()?.result}
      />
    </div>
  );
}
