import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { institutionPaths, unitPath } from "#app/features/members/home/institution-view.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { listContacts } from "#app/features/members/units/unit-contacts.server.ts";
import { unitActSchema } from "#app/features/members/units/unit.schema.ts";
import { readUnits } from "#app/features/members/units/unit-texts.server.ts";
import { unitsView } from "#app/features/members/units/unit-views.server.ts";
import { UnitsPage } from "#app/features/members/units/ui/units-page.tsx";
import { closeUnit, moveUnit, reopenUnit } from "#app/features/members/units/write-units.server.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { requireEditable } from "./answers/own-institution.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.whose);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, locale } = args.context;
  const own = await requireEditable(args, viewer);
  const { id } = own.institution;
  const units = await readUnits(db, id);
  return json({
    openedFor: own.institution.id,
    title: translator(locale)("members:units.title"),
    whose: nameOf(own.institution, locale).name,
    home: institutionPaths(own).home,
    view: unitsView(units, await listContacts(db, id), { pathOf: (unitId) => unitPath(own, unitId), locale }),
  });
}

const DONE = { close: "unit-closed", reopen: "unit-reopened", up: "unit-moved", down: "unit-moved" } as const;

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const own = await requireEditable(args, viewer);
  const form = await parseForm(args.request, unitActSchema);
  if (!form.ok) return form.response;
  const { intent, unit: unitId, place = -1 } = form.value;
  const about = { institutionId: own.institution.id, unitId };
  const { context } = args;
  const outcome =
    intent === "close"
      ? await closeUnit(context, about, viewer)
      : intent === "reopen"
        ? await reopenUnit(context, about, viewer)
        : await moveUnit(context, { ...about, by: intent === "up" ? -1 : 1, from: place }, viewer);
  if (outcome.ok) return redirectDone(institutionPaths(own).units, DONE[intent]);
  return answerRefusal(outcome.reason, form.fields, "members:units.");
}

export default function Units() {
  const { title, whose, home, view } = useLoaderData<typeof loader>();
  const { t } = useTranslation("members");
  const result = useActionData<typeof action>()?.result;
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("institution.title"), to: home }, { label: title }]} />
      <h1>{title}</h1>
      <p className="lead">{whose}</p>
      <DoneNotice ns="members" />
      <RefusalHere lastResult={result} />
      <p>{t("units.text")}</p>
      <UnitsPage view={view} />
    </div>
  );
}
