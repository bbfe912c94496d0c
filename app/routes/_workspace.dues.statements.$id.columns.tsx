import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { columnsSchema, stepSchema } from "#app/features/statements/statement.schema.ts";
import { columnsView } from "#app/features/statements/statement-page.server.ts";
import { discardStatement, setColumns } from "#app/features/statements/statements.server.ts";
import { StatementColumnsForm } from "#app/features/statements/ui/statement-page.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { safeRedirect } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { forgotten, forgottenBefore, requireStatement } from "./answers/statement.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.title, data?.page.fileName);

export async function loader(args: LoaderFunctionArgs) {
  const { statement } = await requireStatement(args);
  if (statement.state === "written") throw redirect(`/dues/statements/${statement.id}`);
  const { db, locale } = args.context;
  return json({ title: translator(locale)("imports:columns.title"), page: await columnsView(db, statement, locale) });
}

export async function action(args: ActionFunctionArgs) {
  // Whose page the form stood on is held against who sends it.
  await requireUser(args);
  const fields = await readForm(args.request);
  const before = fields.get("intent") === "discard" ? await forgottenBefore(args) : null;
  if (before) return before;
  const { statement } = await requireStatement(args);
  if (fields.get("intent") === "discard") {
    const step = parseFields(fields, stepSchema);
    if (!step.ok) return step.response;
    const gone = await discardStatement(args.context, { id: statement.id, version: step.value.version });
    return gone.ok ? forgotten() : answerRefusal(gone.reason, fields, "statements:");
  }
  const form = parseFields(fields, columnsSchema(statement.unclearDay !== null));
  if (!form.ok) return form.response;
  const done = await setColumns(args.context, statement, form.value);
  return done.ok
    ? safeRedirect(`/dues/statements/${statement.id}`, "/dues/statements")
    : answerRefusal(done.reason, fields, "statements:");
}

export default function StatementColumns() {
  const { title, page } = useLoaderData<typeof loader>();
  const { t } = useTranslation("statements");
  const lastResult = useActionData<typeof action>()?.result;
  const items = [
    { label: t("dues:title"), to: "/dues" },
    { label: t("title"), to: "/dues/statements" },
    { label: page.fileName },
  ];
  return (
    <div className="stack">
      <Breadcrumbs items={items} />
      <h1>{title}</h1>
      <RefusalHere lastResult={lastResult} />
      <p className="lead">{t("columns.lead")}</p>
      <StatementColumnsForm page={page} lastResult={lastResult} />
    </div>
  );
}
