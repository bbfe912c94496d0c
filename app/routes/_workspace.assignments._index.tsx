import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listAssignments } from "#app/features/applications/scoring/assignment-pages.server.ts";
import type { AssignmentLine } from "#app/features/applications/scoring/scoring-model.ts";
import { reviewTone } from "#app/features/applications/scoring/ui/review-tone.ts";
import { requireAssignee } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { EntryCard } from "#app/ui/card.tsx";
import { Deadline } from "#app/ui/deadline.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireAssignee(args);
  const { db, clock, locale } = args.context;
  const lines = await listAssignments(db, { viewer, now: clock.now(), locale });
  return json({ title: translator(locale)("scoring:list.title"), lines });
}

export default function Assignments() {
  const { t } = useTranslation("scoring");
  const { title, lines } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <DoneNotice ns="scoring" />
      <h1>{title}</h1>
      <p className="lead">{t("list.lead")}</p>
      {lines.length === 0 && <EmptyState title={t("list.empty")} text={t("list.empty_text")} />}
      <ul className="entry-list" aria-label={title}>
        {lines.map((line) => (
          <li key={line.id}>
            <Line line={line} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Line({ line: { id, institution, caseNumber, country, state, due } }: { line: AssignmentLine }) {
  const { t } = useTranslation("scoring");
  return (
    <EntryCard as="div" aside={<Badge tone={reviewTone(state)}>{t(`vocabulary:review_state.${state}`)}</Badge>}>
      <h2>
        <Link to={`/assignments/${id}`}>
          <OwnWords text={institution} />
        </Link>
      </h2>
      <p>
        {caseNumber}, {country}
      </p>
      {due && (
        <p>
          <span className="small soft">{t("list.due")}</span> <Deadline {...due} />
        </p>
      )}
    </EntryCard>
  );
}
