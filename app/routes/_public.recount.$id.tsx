import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { findRecount } from "#app/features/council/recount/find-recount.server.ts";
import { HowToRecount, PublishedTable } from "#app/features/council/recount/ui/recount.tsx";
import { sessionTitle } from "#app/features/agenda/session-title.server.ts";
import { findViewer } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Facts } from "#app/ui/facts.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...titled(matches, data?.title, data?.session),
  { name: "robots", content: "noindex" },
];

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale } = args.context;
  const found = await findRecount(db, args.params.id ?? "", await findViewer(args));
  if (!found) throw notFound();
  const { session, rules, rollHash, votes } = found;
  return json({
    ...{ id: session.id, rules, rollHash, votes },
    title: translator(locale)("council:recount.title"),
    session: sessionTitle(session, locale),
  });
}

export default function Recount() {
  const { title, id, session, rules, rollHash, votes } = useLoaderData<typeof loader>();
  const { t } = useTranslation("council");
  return (
    <div className="page page-body stack stack-loose">
      <h1>{title}</h1>
      <p className="lead">{session}</p>
      <Facts
        isWide
        items={[
          { term: t("rules.quorum"), value: t(`vocabulary:share.${rules.quorum}`) },
          { term: t("rules.share"), value: t(`vocabulary:share.${rules.share}`) },
          { term: t("form.mostAgainst"), value: rules.mostAgainst },
          { term: t("minutes.rules"), value: rules.mayDefer && t("rules.may_defer") },
          { term: t("minutes.roll_hash"), value: <code className="hash">{rollHash}</code> },
          { term: t("minutes.seal"), value: votes && <code className="hash">{votes.seal}</code> },
        ]}
      />
      {votes ? <PublishedTable votes={votes} /> : <p>{t("recount.not_yet")}</p>}
      <HowToRecount id={id} seal={votes?.seal ?? null} />
      <p>
        <Link to="/recount">{t("recounts.all")}</Link>
      </p>
    </div>
  );
}
