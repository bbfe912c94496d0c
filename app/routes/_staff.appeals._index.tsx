import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { AppealLine } from "#app/features/applications/appeal/appeal-model.ts";
import { listAppeals } from "#app/features/applications/appeal/appeal-pages.server.ts";
import { requirePanel } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Badge, type Tone } from "#app/ui/badge.tsx";
import { EntryCard } from "#app/ui/card.tsx";
import { Deadline } from "#app/ui/deadline.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { titled } from "#app/ui/page-titles.ts";
import type { AppealState } from "#db/vocabulary-afterwards.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requirePanel(args);
  const { db, clock, locale } = args.context;
  const lines = await listAppeals(db, { viewer, now: clock.now(), locale });
  return json({ title: translator(locale)("appeal:list.title"), lines });
}

export default function Appeals() {
  const { t } = useTranslation("appeal");
  const { title, lines } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <DoneNotice ns="appeal" />
      <h1>{title}</h1>
      <p className="lead">{t("list.lead")}</p>
      {lines.length === 0 && <EmptyState title={t("list.empty")} text={t("list.empty_text")} />}
      <ul className="entry-list" aria-label={title}>
        {lines.map((line) => (
          <li key={`${line.id} ${line.state} ${line.lodgedAt}`}>
            <Line line={line} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const TONES: Record<AppealState, Tone> = {
  draft: "neutral",
  lodged: "info",
  withdrawn: "neutral",
  dismissed: "bad",
  allowed: "ok",
};

function Line({ line: { id, name, caseNumber, state, lodgedAt, due, isForMe, isOpen } }: { line: AppealLine }) {
  const { t } = useTranslation("appeal");
  const badge = isForMe ? t("list.for_you") : t(`vocabulary:appeal_state.${state}`);
  return (
    <EntryCard as="div" aside={<Badge tone={isForMe ? "wait" : TONES[state]}>{badge}</Badge>}>
      <h2>
        {isOpen ? (
          <Link to={`/appeals/${id}`}>
            <OwnWords text={name} />
          </Link>
        ) : (
          <OwnWords text={name} />
        )}
      </h2>
      <p>
        {caseNumber}. {t("list.lodged", { day: lodgedAt })}
      </p>
      {due && (
        <p>
          <span className="small soft">{t("own.due")}</span> <Deadline {...due} />
        </p>
      )}
    </EntryCard>
  );
}
