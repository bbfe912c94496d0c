import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Time } from "#app/ui/time.tsx";
import type { JobLine } from "../job-line.ts";
import type { Schedule } from "../schedule.ts";

/** One job of the clock: what, when, how it went last, when it comes next. */
export function JobRow({ job }: { job: JobLine }) {
  const { t } = useTranslation("administration");
  return (
    <tr>
      <th scope="row">{t(`jobs.name.${job.name}`)}</th>
      <td>{job.schedule && <When schedule={job.schedule} />}</td>
      <td>
        {job.lastRun ? <Time {...job.lastRun.startedAt} /> : t("jobs.never")}
        {job.lastRun && (
          <span className="soft">
            {" · "}
            {t("jobs.took", { ms: job.lastRun.milliseconds })}
            {job.lastRun.done !== null && ` · ${t("jobs.done", { count: job.lastRun.done })}`}
          </span>
        )}
      </td>
      <td>{job.nextRun && <Time {...job.nextRun} />}</td>
      <td>
        <JobState job={job} />
      </td>
    </tr>
  );
}

function When({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation("administration");
  if (schedule.kind === "weekly") return t(`jobs.weekly.${schedule.weekday}`, { time: schedule.time });
  return t(`jobs.when.${schedule.kind}`, { ...schedule });
}

function JobState({ job }: { job: JobLine }) {
  const { t } = useTranslation("administration");
  const { failures, lastFailure } = job;
  return (
    <>
      {failures > 0 && <Badge tone="bad">{t("jobs.failures", { count: failures })}</Badge>}
      {failures === 0 && job.lastRun && <Badge tone="ok">{t("jobs.well")}</Badge>}
      {lastFailure && (
        <div className="soft">
          {t("jobs.last_failure", { at: lastFailure.at.text })} <code>{lastFailure.error}</code>
        </div>
      )}
    </>
  );
}
