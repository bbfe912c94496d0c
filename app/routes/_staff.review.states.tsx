import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { StateMachine } from "#app/features/applications/file/ui/state-machine.tsx";
import { requireReviewer } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  await requireReviewer(args);
  return json({ title: translator(args.context.locale)("review:machine.title") });
}

export default function States() {
  const { title } = useLoaderData<typeof loader>();
  const { t } = useTranslation("review");
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("title"), to: "/review" }, { label: title }]} />
      <h1>{title}</h1>
      <p className="lead">{t("machine.lead")}</p>
      <StateMachine />
    </div>
  );
}
