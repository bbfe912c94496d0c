import { type SubmissionResult, useForm } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActForm } from "#app/ui/act-form.tsx";
import { Button } from "#app/ui/button.tsx";
import { EntryCard } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { FOLLOWED_PARTS } from "#db/vocabulary-letters.ts";
import { PROJECT_PACES } from "../followed.schema.ts";
import type { FollowedProjectView } from "./following-model.ts";

interface Answered {
  of: string;
  result: SubmissionResult;
}

interface ListProps {
  projects: readonly FollowedProjectView[];
  answer: Answered | null;
}

/** The projects a person follows: how often, of what, and the way out. */
export function FollowedProjects({ projects, answer }: ListProps) {
  const { t } = useTranslation("following");
  if (projects.length === 0) return <p>{t("projects.none")}</p>;
  return (
    <ul className="plain-list stack stack-tight">
      {projects.map((project) => (
        <li key={project.projectId}>
          <Entry {...project} result={answer?.of === project.projectId ? answer.result : undefined} />
        </li>
      ))}
    </ul>
  );
}

function Entry({ projectId, seen, pace, parts, result }: FollowedProjectView & { result?: SubmissionResult }) {
  const { t } = useTranslation("following");
  const name = seen?.title.text ?? t("projects.unseen");
  const said = [t(`project.pace.${pace ?? "usual"}`), ...(pace === "never" ? [] : [t(`project.parts.${parts}`)])];
  return (
    <EntryCard
      as="div"
      aside={
        <ActForm
          intent="stop_project"
          about={{ projectId }}
          label={t("projects.remove")}
          spoken={t("common:action.on", { act: t("projects.remove"), what: name })}
        />
      }
    >
      <strong>
        {seen ? (
          <Link to={`/projects/${seen.slug}`}>
            <bdi lang={seen.title.lang}>{seen.title.text}</bdi>
          </Link>
        ) : (
          name
        )}
      </strong>
      {seen && <span className="small soft">{said.join(" · ")}</span>}
      {seen && <Choice projectId={projectId} name={name} pace={pace} parts={parts} result={result} />}
    </EntryCard>
  );
}

type ChoiceProps = Pick<FollowedProjectView, "projectId" | "pace" | "parts"> & {
  name: string;
  result: SubmissionResult | undefined;
};

function Choice({ projectId, name, pace, parts, result }: ChoiceProps) {
  const { t } = useTranslation("following");
  const [form, fields] = useForm<{ pace: string; parts: string }>({
    id: `choose-${projectId}`,
    lastResult: result,
    defaultValue: { pace: pace ?? "usual", parts },
  });
  const labels = { pace: t("project.pace_label"), parts: t("project.parts_label") };
  return (
    <Disclosure summary={t("project.choose")} isOpen={result?.error !== undefined}>
      <PortalForm form={form} labels={labels} action="/following">
        <input type="hidden" name="projectId" value={projectId} />
        <SelectField
          field={fields.pace}
          label={labels.pace}
          options={PROJECT_PACES.map((value) => ({ value, label: t(`project.pace.${value}`) }))}
        />
        <SelectField
          field={fields.parts}
          label={labels.parts}
          options={FOLLOWED_PARTS.map((value) => ({ value, label: t(`project.parts.${value}`) }))}
        />
        <div>
          <Button
            type="submit"
            name="intent"
            value="choose_project"
            variant="quiet"
            size="small"
            aria-label={t("common:action.on", { act: t("common:action.save"), what: name })}
          >
            {t("common:action.save")}
          </Button>
        </div>
      </PortalForm>
    </Disclosure>
  );
}
