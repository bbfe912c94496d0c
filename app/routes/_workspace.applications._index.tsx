import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listedInstitutions } from "#app/features/applications/file/application-names.server.ts";
import { listOwnApplications } from "#app/features/applications/file/application-queries.server.ts";
import { listDuplicates } from "#app/features/applications/file/duplicates.server.ts";
import { listBegunCheck } from "#app/features/applications/precheck/begun-check.server.ts";
import { statusTone } from "#app/features/applications/file/ui/status-badge.tsx";
import { documentHeaders } from "#app/http/document-headers.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { EntryCard } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { WaitingList } from "#app/ui/waiting-list.tsx";
import { RefusedNotice } from "#app/ui/refused-notice.tsx";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, locale } = args.context;
  const own = await listOwnApplications(db, viewer);
  const only = own.length === 1 ? own[0] : undefined;
  if (only) throw redirect(`/applications/${only.id}`);
  const institutionOf = await listedInstitutions(db, own, locale);
  const duplicates = await listDuplicates(db, own);
  const applications = own.map(({ id, institutionName, caseNumber, status, createdAt }) => ({
    id,
    institution: institutionOf({ id, institutionName }),
    caseNumber,
    status,
    isDuplicate: duplicates.has(id),
    startedAt: formatDate(createdAt, locale),
  }));
  const begun = await listBegunCheck(db, { viewer, locale });
  return json({ title: translator(locale)("applications:list.title"), applications, begun });
}

export default function OwnApplications() {
  const { t } = useTranslation("applications");
  const { title, applications, begun } = useLoaderData<typeof loader>();
  return (
    <>
      <RefusedNotice ns="applications" />
      <h1>{title}</h1>
      {begun.length > 0 && <WaitingList items={begun} label={title} />}
      {applications.length === 0 && begun.length > 0 && (
        <div>
          <LinkButton to="/apply" variant="quiet">
            {t("list.another")}
          </LinkButton>
        </div>
      )}
      {applications.length === 0 && begun.length === 0 && (
        <EmptyState
          title={t("list.empty.title")}
          text={t("list.empty.text")}
          action={<LinkButton to="/apply">{t("list.empty.action")}</LinkButton>}
        />
      )}
      {applications.length > 0 && (
        <div className="stack">
          {applications.map(({ id, institution, caseNumber, status, isDuplicate, startedAt }) => (
            <EntryCard
              key={id}
              aside={
                <Badge tone={statusTone(status)}>
                  {isDuplicate ? t("status.duplicate.badge") : t(`vocabulary:application_status.${status}.applicant`)}
                </Badge>
              }
            >
              <h2>
                <InstitutionName {...institution} to={`/applications/${id}`} />
              </h2>
              <p className="small soft">
                {[caseNumber, t("list.started", { date: startedAt })].filter(Boolean).join(" · ")}
              </p>
            </EntryCard>
          ))}
          <div>
            <LinkButton to="/apply" variant="quiet">
              {t("list.another")}
            </LinkButton>
          </div>
        </div>
      )}
    </>
  );
}
