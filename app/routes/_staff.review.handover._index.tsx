import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { isCoordinator } from "#app/features/accounts/viewer.ts";
import type { FoundFile } from "#app/features/applications/handover/handover-model.ts";
import { findFilesOf } from "#app/features/applications/handover/handover-page.server.ts";
import { searchSchema } from "#app/features/applications/handover/handover.schema.ts";
import { FindFiles } from "#app/features/applications/handover/ui/handover-page.tsx";
import { requireReviewer } from "#app/http/guards.server.ts";
import { parseForm, typedResult } from "#app/http/parse-form.server.ts";
import { authorize } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

async function requireCoordinator(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const viewer = await requireReviewer(args);
  authorize(isCoordinator(viewer));
  return viewer;
}

export async function loader(args: LoaderFunctionArgs) {
  await requireCoordinator(args);
  return json({ title: translator(args.context.locale)("invitations:handover.title") });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireCoordinator(args);
  const form = await parseForm(args.request, searchSchema);
  if (!form.ok) return json({ result: form.result, files: null }, { status: 422 });
  const { db, locale } = args.context;
  const files: FoundFile[] | null = await findFilesOf(db, form.value.email, { viewer, locale });
  return json({ result: typedResult(form.fields), files });
}

export default function FindFile() {
  const { title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("review");
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("title"), to: "/review" }, { label: title }]} />
      <h1>{title}</h1>
      <FindFiles files={answer?.files ?? null} lastResult={answer?.result} />
    </div>
  );
}
