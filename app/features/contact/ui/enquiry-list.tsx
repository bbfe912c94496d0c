import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { EntryCard } from "#app/ui/card.tsx";
import { Time } from "#app/ui/time.tsx";
import type { EnquiryLine } from "./contact-model.ts";
import { TurnBadge } from "./turn-badge.tsx";

/** What a person has written to members, and what was written to theirs. */
export function EnquiryList({ lines }: { lines: readonly EnquiryLine[] }) {
  const { t } = useTranslation("contact");
  return (
    <ul className="entry-list">
      {lines.map(({ id, subject, isSent, other, turn, at, unread }) => (
        <li key={id}>
          <EntryCard
            aside={unread > 0 && <Badge tone="info">{t("conversations:unread_count", { count: unread })}</Badge>}
          >
            <h2 className="h3">
              <Link to={`/messages/${id}`}>
                <bdi>{subject}</bdi>
              </Link>
            </h2>
            <p className="small">
              {t(isSent ? "to" : "from")} <bdi>{other}</bdi>
            </p>
            <p className="small soft">
              <TurnBadge turn={turn} /> <Time {...at} />
            </p>
          </EntryCard>
        </li>
      ))}
    </ul>
  );
}
