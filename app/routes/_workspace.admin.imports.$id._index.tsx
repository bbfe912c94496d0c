import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { similarSchema, stepSchema, undoSchema } from "#app/features/imports/columns.schema.ts";
import { confirmImport, discardImport, undoImport } from "#app/features/imports/confirm-import.server.ts";
import { leaveSimilarOut, takeAsNew } from "#app/features/imports/decide-similar.server.ts";
import { findImport } from "#app/features/imports/find-import.server.ts";
import { judgeAgain } from "#app/features/imports/judge-list.server.ts";
import { importPage, readShown } from "#app/features/imports/import-page.server.ts";
import { ImportRows } from "#app/features/imports/ui/import-rows.tsx";
import { ImportSteps } from "#app/features/imports/ui/import-steps.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { pageNumber } from "#app/http/page-number.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { safeRedirect } from "#app/http/safe-redirect.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { discarded, discardedBefore, requireImport } from "./answers/asked-import.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.list.fileName);

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, list: found } = await requireImport(args);
  if (found.state === "columns") throw redirect(`/admin/imports/${found.id}/columns`);
  const { db, locale, clock } = args.context;
  const list = ((await judgeAgain(args.context, found)) && (await findImport(db, found.id))) || found;
  const search = new URL(args.request.url).searchParams;
  const asked = { shown: readShown(search.get("show")), error: search.get("error"), page: pageNumber(search) };
  return json({ list: await importPage(db, list, { ...asked, viewer, locale, now: clock.now() }) });
}

const ACTS = { confirm: confirmImport, undo: undoImport, discard: discardImport, leave: leaveSimilarOut };

export async function action(args: ActionFunctionArgs) {
  // Whose page the form stood on is held against who sends it.
  await requireUser(args);
  const fields = await readForm(args.request);
  const intent = fields.get("intent");
  const before = intent === "discard" ? await discardedBefore(args) : null;
  if (before) return before;
  const { viewer, list } = await requireImport(args);
  const { id } = list;
  const again = () => safeRedirect(`/admin/imports/${id}`, "/admin/imports");
  if (intent === "take") {
    const form = parseFields(fields, similarSchema);
    if (!form.ok) return form.response;
    const done = await takeAsNew(args.context, { id, ...form.value }, viewer);
    return done.ok ? again() : answerRefusal(done.reason, fields, "imports:");
  }
  if (intent !== "confirm" && intent !== "undo" && intent !== "discard" && intent !== "leave") throw refuse(400);
  const form = parseFields(fields, intent === "undo" ? undoSchema : stepSchema);
  if (!form.ok) return form.response;
  const done = await ACTS[intent](args.context, { id, version: form.value.version }, viewer);
  if (!done.ok) return answerRefusal(done.reason, fields, "imports:");
  return intent === "discard" ? discarded() : again();
}

export default function Import() {
  const { list } = useLoaderData<typeof loader>();
  const { t } = useTranslation("imports");
  return (
    <>
      <Breadcrumbs items={[{ label: t("title"), to: "/admin/imports" }, { label: list.fileName }]} />
      <h1>{list.fileName}</h1>
      <p>{t(`kind.${list.kind}`)}</p>
      <ImportSteps list={list} lastResult={useActionData<typeof action>()?.result} />
      <ImportRows list={list} />
      <p className="row">
        <span>{t("save")}</span>
        {(["csv", "xlsx"] as const).map((format) => (
          <a key={format} href={`/admin/imports/${list.id}/rows/${format}`}>
            {t(`members:directory.save.${format}`)}
          </a>
        ))}
      </p>
    </>
  );
}
