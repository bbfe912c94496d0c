import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { CheckboxGroupField, RadioGroupField } from "#app/ui/choice-fields.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Fieldset } from "#app/ui/fieldset.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import {
  BUDGET_BANDS,
  FUNDING_STATUSES,
  PROJECT_KINDS,
  PROJECT_VISIBILITIES,
  TARGET_GROUPS,
} from "#db/vocabulary-forms.ts";
import { SDGS, THEMES, UNESCO_FIELDS } from "#db/vocabulary-taxonomies.ts";
import type { ProjectFormShape } from "./form-shape.ts";
import { GroupedChoices, type ChoiceGroup } from "#app/ui/grouped-choices.tsx";
import { fieldsOfStudy, labelled } from "./vocabulary-options.ts";
import { LIMITS } from "#app/features/projects/project/lengths.ts";

export type ProjectFields = ReturnType<FormMetadata<ProjectFormShape>["getFieldset"]>;

interface PartProps {
  fields: ProjectFields;
}

/** Any field of the form, as the kit's components take it. */
export const plain = (field: unknown) => field as FieldMetadata<unknown>;

export function DescriptionPart({ fields }: PartProps) {
  const { t } = useTranslation("projects");
  return (
    <Fieldset legend={t("form.part.description")} isHeading>
      <TextField field={plain(fields.titleEn)} label={t("field.titleEn")} help={t("help.titleEn")} lang="en" />
      <TextField field={plain(fields.titleRu)} label={t("field.titleRu")} lang="ru" isOptional />
      <TextField field={plain(fields.titleKk)} label={t("field.titleKk")} lang="kk" isOptional />
      <TextField field={plain(fields.acronym)} label={t("field.acronym")} width="short" isOptional />
      <SelectField
        field={plain(fields.kind)}
        label={t("field.kind")}
        options={labelled(t, "project_kind", PROJECT_KINDS)}
        width="medium"
      />
      <TextAreaField
        field={plain(fields.summary)}
        label={t("field.summary")}
        help={t("help.summary")}
        rows={6}
        limit={LIMITS.summary}
      />
      <TextAreaField
        field={plain(fields.description)}
        label={t("field.description")}
        help={t("help.description")}
        rows={14}
        limit={LIMITS.description}
      />
    </Fieldset>
  );
}

export function SubjectPart({ fields }: PartProps) {
  const { t } = useTranslation("projects");
  return (
    <Fieldset legend={t("form.part.subject")} isHeading>
      <CheckboxGroupField
        field={plain(fields.themes)}
        label={t("field.themes")}
        help={t("help.themes")}
        options={labelled(t, "theme", THEMES)}
        isOptional={false}
      />
      <CheckboxGroupField
        field={plain(fields.unescoFields)}
        label={t("field.unescoFields")}
        help={t("help.unescoFields")}
        options={labelled(t, "unesco_field", UNESCO_FIELDS)}
        isOptional={false}
      />
      <GroupedChoices
        field={fields.fields as never}
        label={t("field.fields")}
        help={t("help.fields")}
        groups={fieldsOfStudy(t)}
        isOptional
      />
      <CheckboxGroupField
        field={plain(fields.sdgs)}
        label={t("field.sdgs")}
        help={t("help.sdgs")}
        options={labelled(t, "sdg", SDGS).map((option) => ({ ...option, label: `${option.value}. ${option.label}` }))}
        hasColumns
        isOptional
      />
      <CheckboxGroupField
        field={plain(fields.targetGroups)}
        label={t("field.targetGroups")}
        options={labelled(t, "target_group", TARGET_GROUPS)}
        hasColumns
        isOptional
      />
    </Fieldset>
  );
}

interface PlacePartProps extends PartProps {
  countriesByRegion: readonly ChoiceGroup[];
  languages: readonly { value: string; label: string }[];
}

export function PlacePart({ fields, countriesByRegion, languages }: PlacePartProps) {
  const { t } = useTranslation("projects");
  return (
    <Fieldset legend={t("form.part.place")} isHeading>
      <GroupedChoices
        field={fields.countries as never}
        label={t("field.countries")}
        help={t("help.countries")}
        groups={countriesByRegion}
      />
      <CheckboxGroupField
        field={plain(fields.languages)}
        label={t("field.languages")}
        options={[...languages]}
        hasColumns
        isOptional={false}
      />
      <DateField field={plain(fields.startMonth)} label={t("field.startMonth")} precision="month" />
      <DateField
        field={plain(fields.endMonth)}
        label={t("field.endMonth")}
        help={t("help.endMonth")}
        precision="month"
      />
    </Fieldset>
  );
}

export function FundingPart({ fields }: PartProps) {
  const { t } = useTranslation("projects");
  return (
    <Fieldset legend={t("form.part.funding")} isHeading>
      <RadioGroupField
        field={plain(fields.fundingStatus)}
        label={t("field.fundingStatus")}
        options={labelled(t, "funding_status", FUNDING_STATUSES)}
        isOptional={false}
      />
      <TextField field={plain(fields.programme)} label={t("field.programme")} help={t("help.programme")} isOptional />
      <TextField field={plain(fields.callUrl)} label={t("field.callUrl")} type="url" isOptional />
      <DateField field={plain(fields.callDeadline)} label={t("field.callDeadline")} isOptional />
      <SelectField
        field={plain(fields.budgetBand)}
        label={t("field.budgetBand")}
        help={t("help.budgetBand")}
        options={labelled(t, "budget_band", BUDGET_BANDS)}
        width="medium"
        isOptional
      />
    </Fieldset>
  );
}

export function TermsPart({ fields }: PartProps) {
  const { t } = useTranslation("projects");
  const yesNo = ["yes", "no"].map((value) => ({ value, label: t(`common:status.${value}`) }));
  return (
    <Fieldset legend={t("form.part.terms")} isHeading>
      <RadioGroupField
        field={plain(fields.visibility)}
        label={t("field.visibility")}
        options={PROJECT_VISIBILITIES.map((value) => ({
          value,
          label: t(`vocabulary:visibility.${value}`),
          help: t(`help.visibility.${value}`),
        }))}
        isOptional={false}
      />
      <TextAreaField
        field={plain(fields.ethicsNotes)}
        label={t("field.ethicsNotes")}
        help={t("help.ethicsNotes")}
        rows={4}
        limit={LIMITS.ethicsNotes}
        isOptional
      />
      <RadioGroupField
        field={plain(fields.isUnescoNamePlanned)}
        label={t("field.isUnescoNamePlanned")}
        help={t("help.isUnescoNamePlanned")}
        options={yesNo}
        isOptional={false}
      />
    </Fieldset>
  );
}
