import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { uploadSchema } from "#app/features/imports/columns.schema.ts";
import { importLines } from "#app/features/imports/import-page.server.ts";
import { ImportList } from "#app/features/imports/ui/import-list.tsx";
import { UploadForm } from "#app/features/imports/ui/upload-form.tsx";
import { uploadList } from "#app/features/imports/upload-list.server.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { requireAdministrator } from "#app/http/guards.server.ts";
import { parseFields, rejectFields } from "#app/http/parse-form.server.ts";
import { readCountedUpload } from "#app/http/read-upload.server.ts";
import { safeRedirect } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { MOST_SHEET_COLUMNS, MOST_SHEET_ROWS } from "#app/platform/read-sheet.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  await requireAdministrator(args);
  const { db, locale } = args.context;
  return json({ title: translator(locale)("imports:title"), lines: await importLines(db, locale) });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireAdministrator(args);
  const { context } = args;
  const counted = { user: viewer.id, limitBytes: context.config.uploadLimitBytes };
  const { fields, file, wait } = await readCountedUpload(context, args.request, counted);
  if (wait !== null) return rejectTooMany(fields, wait);
  const form = parseFields(fields, uploadSchema);
  if (!form.ok) return form.response;
  const megabytes = context.config.uploadLimitBytes / (1024 * 1024);
  if (!file) return rejectFields(fields, { file: ["imports:fault.missing"] });
  if (file.isTooLarge) return rejectFields(fields, { file: [encodeError("imports:fault.over_limit", { megabytes })] });
  const sent = { kind: form.value.kind, name: file.name, bytes: file.bytes };
  const uploaded = await whenDone(uploadList(context, sent, viewer));
  if (uploaded.ok) return safeRedirect(`/admin/imports/${uploaded.id}/columns`, "/admin/imports");
  if (!("fault" in uploaded)) return answerRefusal(uploaded.reason, fields, "imports:");
  const most = { rows: MOST_SHEET_ROWS, columns: MOST_SHEET_COLUMNS };
  return rejectFields(fields, { file: [encodeError(`imports:fault.${uploaded.fault}`, most)] });
}

export default function Imports() {
  const { title, lines } = useLoaderData<typeof loader>();
  const { t } = useTranslation("imports");
  return (
    <>
      <h1>{title}</h1>
      <DoneNotice ns="imports" />
      <p className="lead">{t("lead")}</p>
      <UploadForm lastResult={useActionData<typeof action>()?.result} />
      <ImportList lines={lines} />
    </>
  );
}
