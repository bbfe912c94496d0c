import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { enquiryLines, reportLines } from "#app/features/contact/enquiry-lists.server.ts";
import { EnquiryList } from "#app/features/contact/ui/enquiry-list.tsx";
import { ReportList } from "#app/features/contact/ui/report-list.tsx";
import { requireUser } from "#app/http/guards.server.ts";
import { pageNumber } from "#app/http/page-number.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, locale } = args.context;
  const page = pageNumber(new URL(args.request.url).searchParams);
  const reading = { viewer, locale };
  return json({
    title: translator(locale)("contact:title"),
    reports: page === 1 ? await reportLines(db, reading) : [],
    ...(await enquiryLines(db, page, reading)),
  });
}

export default function Messages() {
  const { title, reports, lines, paging } = useLoaderData<typeof loader>();
  const { t } = useTranslation("contact");
  return (
    <div className="stack">
      <h1>{title}</h1>
      {paging.total === 0 && reports.length === 0 && (
        <EmptyState
          title={t("empty.title")}
          text={t("empty.text")}
          action={
            <LinkButton to="/directory" variant="quiet">
              {t("empty.action")}
            </LinkButton>
          }
        />
      )}
      <ReportList lines={reports} />
      <EnquiryList lines={lines} />
      {paging.total > paging.pageSize && <Pagination {...paging} />}
    </div>
  );
}
