import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { endOtherSessions, endOwnSession } from "#app/features/accounts/account-commands.server.ts";
import { listSessions } from "#app/features/accounts/accounts-queries.server.ts";
import { countTokens } from "#app/features/accounts/api-tokens.server.ts";
import { sessionsForm } from "#app/features/accounts/accounts.schema.ts";
import { requireIdentity, requireUser } from "#app/http/guards.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Button } from "#app/ui/button.tsx";
import { EntryCard } from "#app/ui/card.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { Time } from "#app/ui/time.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const { id } = await requireUser(args);
  const { sessionId } = await requireIdentity(args);
  const { db, clock, locale } = args.context;
  const sessions = await listSessions(db, id, clock.now());
  return json({
    title: translator(locale)("accounts:account.sessions"),
    tokenCount: await countTokens(db, id, clock.now()),
    sessions: sessions.map(({ id: session, device, createdAt }) => ({
      id: session,
      device,
      since: createdAt.toISOString(),
      sinceText: formatDateTime(createdAt, locale),
      isHere: session === sessionId,
    })),
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const { sessionId } = await requireIdentity(args);
  const form = await parseForm(args.request, sessionsForm);
  if (!form.ok) return form.response;
  if (form.value.session === "others") {
    await endOtherSessions(args.context, sessionId, viewer);
    return redirectDone("/account/sessions", "others_ended");
  }
  const isEnded = await endOwnSession(args.context, form.value.session, viewer);
  if (!isEnded) throw notFound();
  return redirectDone("/account/sessions", "session_ended");
}

export default function Sessions() {
  const { t } = useTranslation("accounts");
  const { sessions, tokenCount } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("account.title"), to: "/account" }, { label: t("account.sessions") }]} />
      <h1>{t("account.sessions")}</h1>
      <DoneNotice ns="accounts" />
      {sessions.map((session) => (
        <Session key={session.id} {...session} />
      ))}
      {sessions.length > 1 && (
        <Form method="post" className="stack">
          <OpenedBy />
          {tokenCount > 0 && <p>{t("tokens.end_with_sessions", { count: tokenCount })}</p>}
          <div>
            <Button type="submit" name="session" value="others">
              {t("account.sessions_end_others")}
            </Button>
          </div>
        </Form>
      )}
      <p>
        <Link to="/account">{t("account.back")}</Link>
      </p>
    </div>
  );
}

interface SessionView {
  id: string;
  device: string;
  since: string;
  sinceText: string;
  isHere: boolean;
}

function Session({ id, device, since, sinceText, isHere }: SessionView) {
  const { t } = useTranslation("accounts");
  const name = device || t("account.session_unknown");
  const end = (
    <Form method="post">
      <OpenedBy />
      <Button
        type="submit"
        name="session"
        value={id}
        variant="quiet"
        size="small"
        aria-label={t("common:action.on", { act: t("account.session_end"), what: `${name}, ${sinceText}` })}
      >
        {t("account.session_end")}
      </Button>
    </Form>
  );
  return (
    <EntryCard as="div" aside={isHere ? <Badge tone="ok">{t("account.session_here")}</Badge> : end}>
      <strong>{name}</strong>
      <span className="small soft">
        <Time dateTime={since} text={t("account.session_since", { date: sinceText })} />
      </span>
    </EntryCard>
  );
}
