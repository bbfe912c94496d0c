import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAdministrator } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Callout } from "#app/ui/callout.tsx";
import { zoneName } from "#app/i18n/zone-name.server.ts";
import { associationZone } from "#app/i18n/zone.ts";
import { DataTable } from "#app/ui/table.tsx";
import { listJobs } from "#app/work/jobs-view.server.ts";
import { JobRow } from "#app/work/ui/job-row.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  await requireAdministrator(args);
  const title = translator(args.context.locale)("administration:jobs.title");
  return json({
    title,
    zone: zoneName(associationZone(), args.context.locale, args.context.clock.now()),
    jobs: await listJobs(args.context),
  });
}

export default function JobsPage() {
  const { title, zone, jobs } = useLoaderData<typeof loader>();
  const { t } = useTranslation("administration");
  const makesCopies = jobs.some(({ name }) => name === "back-up");
  return (
    <>
      <h1>{title}</h1>
      {!makesCopies && <Callout title={t("jobs.no_copies")}>{t("jobs.no_copies_help")}</Callout>}
      <p className="soft">{t("jobs.lead", { zone })}</p>
      <p>
        <Link to="/memberships/clock">{t("members:clock.title")}</Link>
      </p>
      <DataTable
        columns={(["name", "when", "last", "next", "state"] as const).map((name) => t(`jobs.column.${name}`))}
        caption={title}
        isCaptionHidden
        isStaffList
      >
        <tbody>
          {jobs.map((job) => (
            <JobRow key={job.name} job={job} />
          ))}
        </tbody>
      </DataTable>
    </>
  );
}
