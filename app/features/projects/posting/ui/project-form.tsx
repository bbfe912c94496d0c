import { type FieldMetadata, useForm } from "@conform-to/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { HiddenField, SelectField } from "#app/ui/field.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { useAutosave } from "#app/ui/use-autosave.ts";
import { useIsHydrated } from "#app/ui/use-is-hydrated.ts";
import type { PostingAnswer } from "../posting-answer.ts";
import { StaleNotice } from "./edit-notices.tsx";
import { FormStanding } from "./form-standing.tsx";
import type { OptionsByVocabulary } from "#app/features/forms/field-options.server.ts";
import type { Lack } from "../lacks.ts";
import { POSTING } from "../../project/posting-fields.ts";
import { Criteria } from "./criteria-list.tsx";
import { OpenAll, PartFold, PartList } from "./part-fold.tsx";
import { PostingActions } from "./posting-actions.tsx";
import { Question } from "./question.tsx";
import { StillAsked } from "./still-asked.tsx";
import { useFolds } from "./use-folds.ts";
import { useQuestionLabels } from "./use-question-words.ts";

type Choice = { value: string; label: string };

interface ProjectFormProps {
  /** What the form begins with, also the version it was opened at. */
  typed: Record<string, unknown>;
  /** The institutions to choose from; left out when the project has one. */
  leads?: Choice[];
  options: OptionsByVocabulary;
  /** What keeps it from being handed in as it stands. */
  lacks: Lack[];
  /** Nothing of it has been kept yet. */
  isNew?: boolean;
  /** Drafts can be kept unfinished; what is on the board is only saved whole. */
  isDraft: boolean;
  submitLabel: string;
  /** Whoever only writes with the lead institution keeps the text for it. */
  mayHandIn?: boolean;
  answer?: PostingAnswer;
  action?: string;
}

/** Any field of the form, as the kit's components take it. */
const fieldOf = (field: unknown) => field as FieldMetadata<unknown>;

const isRowButton = (target: EventTarget) =>
  target instanceof Element && target.closest("[name='__intent__']") !== null;

/** Whether scripts save what is typed; once it is kept, reloading the page leads to where it is. */
function useSavesItself(path: string | undefined): boolean {
  const isHydrated = useIsHydrated();
  useEffect(() => {
    if (path) window.history.replaceState(window.history.state, "", path);
  }, [path]);
  return isHydrated;
}

interface OpenedProps extends Pick<ProjectFormProps, "typed"> {
  standing: Pick<PostingAnswer, "version" | "seen" | "conflict">;
  savesItself: boolean;
}

/** What a form carries of the project it was opened on. */
function Opened({ typed, standing, savesItself }: OpenedProps) {
  const { version = typed.version as string, seen = typed.seen as string, conflict } = standing;
  return (
    <>
      <input type="hidden" name="version" value={version} readOnly />
      <input type="hidden" name="seen" value={seen} readOnly />
      {"project" in typed && <input type="hidden" name="project" value={typed.project as string} readOnly />}
      {conflict && <input type="hidden" name="conflict" value={conflict.differing.join() || "yes"} />}
      {savesItself && <input type="hidden" name="savesItself" value="yes" />}
    </>
  );
}

/** The whole posting: one form, whose parts fold. Nothing of it needs a script. */
export function ProjectForm(props: ProjectFormProps) {
  const { typed, leads, options, isNew = false, isDraft, mayHandIn = true, submitLabel, answer, action } = props;
  const { t } = useTranslation("projects");
  const standing = useAutosave<PostingAnswer>("project", answer);
  const [form, fields] = useForm<Record<string, unknown>>({
    id: "project",
    lastResult: answer?.result,
    defaultValue: typed as never,
  });
  const { conflict } = standing;
  const savesItself = useSavesItself(standing.path);
  // What was mended and saved by itself since the form was refused is not called wrong beside that it is saved.
  const isSavedSince = Boolean(answer?.result && standing.savedText && !standing.result);
  const note = standing.noteInput;
  const { lacks = props.lacks } = standing;
  const folds = useFolds({ isNew, lacks, answer: standing });
  const labels = useQuestionLabels();
  const rowNames = {
    needs: (number: number) => t("form.need", { number }),
    partners: (number: number) => t("form.partner", { number }),
  };
  return (
    <div
      className="stack"
      onInput={note}
      onClick={(event) => isRowButton(event.target) && note()}
      onClickCapture={folds.follow}
    >
      {conflict && <StaleNotice conflict={conflict} />}
      <PortalForm
        form={form}
        action={action}
        labels={labels}
        rowNames={rowNames}
        enter={{ name: "intent", value: isDraft || !mayHandIn ? "save" : "submit" }}
        isSavedByServer
        stillWrong={isSavedSince ? lacks.map(({ name }) => name) : undefined}
      >
        <Opened {...{ typed, standing, savesItself }} />
        {"formKey" in typed && <HiddenField field={fieldOf(fields.formKey)} />}
        {leads && (
          <SelectField field={fieldOf(fields.leadInstitutionId)} label={t("field.leadInstitutionId")} options={leads} />
        )}
        <PartList lacks={lacks} />
        <OpenAll onClick={folds.openAll} />
        <div>
          {POSTING.map((part) => (
            <PartFold key={part.key} part={part} lacks={lacks} isOpen={folds.isOpen(part)}>
              {part.fields.map((question) => (
                <Question key={question.key} {...{ form, question, options }} field={fieldOf(fields[question.key])} />
              ))}
            </PartFold>
          ))}
        </div>
        <Disclosure summary={t("criteria.title")}>
          <Criteria />
        </Disclosure>
        <StillAsked {...{ lacks, labels, rowNames, isDraft }} isOpen={folds.isOpen} />
        <FormStanding {...standing} {...{ labels, savesItself, isDraft }} />
        <PostingActions {...{ isDraft, mayHandIn, submitLabel }} />
      </PortalForm>
    </div>
  );
}
