import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { type ChoiceGroup, GroupedChoices } from "#app/ui/grouped-choices.tsx";
import { FieldError } from "#app/ui/field-frame.tsx";
import { Fieldset } from "#app/ui/fieldset.tsx";
import { RemoveRow } from "#app/ui/remove-row.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { ORG_KINDS } from "#db/vocabulary-forms.ts";
import type { NeedShape, OutsidePartnerShape, ProjectFormShape } from "../../project/ui/form-shape.ts";
import { plain, type ProjectFields } from "../../project/ui/project-form-parts.tsx";
import { labelled } from "../../project/ui/vocabulary-options.ts";
import { LIMITS } from "#app/features/projects/project/lengths.ts";

interface PartnersPartProps {
  form: FormMetadata<ProjectFormShape>;
  fields: ProjectFields;
  countries: readonly { value: string; label: string }[];
  countriesByRegion: readonly ChoiceGroup[];
}

/** Who is looked for, until when, and who is already in. Rows are added and taken away without losing anything. */
export function PartnersPart({ form, fields, countries, countriesByRegion }: PartnersPartProps) {
  const { t } = useTranslation("projects");
  const yesNo = ["yes", "no"].map((value) => ({ value, label: t(`form.seeking.${value}`) }));
  const needs = fields.needs as FieldMetadata<NeedShape[]>;
  const partners = fields.partners as FieldMetadata<OutsidePartnerShape[]>;
  return (
    <Fieldset legend={t("form.part.partners")} isHeading>
      <RadioGroupField
        field={plain(fields.isSeekingPartners)}
        label={t("field.isSeekingPartners")}
        options={yesNo}
        isOptional={false}
      />
      <div id={needs.id} className="stack" tabIndex={-1}>
        <FieldError field={plain(needs)} />
        {needs.getFieldList().map((need, index) => (
          <Fieldset key={need.key} legend={t("form.need", { number: index + 1 })}>
            <NeedRow need={need} countriesByRegion={countriesByRegion} />
            <RemoveRow
              label={t("form.remove_need", { number: index + 1 })}
              button={form.remove.getButtonProps({ name: needs.name as never, index })}
            />
          </Fieldset>
        ))}
        <AddRow form={form} name={needs.name} label={t("form.add_need")} />
      </div>
      <DateField field={plain(fields.answerBy)} label={t("field.answerBy")} help={t("help.answerBy")} isOptional />
      <div id={partners.id} className="stack" tabIndex={-1}>
        <p className="field-help">{t("help.partners")}</p>
        {partners.getFieldList().map((partner, index) => (
          <Fieldset key={partner.key} legend={t("form.partner", { number: index + 1 })}>
            <PartnerRow partner={partner} countries={countries} />
            <RemoveRow
              label={t("form.remove_partner", { number: index + 1 })}
              button={form.remove.getButtonProps({ name: partners.name as never, index })}
            />
          </Fieldset>
        ))}
        <AddRow form={form} name={partners.name} label={t("form.add_partner")} />
      </div>
    </Fieldset>
  );
}

interface NeedRowProps {
  need: FieldMetadata<NeedShape>;
  countriesByRegion: PartnersPartProps["countriesByRegion"];
}

function NeedRow({ need, countriesByRegion }: NeedRowProps) {
  const { t } = useTranslation("projects");
  const fields = need.getFieldset();
  return (
    <>
      <TextField field={plain(fields.role)} label={t("need.role")} help={t("help.need_role")} />
      <TextAreaField field={plain(fields.expertise)} label={t("need.expertise")} rows={3} limit={LIMITS.expertise} />
      <TextAreaField field={plain(fields.tasks)} label={t("need.tasks")} rows={3} limit={LIMITS.tasks} />
      <TextField field={plain(fields.number)} label={t("need.number")} inputMode="numeric" width="short" />
      <SelectField
        field={plain(fields.orgKind)}
        label={t("need.orgKind")}
        placeholder={t("need.any_kind")}
        options={labelled(t, "org_kind", ORG_KINDS)}
        isOptional
      />
      <GroupedChoices
        field={fields.countries as never}
        label={t("need.countries")}
        help={t("help.need_countries")}
        groups={countriesByRegion}
        isOptional
      />
    </>
  );
}

interface PartnerRowProps {
  partner: FieldMetadata<OutsidePartnerShape>;
  countries: PartnersPartProps["countries"];
}

function PartnerRow({ partner, countries }: PartnerRowProps) {
  const { t } = useTranslation("projects");
  const fields = partner.getFieldset();
  return (
    <>
      <TextField field={plain(fields.name)} label={t("partner.name")} />
      <SelectField field={plain(fields.country)} label={t("partner.country")} options={[...countries]} width="medium" />
      <TextField field={plain(fields.role)} label={t("partner.role")} />
    </>
  );
}

interface AddRowProps {
  form: FormMetadata<ProjectFormShape>;
  name: string;
  label: string;
}

function AddRow({ form, name, label }: AddRowProps) {
  return (
    <div>
      <Button {...form.insert.getButtonProps({ name: name as never })} variant="quiet" size="small">
        {label}
      </Button>
    </div>
  );
}
