import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { cancelMail, sendMailAgain } from "#app/features/administration/mail-commands.server.ts";
import { findMail } from "#app/features/administration/mail-queries.server.ts";
import { MailStatusBadge } from "#app/features/administration/ui/mail-status-badge.tsx";
import { PRIVATE_KINDS } from "#app/features/letters/kinds.ts";
import { whyNotAgain } from "#app/features/prospects/letter-again.server.ts";
import { requireAdministrator } from "#app/http/guards.server.ts";
import { readForm } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { withEndLink, withoutEndLink } from "#app/platform/end-links.server.ts";
import { openLetter } from "#app/platform/sealed-secrets.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { languageName } from "#app/i18n/names.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.letter.subject);

export async function loader(args: LoaderFunctionArgs) {
  await requireAdministrator(args);
  const { db, locale, config, clock } = args.context;
  const found = await findMail(db, args.params.id ?? "");
  if (!found) throw notFound();
  // Without a mail server the log is where letters are read, links included; otherwise links are their recipients'.
  const mail = config.smtpUrl ? withoutEndLink(found) : withEndLink(config, openLetter(config, found) ?? found);
  const when = (moment: Date | null) => moment && formatDateTime(moment, locale);
  const { id, recipient, subject, status, attempts, lastError } = mail;
  const isPrivate = config.smtpUrl && PRIVATE_KINDS.some((kind) => kind === found.kind);
  const text = isPrivate ? translator(locale)("administration:mail.private") : mail.text;
  return json({
    letter: { id, recipient, subject, text, status, attempts, lastError, lang: mail.locale },
    whyNot: status === "queued" ? null : ((await whyNotAgain(db, found, clock.now()))?.reason ?? null),
    language: languageName(mail.locale, locale),
    writtenAt: when(mail.createdAt),
    sentAt: when(mail.sentAt),
    nextAttemptAt: status === "queued" ? when(mail.nextAttemptAt) : null,
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireAdministrator(args);
  const id = args.params.id ?? "";
  if (!(await findMail(args.context.db, id))) throw notFound();
  const intent = (await readForm(args.request)).get("intent");
  const command = intent === "send-again" ? sendMailAgain : intent === "cancel" ? cancelMail : null;
  if (!command) throw refuse(400);
  const outcome = await command(args.context, id, viewer);
  if (!outcome.ok) return json({ reason: outcome.reason }, { status: 409 });
  return redirectDone(`/admin/mail/${id}`, `mail-${intent}`);
}

export default function MailRecord() {
  const { letter, ...data } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("administration");
  const isQueued = letter.status === "queued";
  return (
    <>
      <Breadcrumbs items={[{ label: t("mail.title"), to: "/admin/mail" }, { label: letter.subject }]} />
      <h1>{letter.subject}</h1>
      <DoneNotice ns="administration" />
      {answer && (
        <Callout
          tone="wait"
          role="alert"
          title={t(answer.reason === "impossible" ? "mail.stale" : `mail.not_again.${answer.reason}`)}
        />
      )}
      <Facts
        isWide
        items={[
          { term: t("mail.column.state"), value: <MailStatusBadge status={letter.status} /> },
          { term: t("mail.column.recipient"), value: letter.recipient },
          { term: t("mail.language"), value: data.language },
          { term: t("mail.column.written"), value: data.writtenAt },
          { term: t("mail.sent_at"), value: data.sentAt },
          { term: t("mail.attempts"), value: String(letter.attempts) },
          { term: t("mail.next_attempt"), value: data.nextAttemptAt },
          { term: t("mail.last_error"), value: letter.lastError },
        ]}
      />
      <Card title={t("mail.text")}>
        <PlainText text={letter.text} lang={letter.lang} hasLinks={false} />
      </Card>
      {data.whyNot ? (
        <p>{t(`mail.not_again.${data.whyNot}`)}</p>
      ) : (
        <Form method="post">
          <OpenedBy />
          <Button
            type="submit"
            name="intent"
            value={isQueued ? "cancel" : "send-again"}
            variant={isQueued ? "danger" : "quiet"}
          >
            {t(isQueued ? "mail.cancel" : "mail.send_again")}
          </Button>
        </Form>
      )}
    </>
  );
}
