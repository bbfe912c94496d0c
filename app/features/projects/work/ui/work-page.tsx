import { useTranslation } from "react-i18next";
import { ActForm } from "#app/ui/act-form.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { AskedForm } from "../../partners/ui/asked-form.tsx";
import type { MilestoneStart, PackageView, WorkView } from "../work-model.ts";
import type { Answered } from "./answered.ts";
import { MilestoneForm } from "./milestone-forms.tsx";
import { MilestoneList } from "./milestone-list.tsx";
import { PackageForm } from "./package-form.tsx";
import { WorkTimeline } from "./work-timeline.tsx";

interface WorkProps {
  work: WorkView;
  answered: Answered;
}

/** The parts of the work with their milestones, and the forms that add to them. */
export function Work({ work, answered }: WorkProps) {
  const { t } = useTranslation("work");
  const { packages, milestones, timeline, newPackage, newMilestone } = work;
  const isEmpty = packages.length + milestones.length === 0;
  return (
    <>
      {isEmpty && <EmptyState title={t("empty.title")} text={t(work.isLead ? "empty.lead" : "empty.text")} />}
      {timeline && <WorkTimeline timeline={timeline} />}
      {packages.length > 0 && (
        <section className="stack" aria-labelledby="packages">
          <h2 id="packages">{t("packages")}</h2>
          {packages.map((one) => (
            <Package key={one.id} part={one} isLast={one.number === packages.length} {...{ work, answered }} />
          ))}
        </section>
      )}
      {milestones.length > 0 && (
        <section className="stack" aria-labelledby="milestones">
          <h2 id="milestones">{t(packages.length > 0 ? "milestones_apart" : "milestones")}</h2>
          <MilestoneList {...{ milestones, work, answered }} />
        </section>
      )}
      {newPackage && (
        <div>
          {work.hasMany && <p className="small soft">{t("package.advised")}</p>}
          <Disclosure summary={t("package.new")} isOpen={isEmpty || answered?.of?.startsWith("package-")}>
            <PackageForm start={newPackage} {...work} lastResult={resultOfNew(work, answered, "package")} />
          </Disclosure>
        </div>
      )}
      {newMilestone && <NewMilestone start={newMilestone} work={work} answered={answered} />}
    </>
  );
}

function NewMilestone({ start, work, answered }: WorkProps & { start: MilestoneStart }) {
  const { t } = useTranslation("work");
  const lastResult = resultOfNew(work, answered, "milestone");
  if (!work.mayAddMilestone && !lastResult) return null;
  return (
    <Disclosure summary={t("milestone.new")} isOpen={Boolean(lastResult)}>
      <MilestoneForm start={start} {...work} lastResult={lastResult} />
    </Disclosure>
  );
}

/** The form that adds has another id each time it is opened: what is of none on the page was of it. */
function resultOfNew({ packages, milestones }: WorkView, answered: Answered, kind: "package" | "milestone") {
  const listed = [...packages, ...milestones, ...packages.flatMap((one) => one.milestones)];
  if (!answered?.of?.startsWith(`${kind}-`)) return undefined;
  return listed.some(({ id }) => answered.of === `${kind}-${id}`) ? undefined : answered.result;
}

function Package({ part, isLast, work, answered }: WorkProps & { part: PackageView; isLast: boolean }) {
  const { t } = useTranslation("work");
  const { id, number, title, lead, partners, period, edit, milestones } = part;
  const result = answered?.of === `package-${id}` ? answered.result : undefined;
  const moves = [...(number > 1 ? (["up"] as const) : []), ...(isLast ? [] : (["down"] as const))];
  return (
    <Card
      id={id}
      headingLevel={3}
      title={
        <>
          {`${number}. `}
          <bdi>{title}</bdi>
        </>
      }
      aside={lead === null && <Badge tone="wait">{t("package.without_lead")}</Badge>}
    >
      <div className="stack">
        <Facts
          items={[
            { term: t("package.lead"), value: lead && <bdi>{lead}</bdi> },
            { term: t("package.partners"), value: partners.join(", ") },
            { term: t("package.period"), value: period },
          ]}
        />
        {lead === null && work.isLead && <Callout tone="wait">{t("package.name_lead")}</Callout>}
        <MilestoneList {...{ milestones, work, answered }} />
        {work.isLead && moves.length > 0 && (
          <div className="cluster">
            {moves.map((to) => (
              <ActForm
                key={to}
                intent="package_move"
                about={{ id, to }}
                label={t(`package.move.${to}`)}
                spoken={t(`package.move_spoken.${to}`, { title })}
              />
            ))}
          </div>
        )}
        {edit && (
          <Disclosure summary={t("package.edit")} isOpen={Boolean(result)}>
            <PackageForm key={edit.version} start={edit} {...work} lastResult={result} />
          </Disclosure>
        )}
        {work.isLead && (
          <AskedForm
            label={t("package.remove")}
            explain={t("package.remove_explain", { title })}
            send={t("package.remove")}
            intent="package_remove"
            about={{ id }}
          />
        )}
      </div>
    </Card>
  );
}
