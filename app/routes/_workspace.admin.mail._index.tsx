import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { sendAllMailAgain } from "#app/features/administration/mail-commands.server.ts";
import { mailForm } from "#app/features/administration/mail.schema.ts";
import {
  countMail,
  listMail,
  MAIL_STATUSES,
  type MailStatus,
} from "#app/features/administration/mail-queries.server.ts";
import { sendTestLetter } from "#app/features/administration/test-letter.server.ts";
import { requireAdministrator } from "#app/http/guards.server.ts";
import { pageNumber } from "#app/http/page-number.server.ts";
import { parseForm, rejectFields } from "#app/http/parse-form.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { MailStatusBadge } from "#app/features/administration/ui/mail-status-badge.tsx";
import { TestLetterForm } from "#app/features/administration/ui/test-letter-form.tsx";
import { shownEmailAddress } from "#app/platform/email-address.ts";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { Time } from "#app/ui/time.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

function isMailStatus(value: string | null): value is MailStatus {
  return MAIL_STATUSES.some((status) => status === value);
}

export async function loader(args: LoaderFunctionArgs) {
  const { email } = await requireAdministrator(args);
  const { db, locale } = args.context;
  const search = new URL(args.request.url).searchParams;
  const wanted = search.get("status");
  const status = isMailStatus(wanted) ? wanted : null;
  const recipient = (search.get("recipient") ?? "").slice(0, 254);
  const page = pageNumber(search);
  const [{ lines, total, pageSize }, counts] = await Promise.all([
    listMail(db, { status, recipient, page }),
    countMail(db),
  ]);
  return json({
    title: translator(locale)("administration:mail.title"),
    letters: lines.map(({ createdAt, ...line }) => ({
      ...line,
      writtenAt: { dateTime: createdAt.toISOString(), text: formatDateTime(createdAt, locale) },
    })),
    filter: { status, recipient, page },
    counts,
    total,
    pageSize,
    ownAddress: email,
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireAdministrator(args);
  const form = await parseForm(args.request, mailForm);
  if (!form.ok) return form.response;
  if (form.value.intent === "send-all-again") {
    await sendAllMailAgain(args.context, viewer);
    return redirectDone("/admin/mail", "mail-send-all-again");
  }
  const { to } = form.value;
  const outcome = await sendTestLetter(args.context, { to, locale: args.context.locale });
  if (outcome.ok) return redirectDone("/admin/mail", "mail-test");
  if (outcome.reason === "no-server")
    return rejectFields(form.fields, { to: ["administration:test_letter.no_server"] });
  const { code, message } = outcome.failure;
  return json({ result: undefined, refusal: { code, message } }, { status: 422 });
}

export default function MailLog() {
  const { title, letters, filter, counts, total, pageSize, ownAddress } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("administration");
  const all = { label: t("mail.all"), to: "/admin/mail", isCurrent: filter.status === null };
  const tabs = MAIL_TABS.map((status) => ({
    label: t(`mail.status.${status}`),
    to: `?status=${status}`,
    isCurrent: filter.status === status,
    count: counts[status],
  }));
  return (
    <>
      <h1>{title}</h1>
      <DoneNotice ns="administration" />
      {answer && "refusal" in answer && (
        <Callout tone="bad" role="alert" title={t("test_letter.refused")}>
          <code>{answer.refusal.message}</code>
        </Callout>
      )}
      <Tabs items={[all, ...tabs]} label={t("mail.by_status")} />
      <Form method="get" role="search" className="row">
        {filter.status && <input type="hidden" name="status" value={filter.status} />}
        <label htmlFor="recipient">{t("mail.recipient_starts")}</label>
        <input id="recipient" name="recipient" type="search" className="input" defaultValue={filter.recipient} />
        <Button type="submit" variant="quiet">
          {t("common:action.search")}
        </Button>
      </Form>
      {letters.length === 0 ? (
        <EmptyState title={t("mail.empty.title")} text={t("mail.empty.text")} />
      ) : (
        <DataTable
          columns={(["subject", "recipient", "state", "written"] as const).map((name) => t(`mail.column.${name}`))}
          caption={title}
          isCaptionHidden
          isStaffList
        >
          <tbody>
            {letters.map((letter) => (
              <tr key={letter.id}>
                <th scope="row">
                  <Link to={`/admin/mail/${letter.id}`}>{letter.subject}</Link>
                </th>
                <td>{shownEmailAddress(letter.recipient)}</td>
                <td>
                  <MailStatusBadge status={letter.status} />
                </td>
                <td>
                  <Time {...letter.writtenAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      {counts.dead > 0 && (
        <Form method="post">
          <OpenedBy />
          <Button type="submit" name="intent" value="send-all-again" variant="quiet">
            {t("mail.send_all_again")}
          </Button>
        </Form>
      )}
      <TestLetterForm ownAddress={ownAddress} lastResult={answer?.result} />
      <Pagination page={filter.page} pageSize={pageSize} total={total} />
    </>
  );
}

const MAIL_TABS = ["queued", "sent", "dead"] as const;
