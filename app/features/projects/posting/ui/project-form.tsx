import { type FieldMetadata, useForm } from "@conform-to/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { HiddenField, SelectField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { useAutosave } from "#app/ui/use-autosave.ts";
import { useIsHydrated } from "#app/ui/use-is-hydrated.ts";
import type { PostingAnswer } from "../posting-answer.ts";
import { StaleNotice } from "./edit-notices.tsx";
import type { OptionsByVocabulary } from "#app/features/forms/field-options.server.ts";
import { Fieldset } from "#app/ui/fieldset.tsx";
import { POSTING } from "../../project/posting-fields.ts";
import { Question } from "./question.tsx";
import { useQuestionLabels } from "./use-question-words.ts";

type Choice = { value: string; label: string };

interface ProjectFormProps {
  /** What the form begins with, also the version it was opened at. */
  typed: Record<string, unknown>;
  /** The institutions to choose from; left out when the project has one. */
  leads?: Choice[];
  options: OptionsByVocabulary;
  /** Drafts can be kept unfinished; what is on the board is only saved whole. */
  isDraft: boolean;
  submitLabel: string;
  answer?: PostingAnswer;
  action?: string;
}

/** Any field of the form, as the kit's components take it. */
const fieldOf = (field: unknown) => field as FieldMetadata<unknown>;

const isRowButton = (target: EventTarget) =>
  target instanceof Element && target.closest("[name='__intent__']") !== null;

/** Whether scripts save this draft; once it is kept, reloading the page leads to where it is. */
function useSavesItself(isDraft: boolean, path: string | undefined): boolean {
  const isHydrated = useIsHydrated();
  useEffect(() => {
    if (path) window.history.replaceState(window.history.state, "", path);
  }, [path]);
  return isDraft && isHydrated;
}

interface StandingProps {
  isUnreached: boolean;
  savedText?: string;
  savesItself: boolean;
}

function Standing({ isUnreached, savedText, savesItself }: StandingProps) {
  const { t } = useTranslation("projects");
  if (isUnreached) return t("common:unreached.not_saved");
  return savedText ?? t(savesItself ? "form.saves_itself" : "form.saves_by_button");
}

/** The whole posting on one page. Nothing of it needs a script. */
export function ProjectForm({ typed, leads, options, isDraft, submitLabel, answer, action }: ProjectFormProps) {
  const { t } = useTranslation("projects");
  const standing = useAutosave<PostingAnswer>("project", answer);
  const [form, fields] = useForm<Record<string, unknown>>({
    id: "project",
    lastResult: answer?.result,
    defaultValue: typed as never,
  });
  const { version = typed.version as string, conflict } = standing;
  const savesItself = useSavesItself(isDraft, standing.path);
  const note = isDraft ? standing.noteInput : undefined;
  return (
    <div className="stack" onInput={note} onClick={(event) => isRowButton(event.target) && note?.()}>
      {conflict && <StaleNotice conflict={conflict} />}
      <PortalForm
        form={form}
        action={action}
        labels={useQuestionLabels()}
        rowNames={{
          needs: (number) => t("form.need", { number }),
          partners: (number) => t("form.partner", { number }),
        }}
        enter={{ name: "intent", value: isDraft ? "save" : "submit" }}
        isSavedByServer={isDraft}
      >
        <input type="hidden" name="version" value={version} readOnly />
        {savesItself && <input type="hidden" name="savesItself" value="yes" />}
        {"formKey" in typed && <HiddenField field={fieldOf(fields.formKey)} />}
        {leads && (
          <SelectField field={fieldOf(fields.leadInstitutionId)} label={t("field.leadInstitutionId")} options={leads} />
        )}
        {POSTING.map((part) => (
          <Fieldset key={part.key} legend={t(`form.part.${part.key}`)} isHeading>
            {part.fields.map((question) => (
              <Question key={question.key} {...{ form, question, options }} field={fieldOf(fields[question.key])} />
            ))}
          </Fieldset>
        ))}
        {isDraft && (
          <p className="small soft form-standing" role="status">
            <Standing {...standing} savesItself={savesItself} />
          </p>
        )}
        <FormActions>
          <Button type="submit" name="intent" value="submit">
            {submitLabel}
          </Button>
          {isDraft && (
            <Button type="submit" name="intent" value="save" variant="quiet">
              {t("form.save_draft")}
            </Button>
          )}
        </FormActions>
        {isDraft && <p className="field-help">{t("form.save_help")}</p>}
      </PortalForm>
    </div>
  );
}
