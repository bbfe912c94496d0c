import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { announceSchema } from "#app/features/council/announce/announce.schema.ts";
import { announceSession } from "#app/features/council/announce/announce-session.server.ts";
import { viewDecisions } from "#app/features/council/announce/announce-view.server.ts";
import { AnnounceForm } from "#app/features/council/announce/ui/announce-form.tsx";
import { listVisibleItems } from "#app/features/council/ballot/ballot-view.server.ts";
import { findSession, isTheirs } from "#app/features/council/session/change-session.server.ts";
import { viewSession } from "#app/features/council/session/session-view.server.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireReviewer } from "#app/http/guards.server.ts";
import { parseForm, rejectFields } from "#app/http/parse-form.server.ts";
import { authorize, notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { encodeError, errorText } from "#app/i18n/error-text.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.title, data?.session.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { context, params } = args;
  const { db, locale } = context;
  const session = await findSession(db, params.id ?? "");
  if (!session) throw notFound();
  authorize(await isTheirs(db, viewer, "word"));
  const items = await listVisibleItems(db, session, viewer);
  return json({
    title: translator(locale)("council:announce.title"),
    session: await viewSession(db, { session, viewer, locale }),
    decisions: await viewDecisions(context, { session, items, locale }),
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { context } = args;
  const sessionId = args.params.id ?? "";
  if (!(await findSession(context.db, sessionId))) throw notFound();
  authorize(await isTheirs(context.db, viewer, "announce"));
  const form = await parseForm(args.request, announceSchema);
  if (!form.ok) return form.response;
  const marks = new Map(form.value.items.map(({ itemId, mark }) => [itemId, mark]));
  const outcome = await announceSession(context, { sessionId, itemIds: [...marks.keys()], marks }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, form.fields, "council:");
  const place = `/council/${sessionId}/announcement`;
  if (outcome.left.length === 0) return redirectDone(place, "announced");
  const message = encodeError("council:announce.left", { cases: outcome.left.join(", ") });
  return rejectFields(form.fields, { items: [message] }, 409);
}

export default function Announcement() {
  const { title, session, decisions } = useLoaderData<typeof loader>();
  const { t } = useTranslation("council");
  const error = useActionData<typeof action>()?.result.error;
  const message = error?.items?.[0] ?? error?.[""]?.[0];
  const place = `/council/${session.id}`;
  return (
    <div className="stack">
      <Breadcrumbs
        items={[{ label: t("title.all"), to: "/council" }, { label: session.title, to: place }, { label: title }]}
      />
      <h1>{title}</h1>
      <DoneNotice ns="council" />
      <p className="lead">{t("announce.lead")}</p>
      {decisions.length === 0 ? (
        <EmptyState
          title={t("announce.none")}
          text={t("announce.none_text")}
          action={<LinkButton to={`/council/${session.id}`}>{t("announce.to_session")}</LinkButton>}
        />
      ) : (
        <AnnounceForm
          sessionId={session.id}
          decisions={decisions}
          mayAnnounce={session.may.announce}
          error={message && errorText(t, message)}
        />
      )}
    </div>
  );
}
