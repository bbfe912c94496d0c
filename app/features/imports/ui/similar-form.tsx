import { Link } from "@remix-run/react";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { CheckboxGroupField } from "#app/ui/choice-fields.tsx";
import { CheckboxField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import type { ImportPage, RowView } from "./import-model.ts";

interface SimilarFormProps {
  list: ImportPage;
  lastResult: SubmissionResult | undefined;
}

/** Rows that look like a record that is here stay out until somebody says of them that they are others. */
export function SimilarForm({ list, lastResult }: SimilarFormProps) {
  const { t } = useTranslation("imports");
  const { version, similar, taken, counts } = list;
  const [form, fields] = useForm<{ lines: string[]; isAll: string }>({ id: `similar-${version}`, lastResult });
  if (counts.similar + taken === 0) return null;
  const hasMore = counts.similar > similar.length;
  const options = similar.map((row) => ({
    value: String(row.line),
    label: t("similar.row", { line: row.line, name: row.name }),
    help: <Likeness row={row} />,
  }));
  return (
    <section className="stack stack-tight">
      <h2>{t("similar.title")}</h2>
      <PortalForm
        form={form}
        labels={{ lines: t("similar.lines"), isAll: t("similar.all", { count: counts.similar }) }}
      >
        <input type="hidden" name="version" value={version} />
        {similar.length > 0 && (
          <CheckboxGroupField
            field={fields.lines}
            label={t("similar.lines")}
            help={t("similar.help")}
            options={options}
          />
        )}
        {hasMore && (
          <>
            <CheckboxField field={fields.isAll} label={t("similar.all", { count: counts.similar })} />
            <p>
              <Link to="?show=similar">{t("similar.look")}</Link>
            </p>
          </>
        )}
        {taken > 0 && <p>{t("similar.taken", { count: taken })}</p>}
        <FormActions>
          {similar.length > 0 && (
            <Button type="submit" name="intent" value="take">
              {t("similar.take")}
            </Button>
          )}
          {taken > 0 && (
            <Button type="submit" name="intent" value="leave" variant="quiet">
              {t("similar.leave")}
            </Button>
          )}
        </FormActions>
      </PortalForm>
    </section>
  );
}

function Likeness({ row: { problems, similarTo } }: { row: RowView }) {
  const { t } = useTranslation("imports");
  return (
    <>
      {problems[0]?.text} {similarTo && <Link to={similarTo}>{t("similar.open")}</Link>}
    </>
  );
}
