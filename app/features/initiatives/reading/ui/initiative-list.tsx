import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { lineOf } from "#app/i18n/isolate.ts";
import { Badge } from "#app/ui/badge.tsx";
import { EntryCard } from "#app/ui/card.tsx";
import { Time } from "#app/ui/time.tsx";
import type { InitiativeCard } from "../initiative-model.ts";

/** Initiatives as cards. */
export function InitiativeList({ initiatives }: { initiatives: InitiativeCard[] }) {
  return (
    <ul className="entry-list">
      {initiatives.map((one) => (
        <li key={one.path}>
          <Entry initiative={one} />
        </li>
      ))}
    </ul>
  );
}

function Entry({
  initiative: { path, title, owner, years, projects, excerpt, calls },
}: {
  initiative: InitiativeCard;
}) {
  const { t } = useTranslation("initiatives");
  return (
    <EntryCard aside={<Badge tone="neutral">{owner}</Badge>}>
      <h3>
        <Link to={path}>
          <bdi lang={title.lang}>{title.text}</bdi>
        </Link>
      </h3>
      <p dir="auto" lang={excerpt.lang}>
        {excerpt.text}
      </p>
      <p className="small soft">{lineOf([years, t("list.projects", { count: projects })], " · ")}</p>
      {calls && (
        <p className="small">
          {t("list.calls", { count: calls.count })} <Time {...calls.nearest} />
        </p>
      )}
    </EntryCard>
  );
}
