import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { initiativesDesk, readState } from "#app/features/initiatives/editing/initiatives-desk.server.ts";
import { InitiativesTable } from "#app/features/initiatives/editing/ui/initiatives-table.tsx";
import { editsInitiatives } from "#app/features/initiatives/initiative/initiative.policy.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { authorize } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { searchWith } from "#app/ui/search-params.ts";
import { Tabs } from "#app/ui/tabs.tsx";
import { INITIATIVE_STATES } from "#db/vocabulary-initiatives.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  authorize(editsInitiatives(await requireUser(args)));
  const { db, locale, clock } = args.context;
  const state = readState(new URL(args.request.url).searchParams.get("state"));
  const { lines, counts, all } = await initiativesDesk(db, { locale, today: dayNow(clock), state });
  const t = translator(locale);
  const tabs = [null, ...INITIATIVE_STATES].map((one) => ({
    to: searchWith("", { state: one }) || "/review/initiatives",
    label: t(`initiatives:${one === null ? "desk.all" : `states_many.${one}`}`),
    isCurrent: one === state,
    count: one === null ? all : counts[one],
  }));
  return json({ title: t("initiatives:desk.title"), lines, tabs, isEmpty: all === 0 });
}

export default function InitiativesDesk() {
  const { title, lines, tabs, isEmpty } = useLoaderData<typeof loader>();
  const { t } = useTranslation("initiatives");
  const add = <LinkButton to="/review/initiatives/new">{t("desk.new")}</LinkButton>;
  return (
    <div className="stack">
      <h1>{title}</h1>
      <p className="lead">{t("desk.lead")}</p>
      {isEmpty ? (
        <EmptyState title={t("desk.empty.title")} text={t("desk.empty.text")} action={add} />
      ) : (
        <>
          <p>{add}</p>
          <Tabs items={tabs} />
          {lines.length === 0 ? <p>{t("desk.none")}</p> : <InitiativesTable lines={lines} />}
        </>
      )}
    </div>
  );
}
