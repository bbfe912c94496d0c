import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { minutesOf } from "#app/features/council/minutes/minutes.server.ts";
import { Minutes } from "#app/features/council/minutes/ui/minutes.tsx";
import { findSession } from "#app/features/council/session/change-session.server.ts";
import { sessionTitle } from "#app/features/agenda/session-title.server.ts";
import { requireReviewer } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { db, locale } = args.context;
  const session = await findSession(db, args.params.id ?? "");
  if (!session?.closedAt) throw notFound();
  const blocks = await minutesOf(db, { session, viewer, locale });
  return json({ id: session.id, title: sessionTitle(session, locale), blocks });
}

export default function SessionMinutes() {
  const { id, title, blocks } = useLoaderData<typeof loader>();
  const { t } = useTranslation("council");
  const place = `/council/${id}`;
  const crumbs = [{ label: t("title.all"), to: "/council" }, { label: title, to: place }, { label: t("minutes.link") }];
  return (
    <div className="stack">
      <Breadcrumbs items={crumbs} />
      <h1>{t("minutes.title", { session: title })}</h1>
      <p className="cluster">
        <a href={`${place}/pdf`}>{t("minutes.pdf")}</a>
        <Link to={`/recount/${id}`}>{t("minutes.recount")}</Link>
      </p>
      <Minutes blocks={blocks} />
    </div>
  );
}
