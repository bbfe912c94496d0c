import { useTranslation } from "react-i18next";
import { DOCUMENTS, FORM_STEPS, isSectionKey, sectionOf } from "../../form/form.ts";
import { documentFields, type DocumentField } from "../../form/document-fields.ts";
import { type Field, type Shape, wordsOf } from "#app/features/forms/field.ts";
import type { OptionsByVocabulary } from "#app/features/forms/field-options.server.ts";
import { rulesInWords } from "../../form/rules-in-words.ts";
import { fieldLabel } from "../../form/field-label.ts";
import { phoneExample } from "../../form/phones.ts";
import { LIMITS } from "#app/features/applications/form/lengths.ts";
import { TextLink } from "../../form/ui/text-link.tsx";
import { Answer, Asked, Boxes, Line } from "./outline-parts.tsx";

interface Question {
  name: string;
  label: string;
  help: string;
  options: { value: string; label: string }[];
}

interface FormOutlineProps {
  /** The questions of the eligibility check. */
  questions: Question[];
  options: OptionsByVocabulary;
}

/** Every question of the application, from the eligibility check to the declarations, with its choices and rules: for reading and printing. */
export function FormOutline({ questions, options }: FormOutlineProps) {
  return (
    <ol className="stack stack-loose form-outline">
      <OutlinePrecheck questions={questions} />
      {FORM_STEPS.map((step) =>
        isSectionKey(step) ? (
          <OutlineSection key={step} section={step} fields={sectionOf(step).fields} options={options} />
        ) : (
          <OutlineDocuments key={step} />
        ),
      )}
    </ol>
  );
}

function OutlinePrecheck({ questions }: { questions: Question[] }) {
  const { t } = useTranslation("applications");
  const required = t("public:form.need.required");
  return (
    <li>
      <h2>{t("precheck.title")}</h2>
      <p className="soft">{t("precheck.lead")}</p>
      <ul className="stack">
        {(["name", "country"] as const).map((key) => (
          <li key={key} className="outline-field">
            <Asked label={t(`precheck.${key}.label`)} rules={[required]} />
            <Line />
          </li>
        ))}
        {questions.map(({ name, label, help, options }) => (
          <li key={name} className="outline-field">
            <Asked label={label} rules={[t("public:form.one_of")]} />
            <p className="small">{help}</p>
            <Boxes labels={options.map((option) => option.label)} />
          </li>
        ))}
      </ul>
    </li>
  );
}

interface OutlineSectionProps {
  section: string;
  fields: readonly Field[];
  options: OptionsByVocabulary;
}

function OutlineSection({ section, fields, options }: OutlineSectionProps) {
  const { t } = useTranslation("applications");
  return (
    <li>
      <h2>{t(`section.${section}.title`)}</h2>
      <p className="soft">{t(`section.${section}.lead`)}</p>
      <ul className="stack">
        {fields
          .filter(({ isPast }) => !isPast)
          .map((field) => (
            <OutlineField key={field.key} field={field} parent={section} options={options} />
          ))}
      </ul>
    </li>
  );
}

function OutlineField({ field, parent, options }: { field: Field; parent: string; options: OptionsByVocabulary }) {
  const { t, i18n } = useTranslation("applications");
  const words = wordsOf(field, parent);
  const help = `applications:field.${words}.help`;
  const rules = rulesInWords(t, field);
  const parts = partsOf(field);
  // A remark beside an answer is asked only where the answer raises a doubt.
  if (field.besides) return null;
  return (
    <li className="outline-field">
      <Asked label={fieldLabel(t, field, parent)} rules={rules} />
      {field.text && (
        <p className="small">
          <TextLink text={field.text} />
        </p>
      )}
      {i18n.exists(help) && <p className="small">{t(help, { phone: phoneExample(null) })}</p>}
      {parts.length > 0 ? (
        <ul>
          {parts.map((part) => (
            <OutlineField key={part.key} field={part} parent={words} options={options} />
          ))}
        </ul>
      ) : (
        <Answer shape={field} options={options} />
      )}
    </li>
  );
}

/** The questions inside a group, or inside each row of a list. */
function partsOf(shape: Shape): readonly Field[] {
  if (shape.kind === "group") return shape.fields;
  return shape.kind === "list" ? partsOf(shape.item) : [];
}

function OutlineDocuments() {
  const { t } = useTranslation("public");
  return (
    <li>
      <h2>{t("form.documents")}</h2>
      <p className="soft">{t("form.document_rules")}</p>
      <ul className="stack">
        {DOCUMENTS.map(({ kind, need }) => (
          <li key={kind} className="outline-field">
            <Asked
              label={t(`vocabulary:document.${kind}.title`)}
              rules={[
                need === "required" || need === "optional" ? t(`form.need.${need}`) : t(`applications:when.${need}`),
              ]}
            />
            <p className="small">{t(`vocabulary:document.${kind}.help`)}</p>
            {kind === "signed_commitment" && (
              <p className="small">
                <TextLink text="commitment" />
              </p>
            )}
            <ul>
              {documentFields(kind).map((field) => (
                <OutlineDocumentField key={field.key} field={field} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </li>
  );
}

function OutlineDocumentField({ field: { key, need } }: { field: DocumentField }) {
  const { t } = useTranslation("public");
  const rules = [t(`form.need.${need}`)];
  if (key === "summary") rules.push(t("form.at_most_characters", { max: LIMITS.documentSummary }));
  return (
    <li className="outline-field">
      <Asked label={t(`applications:documents.${key}`)} rules={rules} />
      {key === "file" ? <Boxes labels={[t("form.enclosed")]} /> : <Line />}
    </li>
  );
}
