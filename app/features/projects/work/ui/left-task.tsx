import { useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ActForm } from "#app/ui/act-form.tsx";
import { Button } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { plain } from "../../project/ui/plain-field.ts";
import type { TasksView } from "../tasks-model.ts";
import type { Answered } from "./answered.ts";

interface LeftTaskProps {
  id: string;
  sentence: string;
  view: Pick<TasksView, "people">;
  answered: Answered;
}

/** What the lead does with a task of somebody who has left: gives it to another, or takes it back. */
export function LeftTask({ id, sentence, view, answered }: LeftTaskProps) {
  const { t } = useTranslation("work");
  const formId = `task_give-${id}`;
  const lastResult = answered?.of === formId ? answered.result : undefined;
  const [form, fields] = useForm<{ givenToId: unknown }>({ id: formId, lastResult });
  const label = t("task.give_on");
  return (
    <>
      <PortalForm form={form} labels={{ givenToId: label }}>
        <input type="hidden" name="id" value={id} />
        <SelectField field={plain(fields.givenToId)} label={label} options={view.people} width="medium" />
        <div>
          <Button
            type="submit"
            name="intent"
            value="task_give"
            variant="quiet"
            size="small"
            aria-label={t("task.give_to_spoken", { sentence })}
          >
            {t("task.give_to")}
          </Button>
        </div>
      </PortalForm>
      <ActForm
        intent="task_take"
        about={{ id }}
        label={t("task.take_back")}
        spoken={t("task.take_back_spoken", { sentence })}
      />
    </>
  );
}
