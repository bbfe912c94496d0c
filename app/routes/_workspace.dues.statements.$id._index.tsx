import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { confirmStatement } from "#app/features/statements/confirm-statement.server.ts";
import { confirmSchema, stepSchema } from "#app/features/statements/statement.schema.ts";
import { statementView } from "#app/features/statements/statement-page.server.ts";
import { discardStatement } from "#app/features/statements/statements.server.ts";
import { StatementPage } from "#app/features/statements/ui/statement-page.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { redirectDone, safeRedirect } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { requireStatement } from "./answers/statement.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.view.fileName);

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, statement } = await requireStatement(args);
  if (statement.state === "columns") throw redirect(`/dues/statements/${statement.id}/columns`);
  return json({ view: await statementView(args.context, statement, viewer, args.context.locale) });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, statement } = await requireStatement(args);
  const { context } = args;
  const fields = await readForm(args.request);
  const intent = fields.get("intent");
  if (intent === "discard") {
    const step = parseFields(fields, stepSchema);
    if (!step.ok) return step.response;
    const gone = await discardStatement(context, { id: statement.id, version: step.value.version });
    return gone.ok ? redirectDone("/dues/statements", "discarded") : answerRefusal(gone.reason, fields, "statements:");
  }
  if (intent !== "confirm") throw refuse(400);
  const form = parseFields(fields, confirmSchema);
  if (!form.ok) return form.response;
  const wait = await context.limits.consume("duesIssuedByUser", { user: viewer.id });
  if (wait !== null) return rejectTooMany(fields, wait);
  const done = await confirmStatement(context, statement, form.value, viewer);
  return done.ok
    ? safeRedirect(`/dues/statements/${statement.id}`, "/dues/statements")
    : answerRefusal(done.reason, fields, "statements:");
}

export default function StatementRoute() {
  const { view } = useLoaderData<typeof loader>();
  const { t } = useTranslation("statements");
  const items = [
    { label: t("dues:title"), to: "/dues" },
    { label: t("title"), to: "/dues/statements" },
    { label: view.fileName },
  ];
  return (
    <div className="stack">
      <Breadcrumbs items={items} />
      <h1>{view.fileName}</h1>
      <StatementPage view={view} lastResult={useActionData<typeof action>()?.result} />
    </div>
  );
}
