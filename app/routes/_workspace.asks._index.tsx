import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { askLists } from "#app/features/asks/ask-lists.server.ts";
import { choiceSchema } from "#app/features/asks/asks.schema.ts";
import { chooseAsks } from "#app/features/asks/choose-asks.server.ts";
import { AskChoice, AskLines } from "#app/features/asks/ui/ask-lists.tsx";
import { reasonToSay } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

async function readLists(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, locale, clock } = args.context;
  const lists = await askLists({ db, locale, now: clock.now() }, viewer);
  if (!lists) throw notFound();
  return { viewer, lists };
}

export async function loader(args: LoaderFunctionArgs) {
  const { lists } = await readLists(args);
  return json({ title: translator(args.context.locale)("asks:title"), lists });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer } = await readLists(args);
  const form = await parseForm(args.request, choiceSchema);
  if (!form.ok) return form.response;
  const { intent, member: institutionId } = form.value;
  const chosen = await chooseAsks(args.context, { institutionId, isAsked: intent === "begin" }, viewer);
  if (!chosen.ok) throw reasonToSay(chosen.reason);
  return redirectDone("/asks", intent === "begin" ? "asked_again" : "asked_no_more");
}

export default function Asks() {
  const { t } = useTranslation("asks");
  const { title, lists } = useLoaderData<typeof loader>();
  const { own, received, mayAsk, members } = lists;
  const ask = mayAsk && <LinkButton to="/asks/new">{t("new")}</LinkButton>;
  return (
    <div className="stack stack-loose">
      <h1>{title}</h1>
      <DoneNotice ns="asks" />
      <RefusalHere lastResult={useActionData<typeof action>()?.result} />
      <p className="lead">{t("lead")}</p>
      {own.length > 0 && ask && <div>{ask}</div>}
      {received.length > 0 && (
        <section className="stack">
          <h2>{t("list.received")}</h2>
          <AskLines lines={received} isOwn={false} />
        </section>
      )}
      <section className="stack">
        <h2>{t("list.own")}</h2>
        {own.length === 0 ? (
          <EmptyState
            title={t("list.none")}
            text={t(mayAsk ? "list.none_text" : "list.none_in_force")}
            action={ask || null}
            headingLevel={3}
          />
        ) : (
          <AskLines lines={own} isOwn />
        )}
      </section>
      <AskChoice members={members} />
    </div>
  );
}
