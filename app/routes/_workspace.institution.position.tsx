import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { optionsForFields } from "#app/features/forms/field-options.server.ts";
import { institutionPaths } from "#app/features/members/home/institution-view.server.ts";
import { PositionForm } from "#app/features/members/home/ui/position-page.tsx";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { changeOwnPosition, findPosition } from "#app/features/members/people/own-position.server.ts";
import { POSITION_FIELDS } from "#app/features/members/people/position-fields.ts";
import { positionSchema } from "#app/features/members/people/position.schema.ts";
import { unitOptions } from "#app/features/members/units/unit-form.server.ts";
import { readUnits } from "#app/features/members/units/unit-texts.server.ts";
import { inOrder } from "#app/features/members/units/units.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseForm, rejectFields } from "#app/http/parse-form.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { requireOwnInstitution } from "./answers/own-institution.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.whose);

async function findOwn({ request, context }: LoaderFunctionArgs, viewer: Viewer) {
  const own = await requireOwnInstitution({ request, context }, viewer);
  return own;
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, locale } = args.context;
  const own = await findOwn(args, viewer);
  const { id: institutionId, country } = own.institution;
  const values = await findPosition(db, institutionId, { userId: viewer.id, name: viewer.name });
  const all = await readUnits(db, institutionId);
  const shown = inOrder(all).filter(({ unit }) => unit.closedAt === null || unit.id === values.unitId);
  const likely = { label: "", codes: [country] };
  return json({
    openedFor: own.institution.id,
    title: translator(locale)("members:position.title"),
    whose: nameOf(own.institution, locale).name,
    home: institutionPaths(own).home,
    values,
    units: unitOptions(all, shown, locale),
    options: optionsForFields(POSITION_FIELDS, locale, likely),
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const own = await findOwn(args, viewer);
  const form = await parseForm(args.request, positionSchema);
  if (!form.ok) return form.response;
  const change = { institutionId: own.institution.id, position: form.value };
  const outcome = await changeOwnPosition(args.context, change, viewer);
  if (outcome.ok) return redirectDone(institutionPaths(own).home, "position-saved");
  if (outcome.reason === "no-unit") return rejectFields(form.fields, { unitId: ["members:position.refused.no-unit"] });
  return answerRefusal(outcome.reason, form.fields, "members:position.");
}

export default function OwnPosition() {
  const { title, whose, home, values, options, units } = useLoaderData<typeof loader>();
  const { t } = useTranslation("members");
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("institution.title"), to: home }, { label: title }]} />
      <h1>{title}</h1>
      <p className="lead">{whose}</p>
      <p>{t("position.text")}</p>
      <PositionForm
        values={values}
        options={options}
        units={units}
        cancelTo={home}
        lastResult={useActionData<typeof action>()?.result}
      />
    </div>
  );
}
