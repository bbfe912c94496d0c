import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { getDiagnostics } from "#app/features/administration/diagnostics-queries.server.ts";
import { requireAdministrator } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  await requireAdministrator(args);
  const title = translator(args.context.locale)("administration:overview.title");
  return json({ title, ...(await getDiagnostics(args.context)) });
}

export default function Overview() {
  const { title, counts, durability, hasSmtp, hasUnknownProxy, ...machine } = useLoaderData<typeof loader>();
  const { t } = useTranslation("administration");
  return (
    <>
      <h1>{title}</h1>
      {!hasSmtp && <Callout tone="wait" title={t("overview.no_smtp")} />}
      {hasUnknownProxy && (
        <Callout tone="bad" title={t("overview.unknown_proxy")}>
          {t("overview.unknown_proxy_help")}
        </Callout>
      )}
      {counts.deadMail > 0 && (
        <Callout tone="bad" title={t("overview.dead_mail", { count: counts.deadMail })}>
          <Link to="/admin/mail?status=dead">{t("overview.see_dead_mail")}</Link>
        </Callout>
      )}
      <Card title={t("overview.content")}>
        <Facts
          isWide
          items={(["registry", "applications", "memberships", "waitingMail", "deadMail"] as const).map((name) => ({
            term: t(`overview.counts.${name}`),
            value: String(counts[name]),
          }))}
        />
      </Card>
      <Card title={t("overview.machine")}>
        <Facts
          isWide
          items={[
            { term: t("overview.engine"), value: machine.engine },
            ...Object.entries(durability).map(([term, value]) => ({ term, value })),
            { term: t("overview.node"), value: machine.node },
            { term: t("overview.memory"), value: t("overview.megabytes", { count: machine.memoryMegabytes }) },
            { term: t("overview.uptime"), value: t("overview.hours", { count: machine.uptimeHours }) },
            { term: t("overview.limits"), value: t(machine.areRateLimitsOn ? "overview.on" : "overview.off") },
          ]}
        />
      </Card>
    </>
  );
}
