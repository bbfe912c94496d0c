import { useRevalidator } from "@remix-run/react";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { answered } from "#app/ui/answered.ts";
import { Callout } from "#app/ui/callout.tsx";
import { CheckboxField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { Progress } from "#app/ui/progress.tsx";
import type { ImportPage } from "./import-model.ts";
import { SimilarForm } from "./similar-form.tsx";

interface StepsProps {
  list: ImportPage;
  lastResult: SubmissionResult | undefined;
}

const LOOK_AGAIN_MS = 2000;

/** The page looks by itself how far the job is; without JavaScript its link does. */
function useLookAgain() {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== "idle") return;
    const timer = setTimeout(revalidate, LOOK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [state, revalidate]);
}

function AtWork({ id, state, counts }: Pick<ImportPage, "id" | "counts"> & { state: "writing" | "undoing" }) {
  const { t } = useTranslation("imports");
  useLookAgain();
  const [done, all] =
    state === "writing"
      ? [counts.written + counts.failed, counts.new + counts.changed]
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

/** What comes next for a list: a look at it and a yes, how far it is, or the way back. */
export function ImportSteps({ list, lastResult }: StepsProps) {
  const { state, counts, id } = list;
  if (state === "writing" || state === "undoing") return <AtWork id={id} state={state} counts={counts} />;
  if (state === "preview")
    return (
      <>
        <Found list={list} />
        <StepForm list={list} lastResult={answered(lastResult, "confirm", "discard")} />
        <SimilarForm list={list} lastResult={answered(lastResult, "take", "leave")} />
      </>
    );
  return (
    <>
      <Done list={list} />
      {list.undo && <UndoForm list={list} undo={list.undo} lastResult={lastResult} />}
    </>
  );
}

function Found({ list: { counts, kind, hasContacts, judgedAgain } }: Pick<StepsProps, "list">) {
  const { t } = useTranslation("imports");
  return (
    <Callout tone={counts.error + counts.similar > 0 || judgedAgain ? "wait" : "info"} title={t("preview.nothing_yet")}>
      {judgedAgain && <p>{t("preview.judged_again", judgedAgain)}</p>}
      <p>{t("preview.will", { new: counts.new, changed: counts.changed })}</p>
      {counts.error > 0 && <p>{t("preview.errors", { count: counts.error })}</p>}
      {counts.similar > 0 && <p>{t("preview.similar", { count: counts.similar })}</p>}
      {hasContacts && <p>{t(`preview.contacts.${kind}`)}</p>}
    </Callout>
  );
}

function Done({ list: { counts, kind, state } }: Pick<StepsProps, "list">) {
  const { t } = useTranslation("imports");
  const isUndone = state === "undone";
  return (
    <Callout tone={counts.failed + counts.kept > 0 ? "wait" : "ok"} title={t(`state.${state}`)}>
      <p>
        {isUndone
          ? t("undone.did", { removed: counts.removed, back: counts.undone - counts.removed, kept: counts.kept })
          : t("written.did", { written: counts.written, failed: counts.failed, errors: counts.error })}
      </p>
      {!isUndone && counts.similar > 0 && <p>{t("written.similar", { count: counts.similar })}</p>}
      {isUndone && kind === "member" && counts.removed > 0 && <p>{t("undone.numbers")}</p>}
    </Callout>
  );
}

function StepForm({ list, lastResult }: StepsProps) {
  const { t } = useTranslation("imports");
  const [form] = useForm({ id: "step", lastResult });
  const { counts, id, version } = list;
  const toWrite = counts.new + counts.changed;
  return (
    <PortalForm form={form}>
      <input type="hidden" name="version" value={version} />
      <FormActions>
        {toWrite > 0 && (
          <Button type="submit" name="intent" value="confirm">
            {t("preview.confirm", { count: toWrite })}
          </Button>
        )}
        <LinkButton to={`/admin/imports/${id}/columns`} variant="quiet">
          {t("preview.columns")}
        </LinkButton>
        <Button type="submit" name="intent" value="discard" variant="danger">
          {t("preview.discard")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}

/** What an undo leaves as it is, and why. */
function Staying({ undo: { stays, kept } }: { undo: NonNullable<ImportPage["undo"]> }) {
  const { t } = useTranslation("imports");
  if (stays === 0) return null;
  return (
    <>
      <p>{t("written.stays", { count: stays })}</p>
      <ul>
        {kept.map(({ reason, rows, more }) => (
          <li key={reason}>
            {reason}
            <ul>
              {rows.map(({ line, name }) => (
                <li key={line}>{t("similar.row", { line, name })}</li>
              ))}
              {more > 0 && <li>{t("written.more", { count: more })}</li>}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The way back, which says what goes and is not taken by one press. */
function UndoForm({ list, undo, lastResult }: StepsProps & { undo: NonNullable<ImportPage["undo"]> }) {
  const { t } = useTranslation("imports");
  const [form, fields] = useForm<{ sure: string }>({ id: "undo", lastResult });
  const { kind, version } = list;
  const { until, goes, putBack } = undo;
  const staying = <Staying undo={undo} />;
  if (goes + putBack === 0) return staying;
  return (
    <PortalForm form={form} labels={{ sure: t("written.sure") }}>
      <input type="hidden" name="version" value={version} />
      <p>{t("written.undo_help", { until })}</p>
      {goes > 0 && <p>{t(`written.goes.${kind}`, { count: goes })}</p>}
      {putBack > 0 && <p>{t("written.put_back", { count: putBack })}</p>}
      {staying}
      {kind === "member" && goes > 0 && <p>{t("undone.numbers")}</p>}
      <CheckboxField field={fields.sure} label={t("written.sure")} />
      <FormActions>
        <Button type="submit" name="intent" value="undo" variant="danger">
          {t("written.undo")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}
