import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readStatistics } from "#app/features/applications/statistics/read-statistics.server.ts";
import { Statistics } from "#app/features/applications/statistics/ui/statistics.tsx";
import { requireReviewer } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { SHEET_FORMATS } from "#app/platform/sheet.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { db, locale, clock } = args.context;
  const figures = await readStatistics(db, { viewer, locale, now: clock.now() });
  return json({ title: translator(locale)("review:statistics.title"), figures });
}

export default function ReviewStatistics() {
  const { title, figures } = useLoaderData<typeof loader>();
  const { t } = useTranslation("review");
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("title"), to: "/review" }]} />
      <h1>{title}</h1>
      <p>{t("statistics.intro", { from: figures.from })}</p>
      <Statistics figures={figures} />
      <p className="cluster small">
        <span>{t("export.title")}</span>
        {SHEET_FORMATS.map((format) => (
          <a key={format} href={`/review/statistics/${format}`}>
            {t(`export.${format}`)}
          </a>
        ))}
      </p>
    </div>
  );
}
