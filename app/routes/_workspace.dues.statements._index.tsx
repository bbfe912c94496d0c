import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { MOST_LINES } from "#app/features/statements/statement.ts";
import { statementRows } from "#app/features/statements/statement-page.server.ts";
import { uploadStatement } from "#app/features/statements/statements.server.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { rejectFields } from "#app/http/parse-form.server.ts";
import { readCountedUpload } from "#app/http/read-upload.server.ts";
import { safeRedirect } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { MOST_SHEET_COLUMNS } from "#app/platform/read-sheet.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Button } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { FileField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { DataTable } from "#app/ui/table.tsx";
import { requireDuesDesk } from "./answers/dues.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireDuesDesk(args);
  const { db, locale } = args.context;
  return json({ title: translator(locale)("statements:title"), rows: await statementRows(db, viewer, locale) });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireDuesDesk(args);
  const { context } = args;
  const limitBytes = context.config.uploadLimitBytes;
  const { fields, file, wait } = await readCountedUpload(context, args.request, { user: viewer.id, limitBytes });
  if (wait !== null) return rejectTooMany(fields, wait);
  if (!file) return rejectFields(fields, { file: ["imports:fault.missing"] });
  const megabytes = limitBytes / (1024 * 1024);
  if (file.isTooLarge) return rejectFields(fields, { file: [encodeError("imports:fault.over_limit", { megabytes })] });
  const uploaded = await whenDone(uploadStatement(context, { name: file.name, bytes: file.bytes }, viewer));
  if (uploaded.ok) return safeRedirect(`/dues/statements/${uploaded.id}/columns`, "/dues/statements");
  if (!("fault" in uploaded)) return answerRefusal(uploaded.reason, fields, "statements:");
  const most = { rows: MOST_LINES, columns: MOST_SHEET_COLUMNS };
  return rejectFields(fields, { file: [encodeError(`imports:fault.${uploaded.fault}`, most)] });
}

export default function Statements() {
  const { title, rows } = useLoaderData<typeof loader>();
  const { t } = useTranslation("statements");
  const lastResult = useActionData<typeof action>()?.result;
  const [form, fields] = useForm<{ file: string }>({ id: "statement", lastResult });
  const label = t("upload.file");
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("dues:title"), to: "/dues" }, { label: title }]} />
      <h1>{title}</h1>
      <DoneNotice ns="statements" />
      <p className="lead">{t("lead")}</p>
      <PortalForm form={form} labels={{ file: label }} encType="multipart/form-data">
        <FileField
          field={fields.file}
          label={label}
          help={t("upload.help", { lines: MOST_LINES })}
          accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        />
        <FormActions>
          <Button type="submit">{t("upload.submit")}</Button>
        </FormActions>
      </PortalForm>
      {rows.length > 0 && (
        <DataTable
          caption={t("list")}
          isCompact
          columns={[t("list_column.file"), t("list_column.state"), t("list_column.person"), t("list_column.at")]}
        >
          <tbody>
            {rows.map(({ id, fileName, state, left, person, at }) => (
              <tr key={id}>
                <th scope="row">
                  <Link to={`/dues/statements/${id}`}>{fileName}</Link>
                </th>
                <td>{left > 0 ? t("list_left", { count: left }) : t(`state.${state}`)}</td>
                <td>{person}</td>
                <td>{at}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </div>
  );
}
