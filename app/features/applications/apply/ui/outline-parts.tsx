import { useTranslation } from "react-i18next";
import type { Shape } from "#app/features/forms/field.ts";
import { printedChoices } from "../../form/printed-choices.ts";
import type { OptionsByVocabulary } from "#app/features/forms/field-options.server.ts";

export function Asked({ label, rules }: { label: string; rules: string[] }) {
  return (
    <p>
      <strong>{label}</strong>{" "}
      <span className="small soft">({rules.map((rule) => rule.replace(/\.$/, "")).join("; ")})</span>
    </p>
  );
}

/** The place of the answer on paper: boxes to tick where there are choices, a line elsewhere. */
export function Answer({ shape, options }: { shape: Shape; options: OptionsByVocabulary }) {
  const { t } = useTranslation("public");
  if (shape.kind === "list") return <Answer shape={shape.item} options={options} />;
  if (shape.kind === "tick") return <Boxes labels={[t("common:status.yes")]} />;
  if (shape.kind !== "choice" && shape.kind !== "choices") return <Line />;
  const { common, further, shown } = printedChoices(options, shape.vocabulary);
  return (
    <>
      <Boxes labels={shown.map(({ label }) => label)} />
      {shown.length <= common.length && further.length > 0 && (
        <p className="small soft">{t(common.length > 0 ? "form.others" : "form.from_list")}</p>
      )}
      {further.length > 0 && <Line />}
    </>
  );
}

export function Boxes({ labels }: { labels: string[] }) {
  if (labels.length === 0) return null;
  return (
    <ul className="outline-options small">
      {labels.map((label) => (
        <li key={label}>{label}</li>
      ))}
    </ul>
  );
}

export const Line = () => <span className="outline-line" aria-hidden="true" />;
