import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { alikeView } from "#app/features/members/merging/alike-view.server.ts";
import { pairSchema } from "#app/features/members/merging/merging.schema.ts";
import { reopenPair } from "#app/features/members/merging/tell-apart.server.ts";
import { AlikePairs } from "#app/features/members/merging/ui/alike-pairs.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireCoordinator } from "#app/http/guards.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireCoordinator(args);
  const { db, locale } = args.context;
  return json({ title: translator(locale)("members:alike.title"), view: await alikeView(viewer, { db, locale }) });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireCoordinator(args);
  const form = await parseForm(args.request, pairSchema);
  if (!form.ok) return form.response;
  const done = await reopenPair(args.context, form.value, viewer);
  return done.ok
    ? redirectDone("/memberships/alike", "pair-reopened")
    : answerRefusal(done.reason, form.fields, "members:merging.");
}

export default function AlikeMembers() {
  const { title, view } = useLoaderData<typeof loader>();
  const { t } = useTranslation("members");
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("memberships.title"), to: "/memberships" }, { label: title }]} />
      <h1>{title}</h1>
      <DoneNotice ns="members" />
      <RefusalHere lastResult={useActionData<typeof action>()?.result} />
      <p className="lead">{t("alike.lead")}</p>
      <AlikePairs view={view} />
    </div>
  );
}
