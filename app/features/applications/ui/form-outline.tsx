import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { DOCUMENTS, FORM } from "../application-form.ts";
import { TextLink } from "./text-link.tsx";
import { type Field, type Shape, wordsOf } from "../form/field.ts";

/** Every question of the application form with its rules, for reading and printing. */
export function FormOutline() {
  return (
    <ol className="stack stack-loose form-outline">
      {FORM.map(({ key, fields }) => (
        <OutlineSection key={key} section={key} fields={fields} />
      ))}
      <OutlineDocuments />
    </ol>
  );
}

function OutlineSection({ section, fields }: { section: string; fields: readonly Field[] }) {
  const { t } = useTranslation("applications");
  return (
    <li>
      <h2>{t(`section.${section}.title`)}</h2>
      <p className="soft">{t(`section.${section}.lead`)}</p>
      <ul className="stack">
        {fields.map((field) => (
          <OutlineField key={field.key} field={field} words={wordsOf(field, section)} />
        ))}
      </ul>
    </li>
  );
}

function OutlineField({ field, words }: { field: Field; words: string }) {
  const { t, i18n } = useTranslation("applications");
  const help = `applications:field.${words}.help`;
  const rules = useRules(field);
  const parts = partsOf(field);
  return (
    <li className="outline-field">
      <p>
        <strong>{t(`field.${words}.label`)}</strong> <span className="small soft">({rules.join("; ")})</span>
      </p>
      {field.text && (
        <p className="small">
          <TextLink text={field.text} />
        </p>
      )}
      {i18n.exists(help) && <p className="small">{t(help)}</p>}
      {parts.length > 0 && (
        <ul>
          {parts.map((part) => (
            <OutlineField key={part.key} field={part} words={wordsOf(part, words)} />
          ))}
        </ul>
      )}
      {parts.length === 0 && <span className="outline-line" aria-hidden="true" />}
    </li>
  );
}

/** The questions inside a group, or inside each row of a list. */
function partsOf(shape: Shape): readonly Field[] {
  if (shape.kind === "group") return shape.fields;
  return shape.kind === "list" ? partsOf(shape.item) : [];
}

function useRules(field: Field): string[] {
  const { t } = useTranslation("public");
  const isPlain = field.need === "required" || field.need === "optional";
  const need = isPlain ? t(`form.need.${field.need}`) : t(`applications:when.${field.need}`);
  return [
    need,
    lengthRule(field, t),
    field.isEnglish && t("form.english"),
    field.isConfidential && t("form.confidential"),
  ].filter((rule) => typeof rule === "string" && rule !== "") as string[];
}

function lengthRule(field: Field, t: TFunction<"public">): string | null {
  switch (field.kind) {
    case "line":
      return t("form.at_most_characters", { max: field.max });
    case "prose":
      if (field.unit === "words") return t("form.words", { max: field.max });
      return field.min
        ? t("form.characters", { min: field.min, max: field.max })
        : t("form.at_most_characters", { max: field.max });
    case "choice":
      return t("form.one_of");
    case "choices":
      return t("form.choices", { count: field.max });
    case "list":
      return t("form.many", { count: field.max });
    case "tick":
      return t("form.tick");
    default:
      return null;
  }
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
            <p>
              <strong>{t(`vocabulary:document.${kind}.title`)}</strong>{" "}
              <span className="small soft">
                ({need === "is_association" ? t("applications:when.is_association") : t(`form.need.${need}`)})
              </span>
            </p>
            <p className="small">{t(`vocabulary:document.${kind}.help`)}</p>
          </li>
        ))}
      </ul>
    </li>
  );
}
