import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import type { ResultCard } from "../published-model.ts";

const MOST_NAMES = 3;

/** Published results, one line each: what it is called, by whom, of which kind and when. */
export function ResultCards({ items }: { items: ResultCard[] }) {
  const { t } = useTranslation("results");
  return (
    <ul className="entry-list">
      {items.map(({ id, to, title, type, date, by, isForMembers }) => (
        <li key={id} className="stack stack-tight">
          <p className="h4">
            <Link to={to}>
              <OwnWords {...title} />
            </Link>
          </p>
          <p className="small soft">
            {by.length > 0 && (
              <>
                <OwnWords text={by.slice(0, MOST_NAMES).join(", ")} />
                {by.length > MOST_NAMES && ` ${t("card.others")}`}
                {" · "}
              </>
            )}
            {[type, date].filter(Boolean).join(" · ")}
          </p>
          {isForMembers && (
            <p>
              <Badge tone="info">{t("page.for_members")}</Badge>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
