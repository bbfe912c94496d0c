import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { Progress } from "#app/ui/progress.tsx";
import type { ImportPage } from "./import-model.ts";

interface StepsProps {
  list: ImportPage;
  lastResult: SubmissionResult | undefined;
}

/** What comes next for a list: a look at it and a yes, how far it is, or the way back. */
export function ImportSteps({ list, lastResult }: StepsProps) {
  const { t } = useTranslation("imports");
  const { state, counts, id } = list;
  const toWrite = counts.new + counts.changed;
  if (state === "writing" || state === "undoing") {
    const [done, all] =
      state === "writing"
        ? [counts.written + counts.failed, toWrite]
        : [counts.undone + counts.kept, counts.written + counts.undone + counts.kept];
    return (
      <Callout role="status" title={t(`state.${state}`)}>
        <Progress label={t(`progress.${state}`)} value={done} max={all} text={t("progress.of", { done, all })} />
        <p>{t("progress.help")}</p>
        <p>
          <LinkButton to={`/admin/imports/${id}`} variant="quiet">
            {t("progress.look")}
          </LinkButton>
        </p>
      </Callout>
    );
  }
  if (state === "preview")
    return (
      <>
        <Callout tone={counts.error > 0 ? "wait" : "info"} title={t("preview.nothing_yet")}>
          <p>{t("preview.will", { new: counts.new, changed: counts.changed })}</p>
          {counts.error > 0 && <p>{t("preview.errors", { count: counts.error })}</p>}
        </Callout>
        <StepForm list={list} lastResult={lastResult} />
      </>
    );
  return (
    <>
      <Callout tone={counts.failed + counts.kept > 0 ? "wait" : "ok"} title={t(`state.${state}`)}>
        <p>
          {state === "undone"
            ? t("undone.did", { undone: counts.undone, kept: counts.kept })
            : t("written.did", { written: counts.written, failed: counts.failed, errors: counts.error })}
        </p>
      </Callout>
      {list.undoUntil && <StepForm list={list} lastResult={lastResult} />}
    </>
  );
}

function StepForm({ list, lastResult }: StepsProps) {
  const { t } = useTranslation("imports");
  const [form] = useForm({ id: "step", lastResult });
  const { state, counts, id, version, undoUntil } = list;
  const toWrite = counts.new + counts.changed;
  return (
    <PortalForm form={form}>
      <input type="hidden" name="version" value={version} />
      {undoUntil && <p>{t("written.undo_help", { until: undoUntil })}</p>}
      <FormActions>
        {state === "preview" && toWrite > 0 && (
          <Button type="submit" name="intent" value="confirm">
            {t("preview.confirm", { count: toWrite })}
          </Button>
        )}
        {state === "preview" && (
          <>
            <LinkButton to={`/admin/imports/${id}/columns`} variant="quiet">
              {t("preview.columns")}
            </LinkButton>
            <Button type="submit" name="intent" value="discard" variant="danger">
              {t("preview.discard")}
            </Button>
          </>
        )}
        {undoUntil && (
          <Button type="submit" name="intent" value="undo" variant="danger">
            {t("written.undo")}
          </Button>
        )}
      </FormActions>
    </PortalForm>
  );
}
