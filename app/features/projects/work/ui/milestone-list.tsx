import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Deadline } from "#app/ui/deadline.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { ExternalLink } from "#app/ui/external-link.tsx";
import { AskedForm } from "../../partners/ui/asked-form.tsx";
import type { MilestoneView, WorkView } from "../work-model.ts";
import type { Answered } from "./answered.ts";
import { MilestoneForm, StandingForm } from "./milestone-forms.tsx";

interface MilestoneListProps {
  milestones: readonly MilestoneView[];
  work: Pick<WorkView, "institutions" | "parts" | "people">;
  answered: Answered;
}

/** Milestones, each with what may be done with it. */
export function MilestoneList({ milestones, work, answered }: MilestoneListProps) {
  if (milestones.length === 0) return null;
  return (
    <ul className="milestones">
      {milestones.map((one) => (
        <li key={one.id} id={one.id}>
          <Milestone milestone={one} work={work} answered={answered} />
        </li>
      ))}
    </ul>
  );
}

function Milestone({
  milestone,
  work,
  answered,
}: Omit<MilestoneListProps, "milestones"> & { milestone: MilestoneView }) {
  const { t } = useTranslation("work");
  const { id, title, due, responsible, status, evidence, doneOn, edit, standing, mayCancel } = milestone;
  const isOpen = doneOn === null && status.tone !== "neutral";
  const resultOf = (form: string) => (answered?.of === form ? answered.result : undefined);
  return (
    <>
      <p className="cluster">
        <b>
          <bdi>{title}</bdi>
        </b>
        <Badge tone={status.tone}>{status.label}</Badge>
      </p>
      <p className="small soft">
        <bdi>{responsible}</bdi>
      </p>
      <p className="small">
        {doneOn === null ? (
          <>
            {t("milestone.due")} <Deadline {...due} state={isOpen ? due.state : "open"} />
          </>
        ) : (
          t("milestone.done_on", { day: doneOn })
        )}
      </p>
      {evidence && (
        <p className="small">
          {t("milestone.evidence")}{" "}
          {evidence.isAddress ? (
            <ExternalLink href={evidence.text}>{evidence.text}</ExternalLink>
          ) : (
            <bdi>{evidence.text}</bdi>
          )}
        </p>
      )}
      {standing && (
        <Disclosure summary={t("standing.title")} isOpen={Boolean(resultOf(`standing-${id}`))}>
          <StandingForm
            key={standing.version}
            start={standing}
            mayCancel={mayCancel}
            lastResult={resultOf(`standing-${id}`)}
          />
        </Disclosure>
      )}
      {edit && (
        <Disclosure summary={t("milestone.edit")} isOpen={Boolean(resultOf(`milestone-${id}`))}>
          <MilestoneForm key={edit.version} start={edit} {...work} lastResult={resultOf(`milestone-${id}`)} />
        </Disclosure>
      )}
      {edit && doneOn === null && (
        <AskedForm
          label={t("milestone.remove")}
          explain={t("milestone.remove_explain", { title })}
          send={t("milestone.remove")}
          intent="milestone_remove"
          about={{ id }}
        />
      )}
    </>
  );
}
