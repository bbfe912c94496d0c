import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { viewBallots } from "#app/features/council/ballot/ballot-view.server.ts";
import type { BallotItem, MissingVote } from "#app/features/council/ballot/ballot-model.ts";
import { listMissingVotes } from "#app/features/council/ballot/missing-votes.server.ts";
import { VoteForm } from "#app/features/council/ballot/ui/vote-form.tsx";
import { AgendaNav } from "#app/features/council/ballot/ui/agenda-nav.tsx";
import { listItems, putOnAgenda, takeOffAgenda } from "#app/features/council/session/agenda.server.ts";
import { findSession, type SessionRow } from "#app/features/council/session/change-session.server.ts";
import { AGENDA_INTENTS, agendaSchema } from "#app/features/council/session/council.schema.ts";
import { FILES_A_PAGE, ITEMS_A_PAGE } from "#app/features/council/session/limits.ts";
import type { AgendaItem, SessionView, Waiting } from "#app/features/council/session/session-model.ts";
import { sessionHistory } from "#app/features/council/session/session-history.server.ts";
import { viewAgenda, viewSession, viewWaiting } from "#app/features/council/session/session-view.server.ts";
import { PreparedAgenda, PutOnAgenda } from "#app/features/council/session/ui/agenda.tsx";
import { SessionHead, SessionRules } from "#app/features/council/session/ui/session-head.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import type { RequestContext } from "#app/http/context.server.ts";
import { requireReviewer } from "#app/http/guards.server.ts";
import { pageNumber } from "#app/http/page-number.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { errorText } from "#app/i18n/error-text.ts";
import { answered } from "#app/ui/answered.ts";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { dayNow } from "#app/platform/days.ts";
import { titled } from "#app/ui/page-titles.ts";
import { Timeline } from "#app/ui/timeline.tsx";
import { answerClosing, answerTakingBack, answerVotes } from "./answers/council-votes.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.session.title);

async function prepared({ db, locale, clock }: RequestContext, session: SessionRow, viewer: Viewer, mayPutOn: boolean) {
  const items = await viewAgenda(db, { items: await listItems(db, session.id), viewer, locale });
  if (!mayPutOn) return { items, waiting: null };
  return { items, waiting: await viewWaiting(db, { viewer, locale, limit: FILES_A_PAGE, today: dayNow(clock) }) };
}

interface Voted {
  session: SessionRow;
  viewer: Viewer;
  page: number;
  mayClose: boolean;
}

async function votedOn({ db, locale }: RequestContext, { session, viewer, page, mayClose }: Voted) {
  const all = await listItems(db, session.id);
  const items = all.slice((page - 1) * ITEMS_A_PAGE, page * ITEMS_A_PAGE);
  const ballots = await viewBallots(db, { session, items, viewer, locale });
  const missing = mayClose ? await listMissingVotes(db, session.id) : null;
  return { ballots, missing, page, total: all.length };
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { context } = args;
  const { db, locale } = context;
  const found = await findSession(db, args.params.id ?? "");
  if (!found) throw notFound();
  const session = await viewSession(db, { session: found, viewer, locale });
  const isPrepared = found.state === "prepared";
  const page = pageNumber(new URL(args.request.url).searchParams);
  return json({
    session,
    plan: isPrepared ? await prepared(context, found, viewer, session.may.put_on) : null,
    vote: isPrepared ? null : await votedOn(context, { session: found, viewer, page, mayClose: session.may.close }),
    history: await sessionHistory(db, found.id, locale),
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { context } = args;
  const sessionId = args.params.id ?? "";
  if (!(await findSession(context.db, sessionId))) throw notFound();
  const fields = await readForm(args.request);
  const intent = fields.get("intent");
  const place = `/council/${sessionId}`;
  const page = pageNumber(new URL(args.request.url).searchParams);
  const here = page > 1 ? `${place}?page=${page}` : place;
  if (intent === "vote") {
    const total = (await listItems(context.db, sessionId)).length;
    const next = total > page * ITEMS_A_PAGE ? `${place}?page=${page + 1}` : here;
    return answerVotes({ context, sessionId, fields, viewer, next });
  }
  if (intent === "take-back") return answerTakingBack({ context, sessionId, fields, viewer, next: here });
  if (intent === "close") return answerClosing({ context, sessionId, fields, viewer, next: here });
  if (!AGENDA_INTENTS.some((one) => one === intent)) throw refuse(400);
  const form = parseFields(fields, agendaSchema);
  if (!form.ok) return form.response;
  const { value } = form;
  const about = { sessionId, version: value.version };
  const outcome =
    value.intent === "take-off"
      ? await takeOffAgenda(context, { ...about, itemId: value.item }, viewer)
      : await putOnAgenda(context, { ...about, chosen: value.intent === "put-on" ? value : "all" }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "council:");
  return redirectDone(place, value.intent === "take-off" ? "taken-off" : "put-on");
}

function Plan({ session, items, waiting, error }: PlanProps) {
  return (
    <>
      <PreparedAgenda session={session} items={items} />
      {waiting && <PutOnAgenda session={session} waiting={waiting} error={error} />}
    </>
  );
}

interface PlanProps {
  session: SessionView;
  items: AgendaItem[];
  waiting: Waiting | null;
  error: string | undefined;
}

interface VotingProps {
  session: SessionView;
  ballots: BallotItem[];
  missing: MissingVote[] | null;
  page: number;
  total: number;
  lastResult: SubmissionResult | undefined;
}

function Voting({ session, ballots, missing, page, total, lastResult }: VotingProps) {
  const { t } = useTranslation("council");
  const typed = answered(lastResult, "vote");
  return (
    <>
      <div className={ballots.length > 1 ? "sidebar-start" : undefined}>
        {ballots.length > 1 && <AgendaNav items={ballots} label={t("agenda.title")} />}
        <div className="stack">
          <VoteForm sessionId={session.id} items={ballots} missing={missing} lastResult={typed} />
        </div>
      </div>
      {total > ITEMS_A_PAGE && <Pagination page={page} pageSize={ITEMS_A_PAGE} total={total} />}
    </>
  );
}

export default function Session() {
  const { session, plan, vote, history } = useLoaderData<typeof loader>();
  const { t } = useTranslation("council");
  const lastResult = useActionData<typeof action>()?.result;
  const [ofForm, ofFiles] = [lastResult?.error?.[""]?.[0], lastResult?.error?.files?.[0]];
  return (
    <div className="stack">
      <SessionHead session={session} />
      <DoneNotice ns="council" />
      {ofForm && (
        <Callout tone="bad" role="alert">
          <p>{errorText(t, ofForm)}</p>
        </Callout>
      )}
      <SessionRules session={session} />
      {plan && <Plan session={session} {...plan} error={ofFiles && errorText(t, ofFiles)} />}
      {vote && <Voting session={session} {...vote} lastResult={lastResult} />}
      <Card title={t("history.title")} isQuiet>
        <Timeline entries={history} label={t("history.title")} />
      </Card>
    </div>
  );
}
