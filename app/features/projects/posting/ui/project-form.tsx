import { useForm } from "@conform-to/react";
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
import type { ProjectFormShape } from "../../project/ui/form-shape.ts";
import type { ChoiceGroup } from "#app/ui/grouped-choices.tsx";
import { PartnersPart } from "./partner-rows.tsx";
import {
  DescriptionPart,
  FundingPart,
  PlacePart,
  plain,
  SubjectPart,
  TermsPart,
} from "../../project/ui/project-form-parts.tsx";

type Choice = { value: string; label: string };

interface ProjectFormProps {
  /** What the form begins with, also the version it was opened at. */
  typed: Record<string, unknown>;
  /** The institutions to choose from; left out when the project has one. */
  leads?: Choice[];
  options: { countries: readonly Choice[]; countriesByRegion: readonly ChoiceGroup[]; languages: readonly Choice[] };
  /** Drafts can be kept unfinished; what is on the board is only saved whole. */
  isDraft: boolean;
  submitLabel: string;
  answer?: PostingAnswer;
  action?: string;
}

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

/** The whole posting on one page. Nothing of it needs a script. */
export function ProjectForm({ typed, leads, options, isDraft, submitLabel, answer, action }: ProjectFormProps) {
  const { t } = useTranslation("projects");
  const standing = useAutosave<PostingAnswer>("project", answer);
  const [form, fields] = useForm<ProjectFormShape>({
    id: "project",
    lastResult: answer?.result,
    defaultValue: typed as never,
  });
  const { version = typed.version as string, savedText, conflict } = standing;
  const savesItself = useSavesItself(isDraft, standing.path);
  const note = isDraft ? standing.noteInput : undefined;
  return (
    <div className="stack" onInput={note} onClick={(event) => isRowButton(event.target) && note?.()}>
      {conflict && <StaleNotice conflict={conflict} />}
      <PortalForm
        form={form}
        action={action}
        labels={useFieldLabels()}
        rowNames={{
          needs: (number) => t("form.need", { number }),
          partners: (number) => t("form.partner", { number }),
        }}
        enter={{ name: "intent", value: isDraft ? "save" : "submit" }}
        isSavedByServer={isDraft}
      >
        <input type="hidden" name="version" value={version} readOnly />
        {savesItself && <input type="hidden" name="savesItself" value="yes" />}
        {"formKey" in typed && <HiddenField field={plain(fields.formKey)} />}
        {leads && (
          <SelectField field={plain(fields.leadInstitutionId)} label={t("field.leadInstitutionId")} options={leads} />
        )}
        <DescriptionPart fields={fields} />
        <SubjectPart fields={fields} />
        <PlacePart fields={fields} {...options} />
        <FundingPart fields={fields} />
        <PartnersPart form={form} fields={fields} {...options} />
        <TermsPart fields={fields} />
        {isDraft && (
          <p className="small soft form-standing" role="status">
            {savedText ?? t(savesItself ? "form.saves_itself" : "form.saves_by_button")}
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

const BEFORE_PARTNERS = [
  ...["leadInstitutionId", "titleEn", "titleRu", "titleKk", "acronym", "kind", "summary", "description", "themes"],
  ...["unescoFields", "fields", "sdgs", "targetGroups", "countries", "languages", "startMonth", "endMonth"],
  ...["fundingStatus", "programme", "callUrl", "callDeadline", "budgetBand", "isSeekingPartners"],
];
const AFTER_PARTNERS = ["visibility", "ethicsNotes", "isUnescoNamePlanned"];
const OF_NEED = ["role", "expertise", "tasks", "number", "orgKind", "countries"];
const OF_PARTNER = ["name", "country", "role"];

/** Words for the fields in the summary of errors, in the order of the page. */
function useFieldLabels(): Record<string, string> {
  const { t } = useTranslation("projects");
  const own = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, t(`field.${name}`)]));
  return {
    ...own(BEFORE_PARTNERS),
    needs: t("form.part.partners"),
    ...Object.fromEntries(OF_NEED.map((name) => [`needs[].${name}`, t(`need.${name}`)])),
    ...own(["answerBy"]),
    ...Object.fromEntries(OF_PARTNER.map((name) => [`partners[].${name}`, t(`partner.${name}`)])),
    ...own(AFTER_PARTNERS),
  };
}
