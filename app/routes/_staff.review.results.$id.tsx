import { type SubmissionResult, useForm } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { isCoordinator } from "#app/features/accounts/viewer.ts";
import { plain } from "#app/features/projects/project/ui/plain-field.ts";
import { checkPage } from "#app/features/projects/published/check-page.server.ts";
import { ResultBody } from "#app/features/projects/published/ui/result-body.tsx";
import { findChecked } from "#app/features/projects/results/list-to-check.server.ts";
import { subjectOf } from "#app/features/projects/results/read-results.server.ts";
import { LONGEST } from "#app/features/projects/results/result-fields.ts";
import { canCheckResult } from "#app/features/projects/results/result.policy.ts";
import { resultStepSchema, sendBackSchema } from "#app/features/projects/results/result.schema.ts";
import { checkResult } from "#app/features/projects/results/settle-result.server.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireCoordinator } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { authorize, notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { answered } from "#app/ui/answered.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Button } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { WrittenBefore } from "#app/ui/sent-again.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { forgetBytes } from "./answers/results.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.result.title.text);

async function requireChecked(args: LoaderFunctionArgs) {
  const viewer = await requireCoordinator(args);
  const checked = await findChecked(args.context.db, args.params.id ?? "");
  const isTheirs = checked && isCoordinator(viewer, checked.project.leadCountry);
  if (!isTheirs || checked.result.row.state === "draft") throw notFound();
  authorize(canCheckResult(viewer, checked.project, subjectOf(checked.result)));
  return { viewer, checked };
}

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock, config } = args.context;
  const { checked } = await requireChecked(args);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  return json(await checkPage(db, checked, config.origin, words));
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, checked } = await requireChecked(args);
  const fields = await readForm(args.request);
  const intent = fields.get("intent");
  if (intent !== "approve" && intent !== "send_back") throw refuse(400);
  const form = parseFields(fields, intent === "approve" ? resultStepSchema : sendBackSchema);
  if (!form.ok) return form.response;
  const { projectId, id } = checked.result.row;
  const answer = await checkResult(args.context, { projectId, id, ...form.value }, viewer);
  if (!answer.ok) return answerRefusal(answer.reason, fields, "results:");
  await forgetBytes(args.context, answer);
  return redirectDone("/review/projects", intent === "approve" ? "result_published" : "result_returned");
}

export default function CheckResult() {
  const { result, version, status, isToAnswer, changed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as { result: SubmissionResult } | undefined;
  const { t } = useTranslation(["results", "projects"]);
  // Somebody else has answered meanwhile, and the form of the note is not on the page any more.
  const gone = isToAnswer ? undefined : answered(answer?.result, "send_back");
  return (
    <div className="stack stack-loose">
      <Breadcrumbs
        items={[
          { label: t("projects:check.title"), to: "/review/projects" },
          { label: result.title.text, lang: result.title.lang },
        ]}
      />
      <p>
        <Badge tone={status.tone}>{status.label}</Badge> {status.explain}
      </p>
      <RefusalHere lastResult={answered(answer?.result, "approve") ?? gone} />
      <WrittenBefore lastResult={gone} />
      {changed.length > 0 && (
        <DataTable
          caption={t("check.changed")}
          columns={[t("check.field"), t("check.before"), t("check.after")]}
          isStacked
        >
          <tbody>
            {changed.map(({ name, label, before, after }) => (
              <tr key={name}>
                <th scope="row">{label}</th>
                <td dir="auto" data-label={t("check.before")}>
                  {before || "—"}
                </td>
                <td dir="auto" data-label={t("check.after")}>
                  {after || "—"}
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      <ResultBody result={result} isPublished={false} />
      {isToAnswer && <Answer key={version} version={version} lastResult={answered(answer?.result, "send_back")} />}
    </div>
  );
}

function Answer({ version, lastResult }: { version: string; lastResult?: SubmissionResult }) {
  const { t } = useTranslation(["results", "projects"]);
  const [approve] = useForm<Record<string, unknown>>({ id: "approve" });
  const [form, fields] = useForm<{ note: string }>({ id: "send-back", lastResult });
  return (
    <div className="stack">
      <PortalForm form={approve}>
        <p>{t("check.approve_explain")}</p>
        <input type="hidden" name="version" value={version} />
        <div>
          <Button type="submit" name="intent" value="approve">
            {t("check.approve")}
          </Button>
        </div>
      </PortalForm>
      <Disclosure summary={t("check.send_back")} isOpen={Boolean(lastResult)}>
        <PortalForm form={form} labels={{ note: t("check.note") }}>
          <input type="hidden" name="version" value={version} />
          <TextAreaField
            field={plain(fields.note)}
            label={t("check.note")}
            help={t("check.note_help")}
            limit={LONGEST.note}
          />
          <div>
            <Button type="submit" name="intent" value="send_back" variant="quiet">
              {t("check.send")}
            </Button>
          </div>
        </PortalForm>
      </Disclosure>
    </div>
  );
}
