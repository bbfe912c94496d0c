import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { EntryCard } from "#app/ui/card.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import type { ListedResult } from "../desk-model.ts";

/** The results of a project for those who work on it. */
export function ResultList({ items }: { items: ListedResult[] }) {
  const { t } = useTranslation("results");
  return (
    <ul className="entry-list">
      {items.map(({ id, to, edit, title, type, date, status, note }) => (
        <li key={id}>
          <EntryCard aside={<Badge tone={status.tone}>{status.label}</Badge>}>
            <h2 className="h3">
              <Link to={to}>
                <OwnWords {...title} />
              </Link>
            </h2>
            <p className="small soft">{[type, date].filter(Boolean).join(" · ")}</p>
            {note && (
              <p className="small">
                {t("note.title")} <OwnWords text={note} />
              </p>
            )}
            {edit && (
              <p>
                <Link to={edit}>{t("desk.edit")}</Link>
              </p>
            )}
          </EntryCard>
        </li>
      ))}
    </ul>
  );
}
