import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listItems } from "#app/features/council/session/agenda.server.ts";
import { findSession, isTheirs } from "#app/features/council/session/change-session.server.ts";
import { openingSchema } from "#app/features/council/session/council.schema.ts";
import { openSession } from "#app/features/council/session/open-session.server.ts";
import { viewAgenda, viewSession } from "#app/features/council/session/session-view.server.ts";
import { SessionRules } from "#app/features/council/session/ui/session-head.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireReviewer } from "#app/http/guards.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { authorize, notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { errorText } from "#app/i18n/error-text.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.title, data?.session.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { db, locale } = args.context;
  const found = await findSession(db, args.params.id ?? "");
  if (!found) throw notFound();
  authorize(await isTheirs(db, viewer, "open"));
  const session = await viewSession(db, { session: found, viewer, locale });
  const items = await viewAgenda(db, { items: await listItems(db, found.id), viewer, locale });
  const gone = items.flatMap(({ number, left }) => (left ? [{ number, left }] : []));
  return json({ title: translator(locale)("council:opening.title"), session, gone });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { context } = args;
  const sessionId = args.params.id ?? "";
  if (!(await findSession(context.db, sessionId))) throw notFound();
  authorize(await isTheirs(context.db, viewer, "open"));
  const form = await parseForm(args.request, openingSchema);
  if (!form.ok) return form.response;
  const outcome = await openSession(context, { sessionId, ...form.value }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, form.fields, "council:");
  return redirectDone(`/council/${sessionId}`, "opened");
}

export default function Opening() {
  const { title, session, gone } = useLoaderData<typeof loader>();
  const { t } = useTranslation("council");
  const error = useActionData<typeof action>()?.result.error?.[""]?.[0];
  const back = `/council/${session.id}`;
  const crumbs = [{ label: t("title.all"), to: "/council" }, { label: session.title, to: back }, { label: title }];
  return (
    <div className="stack">
      <Breadcrumbs items={crumbs} />
      <h1>{title}</h1>
      {error && (
        <Callout tone="bad" role="alert">
          <p>{errorText(t, error)}</p>
        </Callout>
      )}
      <SessionRules session={session} />
      <Card title={t("opening.roll", { count: session.voters.length })}>
        <p>{t("opening.roll_text")}</p>
        <ol className="here">
          {session.voters.map(({ name, isChair }, index) => (
            <li key={index}>
              <bdi>{name}</bdi> {isChair && <span className="soft">{t("vocabulary:role.chair")}</span>}
            </li>
          ))}
        </ol>
      </Card>
      {gone.length > 0 && (
        <Callout tone="wait" title={t("opening.gone")}>
          <ul>
            {gone.map(({ number, left }) => (
              <li key={number}>
                {number}: {t(`left.${left}`)}
              </li>
            ))}
          </ul>
        </Callout>
      )}
      <p>{t("opening.items", { count: session.items - gone.length })}</p>
      <p>{t("opening.then")}</p>
      {session.may.open && (
        <Form method="post">
          <OpenedBy />
          <input type="hidden" name="version" value={session.version} />
          <FormActions>
            <Button type="submit">{t("opening.open")}</Button>
            <LinkButton to={back} variant="quiet">
              {t("common:action.cancel")}
            </LinkButton>
          </FormActions>
        </Form>
      )}
    </div>
  );
}
