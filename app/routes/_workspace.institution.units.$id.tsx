import { randomUUID } from "node:crypto";
import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { institutionPaths } from "#app/features/members/home/institution-view.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { listContacts } from "#app/features/members/units/unit-contacts.server.ts";
import { unitSchema } from "#app/features/members/units/unit.schema.ts";
import {
  unitChoices,
  unitDifferences,
  unitFormOptions,
  unitFormValues,
} from "#app/features/members/units/unit-form.server.ts";
import { readUnits } from "#app/features/members/units/unit-texts.server.ts";
import { UnitForm } from "#app/features/members/units/ui/unit-form.tsx";
import type { UnitFormValues } from "#app/features/members/units/ui/units-model.ts";
import { unitNameOf } from "#app/features/members/units/units.ts";
import { saveUnit } from "#app/features/members/units/write-units.server.ts";
import { answerRefusal, reasonToSay } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm, rejectFields, typedResult } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { bringTogether } from "#app/platform/bring-together.server.ts";
import { newestDay } from "#app/platform/days.ts";
import { showingItsValues } from "#app/platform/shown-result.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { requireEditable } from "./answers/own-institution.server.ts";

const NEW = "new";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.whose);

async function findAsked(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db } = args.context;
  const own = await requireEditable(args, viewer);
  const { id: institutionId } = own.institution;
  const known = { units: await readUnits(db, institutionId), contacts: await listContacts(db, institutionId) };
  const unit = known.units.find(({ id }) => id === args.params.id) ?? null;
  if (!unit && args.params.id !== NEW) throw notFound();
  return { viewer, own, known, unit };
}

export async function loader(args: LoaderFunctionArgs) {
  const { own, known, unit } = await findAsked(args);
  const { locale } = args.context;
  const { nameOfficialLanguage: language } = own.institution;
  const parent = new URL(args.request.url).searchParams.get("parent") ?? "";
  return json({
    openedFor: own.institution.id,
    title: unit ? unitNameOf(unit, locale).name : translator(locale)("members:units.add"),
    whose: nameOf(own.institution, locale).name,
    paths: institutionPaths(own),
    newId: unit ? null : randomUUID(),
    values: unitFormValues(unit, known, { parent, language }),
    options: unitFormOptions(own, locale),
    choices: unitChoices(unit?.id ?? null, known, locale),
  });
}

/** How often a save is brought together anew because somebody was quicker between reading and writing. */
const MOST_TRIES = 3;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A new unit is nobody else's yet. */
const togetherWith = (sent: URLSearchParams, saved: UnitFormValues | null) =>
  saved ? bringTogether(sent, saved) : { fields: sent, conflicts: [], hasOthers: false };

/** What was chosen and cannot be it is said where it was chosen. */
function answerSaving(
  reason: "impossible" | "too-many" | "no-parent" | "no-contact" | "name-taken" | "other-unit",
  fields: URLSearchParams,
) {
  if (reason === "no-parent") return rejectFields(fields, { parent: ["members:units.refused.no-parent"] });
  if (reason === "name-taken") return rejectFields(fields, { unitName: ["members:units.refused.name-taken"] });
  if (reason === "no-contact") return rejectFields(fields, { contact: ["members:units.refused.no-contact"] });
  // Shown again as the form of another unit.
  if (reason === "other-unit") fields.delete("id");
  return answerRefusal(reason, fields, "members:units.");
}

export async function action(args: ActionFunctionArgs) {
  const { context } = args;
  await requireUser(args);
  const sent = await readForm(args.request);
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { viewer, own, known, unit } = await findAsked(args);
    const saved = unitFormValues(unit, known);
    const { fields, conflicts, hasOthers } = togetherWith(sent, unit && saved);
    const shown = hasOthers ? showingItsValues : (result: SubmissionResult) => result;
    if (conflicts.length > 0) {
      const choices = unitChoices(unit?.id ?? null, known, context.locale);
      const all = unitDifferences(saved, fields, { choices, locale: context.locale });
      const conflict = { differences: all.filter(({ name }) => conflicts.includes(name)) };
      return json({ result: shown(typedResult(fields)), conflict }, { status: 409 });
    }
    const form = parseFields(fields, unitSchema(Number(newestDay(context.clock.now()).slice(0, 4))));
    if (!form.ok) return json({ result: shown(form.result) }, { status: 422 });
    const unitId = unit?.id ?? sent.get("id") ?? "";
    if (!ID.test(unitId)) throw refuse(400);
    const saving = { institutionId: own.institution.id, unitId, isNew: !unit, change: form.value };
    const outcome = await saveUnit(context, saving, viewer);
    if (outcome.ok) return redirectDone(institutionPaths(own).units, "unit-saved");
    const reason = reasonToSay(outcome.reason);
    if (reason !== "stale") return answerSaving(reason, fields);
  }
  throw refuse(503);
}

export default function Unit() {
  const { title, paths, newId, values, options, choices } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("members");
  return (
    <div className="stack">
      <Breadcrumbs
        items={[
          { label: t("institution.title"), to: paths.home },
          { label: t("units.title"), to: paths.units },
          { label: title },
        ]}
      />
      <h1>
        <bdi>{title}</bdi>
      </h1>
      <UnitForm
        {...{ values, newId, options, choices }}
        lastResult={answer?.result}
        conflict={answer && "conflict" in answer ? answer.conflict : undefined}
        cancelTo={paths.units}
      />
    </div>
  );
}
