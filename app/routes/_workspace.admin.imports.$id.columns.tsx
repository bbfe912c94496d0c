import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { columnsSchema, stepSchema } from "#app/features/imports/columns.schema.ts";
import { discardImport } from "#app/features/imports/confirm-import.server.ts";
import { columnsPage } from "#app/features/imports/import-page.server.ts";
import { isBeforeConfirmation } from "#app/features/imports/imports.ts";
import { setColumns } from "#app/features/imports/set-columns.server.ts";
import { ColumnsForm } from "#app/features/imports/ui/columns-form.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { safeRedirect } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { discarded, discardedBefore, requireImport } from "./answers/asked-import.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.title, data?.page.fileName);

export async function loader(args: LoaderFunctionArgs) {
  const { list } = await requireImport(args);
  if (!isBeforeConfirmation(list.state)) throw redirect(`/admin/imports/${list.id}`);
  const { db, locale } = args.context;
  return json({ title: translator(locale)("imports:columns.title"), page: await columnsPage(db, list, locale) });
}

export async function action(args: ActionFunctionArgs) {
  // Whose page the form stood on is held against who sends it.
  await requireUser(args);
  const fields = await readForm(args.request);
  const before = fields.get("intent") === "discard" ? await discardedBefore(args) : null;
  if (before) return before;
  const { viewer, list } = await requireImport(args);
  if (fields.get("intent") === "discard") {
    const step = parseFields(fields, stepSchema);
    if (!step.ok) return step.response;
    const gone = await discardImport(args.context, { id: list.id, version: step.value.version }, viewer);
    return gone.ok ? discarded() : answerRefusal(gone.reason, fields, "imports:");
  }
  const form = parseFields(
    fields,
    columnsSchema(list.kind, { isUnclear: Boolean(list.defaults.unclearDay), today: dayNow(args.context.clock) }),
  );
  if (!form.ok) return form.response;
  const done = await setColumns(args.context, list.id, form.value, viewer);
  return done.ok
    ? safeRedirect(`/admin/imports/${list.id}`, "/admin/imports")
    : answerRefusal(done.reason, form.fields, "imports:");
}

export default function ImportColumns() {
  const { title, page } = useLoaderData<typeof loader>();
  const { t } = useTranslation("imports");
  return (
    <>
      <Breadcrumbs items={[{ label: t("title"), to: "/admin/imports" }, { label: page.fileName }]} />
      <h1>{title}</h1>
      <p className="lead">{t("columns.lead")}</p>
      <ColumnsForm page={page} lastResult={useActionData<typeof action>()?.result} />
    </>
  );
}
