import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { letterSchema } from "#app/features/council/announce/announce.schema.ts";
import { findItem, viewItem } from "#app/features/council/announce/item-page.server.ts";
import { rulingOf } from "#app/features/council/announce/outcome.ts";
import { ItemLetter } from "#app/features/council/announce/ui/item-letter.tsx";
import type { ItemRow } from "#app/features/council/session/agenda.server.ts";
import { writeLetter } from "#app/features/council/announce/write-letter.server.ts";
import { Precedents } from "#app/features/council/ballot/ui/item-facts.tsx";
import { listMissingVotes } from "#app/features/council/ballot/missing-votes.server.ts";
import { VoteForm } from "#app/features/council/ballot/ui/vote-form.tsx";
import { findSession } from "#app/features/council/session/change-session.server.ts";
import { viewSession } from "#app/features/council/session/session-view.server.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import type { RequestContext } from "#app/http/context.server.ts";
import { requireReviewer } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Card } from "#app/ui/card.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { answerClosing, answerTakingBack, answerVotes } from "./answers/council-votes.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.ballot.matter?.name ?? data?.session.title, data?.session.title);

async function findBoth({ params, context: { db } }: Pick<LoaderFunctionArgs, "params"> & { context: RequestContext }) {
  const session = await findSession(db, params.id ?? "");
  const item = session && (await findItem(db, { session, itemId: params.item ?? "" }));
  if (!item) throw notFound();
  return { session, item };
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { db, locale } = args.context;
  const { session, item } = await findBoth(args);
  const page = await viewItem(db, item, { session, viewer, locale });
  if (!page) throw notFound();
  const view = await viewSession(db, { session, viewer, locale });
  const mayClose = view.may.close_item && view.kind === "meeting";
  return json({ session: view, ...page, missing: mayClose ? await listMissingVotes(db, session.id) : null });
}

interface Asked {
  context: RequestContext;
  sessionId: string;
  fields: URLSearchParams;
  viewer: Viewer;
  next: string;
}

async function answerLetter({ context, sessionId, fields, viewer, next }: Asked, item: ItemRow) {
  const ruling = rulingOf(item);
  if (!ruling) return answerRefusal("impossible", fields, "council:");
  const form = parseFields(fields, letterSchema(dayNow(context.clock), ruling.outcome));
  if (!form.ok) return form.response;
  const outcome = await writeLetter(context, { sessionId, itemId: item.id, ...form.value }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "council:");
  return redirectDone(next, "letter");
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { context } = args;
  const { session, item } = await findBoth(args);
  const fields = await readForm(args.request);
  const next = `/council/${session.id}/items/${item.id}`;
  const asked = { context, sessionId: session.id, fields, viewer, next };
  switch (fields.get("intent")) {
    case "vote":
      return answerVotes(asked);
    case "take-back":
      return answerTakingBack(asked);
    case "close":
      return answerClosing(asked);
    case "letter":
      return answerLetter({ ...asked, next: `/council/${session.id}/announcement` }, item);
    default:
      throw refuse(400);
  }
}

export default function Item() {
  const { session, ballot, precedents, letter, missing } = useLoaderData<typeof loader>();
  const { t } = useTranslation("council");
  const lastResult = useActionData<typeof action>()?.result;
  const isLetter = lastResult?.initialValue?.intent === "letter";
  const [ofVote, ofLetter] = isLetter ? [undefined, lastResult] : [lastResult, undefined];
  const label = ballot.matter?.name ?? t("item.number", { number: ballot.position });
  const crumbs = [
    { label: t("title.all"), to: "/council" },
    { label: session.title, to: `/council/${session.id}` },
    { label },
  ];
  return (
    <div className="stack">
      <Breadcrumbs items={crumbs} />
      <h1>{label}</h1>
      <DoneNotice ns="council" />
      <RefusalHere lastResult={lastResult} />
      <VoteForm sessionId={session.id} items={[ballot]} missing={missing} isAlone lastResult={ofVote} />
      {precedents && (
        <Card title={t("precedents.title")}>
          <Precedents precedents={precedents} />
        </Card>
      )}
      {letter && session.may.word && (
        <div id="letter">
          <ItemLetter {...letter} lastResult={ofLetter} />
        </div>
      )}
    </div>
  );
}
