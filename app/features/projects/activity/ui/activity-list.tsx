import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Time } from "#app/ui/time.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import type { ActivityView } from "../activity-model.ts";

/** What happened in a project, the newest first; what is new since the last visit says so. */
export function ActivityList({ entries }: Pick<ActivityView, "entries">) {
  const { t } = useTranslation("projects");
  return (
    <Timeline
      label={t("activity.title")}
      entries={entries.map(({ id, text, by, when, isNew }) => ({
        id,
        title: (
          <>
            {text} {isNew && <Badge tone="info">{t("activity.new")}</Badge>}
          </>
        ),
        meta: (
          <span className="cluster">
            <Time dateTime={when.iso} text={when.text} />
            {by && <bdi>{by}</bdi>}
          </span>
        ),
      }))}
    />
  );
}
