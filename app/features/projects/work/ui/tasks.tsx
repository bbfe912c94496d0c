import { type SubmissionResult, useForm } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { ActForm } from "#app/ui/act-form.tsx";
import { Button } from "#app/ui/button.tsx";
import { Deadline } from "#app/ui/deadline.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { useRootData } from "#app/ui/root-data.ts";
import { AskedForm } from "../../partners/ui/asked-form.tsx";
import { AsRead, ChangedSince } from "../../project/ui/as-read.tsx";
import { plain } from "../../project/ui/plain-field.ts";
import type { TasksView, TaskStart, TaskView } from "../tasks-model.ts";
import type { Answered } from "./answered.ts";
import { SeenDay } from "./seen-day.tsx";

/** The tasks of a project: own ones first, then those of the others in two orders, and what is done. */
export function Tasks({ view, answered }: { view: TasksView; answered: Answered }) {
  const { t } = useTranslation("work");
  const { by, mine, others, done, takenBack, start } = view;
  const isJustTaken = useRootData()?.done === "task_taken_back";
  const result = answered?.of?.startsWith("task-") ? answered.result : undefined;
  const shown = { view, answered };
  return (
    <>
      {isJustTaken && <TakenBack tasks={takenBack} isOpen />}
      {start && (
        <Disclosure summary={t("task.new")} isOpen={Boolean(result) || mine.length + others.length === 0}>
          <TaskForm start={start} view={view} lastResult={result} />
        </Disclosure>
      )}
      <section className="stack" aria-labelledby="mine">
        <h2 id="mine">{t("task.mine")}</h2>
        {mine.length === 0 ? <p className="soft">{t("task.none_mine")}</p> : <TaskList tasks={mine} {...shown} />}
      </section>
      {others.length > 0 && (
        <section className="stack" aria-labelledby="others">
          <h2 id="others">{t("task.others")}</h2>
          <p className="cluster small">
            {(["person", "part"] as const).map((one) => (
              <Link key={one} to={`?by=${one}`} aria-current={one === by ? "true" : undefined}>
                {t(`task.by.${one}`)}
              </Link>
            ))}
          </p>
          {others.map(({ key, label, tasks }) => (
            <div key={key} className="stack stack-tight">
              <h3>
                <bdi>{label}</bdi>
              </h3>
              <TaskList tasks={tasks} isPersonSaid={by === "part"} {...shown} />
            </div>
          ))}
        </section>
      )}
      {done.length > 0 && (
        <Disclosure summary={t("task.done")}>
          <TaskList tasks={done} isPersonSaid {...shown} />
        </Disclosure>
      )}
      {!isJustTaken && <TakenBack tasks={takenBack} />}
    </>
  );
}

interface TaskListProps {
  tasks: readonly TaskView[];
  isPersonSaid?: boolean;
  view: TasksView;
  answered: Answered;
}

function TaskList({ tasks, isPersonSaid, view, answered }: TaskListProps) {
  const { t } = useTranslation("work");
  return (
    <ul className="milestones">
      {tasks.map(({ id, sentence, person, part, due, doneOn, mayChange, hasLeft, edit }) => (
        <li key={id} id={id}>
          <p>
            <bdi>{sentence}</bdi>
          </p>
          <p className="small soft">
            <bdi>{[isPersonSaid && person, part].filter(Boolean).join(" · ")}</bdi>
          </p>
          {hasLeft && (
            <p>
              <Badge tone="wait">{t("task.has_left", { person })}</Badge>
            </p>
          )}
          {doneOn === null && due && (
            <p className="small">
              {t("task.until")} <Deadline {...due} />
            </p>
          )}
          {doneOn !== null && <p className="small">{t("task.done_on", { day: doneOn })}</p>}
          {mayChange && (
            <ActForm
              intent={doneOn === null ? "finish" : "reopen"}
              about={{ id }}
              label={t(doneOn === null ? "task.finish" : "task.reopen")}
              spoken={t(doneOn === null ? "task.finish_spoken" : "task.reopen_spoken", { sentence })}
            />
          )}
          {edit && <TaskActs start={edit} {...{ view, answered }} />}
        </li>
      ))}
    </ul>
  );
}

/** What was taken back, and the way back: at the top right after it was done, folded away at the end else. */
function TakenBack({ tasks, isOpen }: { tasks: TasksView["takenBack"]; isOpen?: boolean }) {
  const { t } = useTranslation("work");
  if (tasks.length === 0) return null;
  return (
    <Disclosure summary={t("task.taken_back")} isOpen={isOpen}>
      <ul className="milestones">
        {tasks.map(({ id, sentence, person }) => (
          <li key={id} id={id}>
            <p>
              <bdi>{sentence}</bdi>
            </p>
            <p className="small soft">
              <bdi>{person}</bdi>
            </p>
            <ActForm
              intent="task_again"
              about={{ id }}
              label={t("task.give_again")}
              spoken={t("task.give_again_spoken", { sentence })}
            />
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

const NAMES = ["sentence", "givenToId", "dueOn", "packageId"] as const;

interface TaskFormProps {
  start: TaskStart;
  view: TasksView;
  lastResult?: SubmissionResult;
}

/** What whoever gave a task does with it while it is open, and the lead. */
function TaskActs({ start, view, answered }: Pick<TaskFormProps, "start" | "view"> & { answered: Answered }) {
  const { t } = useTranslation("work");
  const { id, version, sentence } = start;
  const lastResult = answered?.of === `task_correct-${id}` ? answered.result : undefined;
  return (
    <>
      <Disclosure summary={t("task.correct")} isOpen={Boolean(lastResult)}>
        <TaskForm key={version} {...{ start, view, lastResult }} />
      </Disclosure>
      <AskedForm
        label={t("task.take_back")}
        explain={t("task.take_back_explain", { sentence })}
        send={t("task.take_back")}
        intent="task_take"
        about={{ id }}
      />
    </>
  );
}

function TaskForm({ start, view, lastResult }: TaskFormProps) {
  const { t } = useTranslation("work");
  const { id, version, ...defaultValue } = start;
  const isNew = version === "";
  const [form, fields] = useForm<Record<(typeof NAMES)[number], unknown>>({
    id: isNew ? "task-new" : `task_correct-${id}`,
    lastResult,
    defaultValue,
  });
  const labels = Object.fromEntries(NAMES.map((name) => [name, t(`task.${name}`)]));
  const choices = { givenToId: view.people, packageId: view.parts };
  return (
    <PortalForm form={form} labels={labels}>
      <input type="hidden" name="id" value={id} />
      <SeenDay name="dueOn" stands={start.dueOn} lastResult={lastResult} />
      {!isNew && <AsRead {...{ version, lastResult }} />}
      <ChangedSince {...{ lastResult, labels }} saved={start} options={choices} />
      <TextField field={plain(fields.sentence)} label={labels.sentence} />
      <SelectField
        field={plain(fields.givenToId)}
        label={labels.givenToId}
        help={t("task.letter")}
        options={view.people}
        width="medium"
      />
      <DateField field={plain(fields.dueOn)} label={labels.dueOn} isOptional />
      {(view.parts.length > 0 || fields.packageId.errors) && (
        <SelectField
          field={plain(fields.packageId)}
          label={labels.packageId}
          options={view.parts}
          placeholder={t("milestone.no_part")}
          isOptional
        />
      )}
      <FormActions>
        <Button type="submit" name="intent" value={isNew ? "task" : "task_correct"}>
          {t(isNew ? "task.give" : "task.save_correction")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}
