import { useTranslation } from "react-i18next";
import { LinkButton } from "#app/ui/button.tsx";
import { EntryCard } from "#app/ui/card.tsx";
import { Deadline } from "#app/ui/deadline.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { Time } from "#app/ui/time.tsx";
import type { WeekItem } from "../week-model.ts";

/** What can be acted on, each with why, until when, and the one link by which it is done. */
export function WeekList({ items, label }: { items: WeekItem[]; label: string }) {
  return (
    <ul className="entry-list" aria-label={label}>
      {items.map((item) => (
        <li key={`${item.to} ${item.why}`}>
          <WeekEntry item={item} />
        </li>
      ))}
    </ul>
  );
}

function WeekEntry({ item: { to, act, title, why, institution, dueAt, since } }: { item: WeekItem }) {
  const { t } = useTranslation("common");
  return (
    <EntryCard as="div">
      <h3>
        <OwnWords text={title} />
      </h3>
      {institution && <p className="small soft">{institution}</p>}
      <p>{why}</p>
      <p className="small">
        {dueAt && (
          <>
            {t("week.until")} <Deadline {...dueAt} />
          </>
        )}
        {since && (
          <span className="soft">
            {t("week.since")} <Time {...since} />
          </span>
        )}
      </p>
      <p>
        <LinkButton to={to} variant="quiet" size="small">
          {t(`act.${act}`)}
          <span className="visually-hidden">
            {": "}
            {title}
          </span>
        </LinkButton>
      </p>
    </EntryCard>
  );
}
