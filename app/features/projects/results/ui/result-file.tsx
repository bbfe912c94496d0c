import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { AskedForm } from "#app/features/projects/partners/ui/asked-form.tsx";
import { Button } from "#app/ui/button.tsx";
import { FileField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { plain } from "../../project/ui/plain-field.ts";
import type { ResultDesk } from "../desk-model.ts";

/** The file of a result: one, which nobody outside reads before it is approved. */
export function ResultFile({ desk, lastResult }: { desk: ResultDesk; lastResult?: SubmissionResult }) {
  const { t } = useTranslation("results");
  const { file, paths, version } = desk;
  const [form, fields] = useForm<{ file: string }>({ id: "result-file", lastResult });
  return (
    <div className="stack">
      {file && (
        <p>
          <a href={paths.file}>
            <bdi>{file.name}</bdi>
          </a>{" "}
          ({file.size})
        </p>
      )}
      <PortalForm form={form} labels={{ file: t("file.label") }} encType="multipart/form-data">
        <input type="hidden" name="version" value={version} />
        <FileField
          field={plain(fields.file)}
          label={t(file ? "file.another" : "file.label")}
          help={t("file.help")}
          accept="application/pdf,image/jpeg,image/png"
        />
        <FormActions>
          <Button type="submit" name="intent" value="upload">
            {t("file.send")}
          </Button>
        </FormActions>
      </PortalForm>
      {file && (
        <AskedForm
          label={t("file.remove")}
          explain={t("file.remove_explain")}
          send={t("file.remove")}
          intent="remove"
          about={{ version }}
        />
      )}
    </div>
  );
}
