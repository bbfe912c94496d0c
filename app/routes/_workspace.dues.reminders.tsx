import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { seesDuesOf } from "#app/features/dues/dues.policy.ts";
import { invoiceView } from "#app/features/dues/invoice-view.server.ts";
import { getSchedule } from "#app/features/dues/keep-schedule.server.ts";
import { planReminders } from "#app/features/dues/remind-of-dues.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { DataTable } from "#app/ui/table.tsx";
import { requireDuesDesk } from "./answers/dues.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

const MOST_SHOWN = 200;

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireDuesDesk(args);
  const { db, locale, clock } = args.context;
  const today = dayNow(clock);
  const { graceDays } = (await getSchedule(db)).schedule;
  const due = (await planReminders(db, today)).filter(({ invoice: { row } }) =>
    seesDuesOf(viewer, { institutionId: row.institutionId, country: row.document.member.country }),
  );
  return json({
    title: translator(locale)("dues:reminders.title"),
    ...{ day: formatDay(today, locale), total: due.length },
    lines: due.slice(0, MOST_SHOWN).map(({ invoice, round }) => {
      const { id, number, open, dueOn } = invoiceView(invoice, { locale, today, graceDays, isDesk: true });
      const { member } = invoice.row.document;
      const place = countryName(member.country, locale);
      return { ...{ id, number, open, dueOn, round, place }, name: nameOf(member, locale), member: member.number };
    }),
  });
}

export default function Reminders() {
  const { title, day, total, lines } = useLoaderData<typeof loader>();
  const { t } = useTranslation("dues");
  const heads = [
    t("column.member"),
    t("column.invoice"),
    t("invoice.open"),
    t("invoice.due_on"),
    t("reminders.letter"),
  ];
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("title"), to: "/dues" }, { label: title }]} />
      <h1>{title}</h1>
      <p className="lead">{t("reminders.lead", { day })}</p>
      {total > lines.length && <p>{t("reminders.shown", { shown: lines.length, total })}</p>}
      {total === 0 ? (
        <EmptyState title={t("reminders.none")} text={t("reminders.none_text")} />
      ) : (
        <DataTable caption={title} isCaptionHidden isStacked isCompact columns={heads}>
          <tbody>
            {lines.map(({ id, number, open, dueOn, round, name, member, place }) => (
              <tr key={id}>
                <th scope="row">
                  <InstitutionName {...name} to={`/dues/members/${member}`} />
                  <div className="soft small">
                    {member}, {place}
                  </div>
                </th>
                <td data-label={heads[1]} className="nowrap">
                  {number}
                </td>
                <td data-label={heads[2]} className="number">
                  {open}
                </td>
                <td data-label={heads[3]}>{dueOn}</td>
                <td data-label={heads[4]}>{t(`reminders.round.${round}`)}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </div>
  );
}
