import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { chooseInvoices } from "#app/features/statements/choose-invoices.server.ts";
import { confirmStatement } from "#app/features/statements/confirm-statement.server.ts";
import { setLinesAside, takeLineUp } from "#app/features/statements/set-lines-aside.server.ts";
import {
  asideSchema,
  chooseSchema,
  confirmSchema,
  stepSchema,
  takeUpSchema,
} from "#app/features/statements/statement.schema.ts";
import { invoiceField, NOTED } from "#app/features/statements/statement.ts";
import { statementView } from "#app/features/statements/statement-page.server.ts";
import { discardStatement, listLines, type Statement } from "#app/features/statements/statements.server.ts";
import { StatementPage } from "#app/features/statements/ui/statement-page.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm, rejectFields } from "#app/http/parse-form.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { forgotten, forgottenBefore, requireStatement } from "./answers/statement.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.view.fileName);

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, statement } = await requireStatement(args);
  if (statement.state === "columns") throw redirect(`/dues/statements/${statement.id}/columns`);
  return json({ view: await statementView(args.context, statement, viewer, args.context.locale) });
}

export async function action(args: ActionFunctionArgs) {
  const { context } = args;
  // Whose page the form stood on is held against who sends it.
  await requireUser(args);
  const fields = await readForm(args.request);
  const intent = fields.get("intent");
  const before = intent === "discard" ? await forgottenBefore(args) : null;
  if (before) return before;
  const { viewer, statement } = await requireStatement(args);
  if (intent === "discard") {
    const step = parseFields(fields, stepSchema);
    if (!step.ok) return step.response;
    const gone = await discardStatement(context, { id: statement.id, version: step.value.version });
    return gone.ok ? forgotten() : answerRefusal(gone.reason, fields, "statements:");
  }
  if (intent === "choose") return choose(args, { viewer, statement, fields });
  if (intent === "aside") return setAside(args, { viewer, statement, fields });
  if (intent === "take_up") return takeUp(args, { viewer, statement, fields });
  if (intent !== "confirm") throw refuse(400);
  const form = parseFields(fields, confirmSchema);
  if (!form.ok) return form.response;
  const wait = await context.limits.consume("duesIssuedByUser", { user: viewer.id });
  if (wait !== null) return rejectTooMany(fields, wait);
  const done = await confirmStatement(context, statement, form.value, viewer);
  return done.ok
    ? redirectDone(`/dues/statements/${statement.id}`, NOTED)
    : answerRefusal(done.reason, fields, "statements:");
}

async function setAside({ context }: ActionFunctionArgs, { statement, fields }: Choosing) {
  const form = parseFields(fields, asideSchema);
  if (!form.ok) return form.response;
  const { aside: lines, ...rest } = form.value;
  const done = await setLinesAside(context, statement, { lines, ...rest });
  return done.ok
    ? redirectDone(`/dues/statements/${statement.id}`, "aside")
    : answerRefusal(done.reason, fields, "statements:");
}

async function takeUp({ context }: ActionFunctionArgs, { statement, fields }: Choosing) {
  const form = parseFields(fields, takeUpSchema);
  if (!form.ok) return form.response;
  const done = await takeLineUp(context, statement, form.value);
  return done.ok
    ? redirectDone(`/dues/statements/${statement.id}`, "taken-up")
    : answerRefusal(done.reason, fields, "statements:");
}

interface Choosing {
  viewer: Viewer;
  statement: Statement;
  fields: URLSearchParams;
}

async function choose({ context }: ActionFunctionArgs, { viewer, statement, fields }: Choosing) {
  const lines = (await listLines(context.db, statement.id)).flatMap(({ line }) =>
    fields.has(invoiceField(line)) ? [line] : [],
  );
  const step = parseFields(fields, stepSchema);
  if (!step.ok) return step.response;
  const form = parseFields(fields, chooseSchema(lines));
  if (!form.ok) return form.response;
  const typed = new Map(lines.map((line) => [line, form.value[invoiceField(line)] ?? ""]));
  const chosen = await chooseInvoices(context, statement, { version: step.value.version, typed }, viewer);
  if (chosen.ok) return redirectDone(`/dues/statements/${statement.id}`, "chosen");
  if (!("faults" in chosen)) return answerRefusal(chosen.reason, fields, "statements:");
  const errors = chosen.faults.map(({ line, fault, numbers }) => [
    invoiceField(line),
    [encodeError(`statements:wrong.${fault}`, { numbers: numbers.join(", ") })],
  ]);
  return rejectFields(fields, Object.fromEntries(errors) as Record<string, string[]>);
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
      <DoneNotice ns="statements" />
      <StatementPage view={view} lastResult={useActionData<typeof action>()?.result} />
    </div>
  );
}
