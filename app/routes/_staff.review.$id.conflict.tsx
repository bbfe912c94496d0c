import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { declareConflict } from "#app/features/applications/review/declare-conflict.server.ts";
import { findDossier } from "#app/features/applications/file/dossier.server.ts";
import { listDeciders } from "#app/features/applications/file/who-acts.server.ts";
import { conflictSchema } from "#app/features/applications/review/review.schema.ts";
import { AudienceLine } from "#app/features/applications/file/ui/audience.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireDossierReader } from "#app/http/guards.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Callout } from "#app/ui/callout.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LEAST, LIMITS } from "#app/features/applications/form/lengths.ts";
import { titled } from "#app/ui/page-titles.ts";
import { fileName } from "#app/features/applications/form/ui/file-name.ts";
import { requireReader } from "./answers/readable-file.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, fileName(matches));

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, dossier } = await requireReader(args);
  const { db, locale } = args.context;
  const deciders =
    dossier.subject.status === "recommended" && !dossier.held ? await listDeciders(db, dossier.subject) : [];
  const isLast = deciders.length === 1 && deciders[0]?.id === viewer.id;
  return json({ title: translator(locale)("review:conflict.title"), id: dossier.application.id, isLast });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireDossierReader(args);
  const applicationId = args.params.id ?? "";
  if (!(await findDossier(args.context.db, applicationId, viewer))) throw notFound();
  const form = await parseForm(args.request, conflictSchema);
  if (!form.ok) return form.response;
  const outcome = await declareConflict(args.context, { applicationId, ...form.value }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, form.fields, "review:");
  return redirectDone(`/review/${applicationId}`, "conflict");
}

export default function Conflict() {
  const { id, isLast } = useLoaderData<typeof loader>();
  const { t } = useTranslation("review");
  const [form, fields] = useForm<{ reason: string }>({
    id: "conflict",
    lastResult: useActionData<typeof action>()?.result,
  });
  const label = t("conflict.reason");
  return (
    <div className="stack">
      <h2>{t("conflict.title")}</h2>
      <p>{t("conflict.text")}</p>
      {isLast && (
        <Callout tone="wait" title={t("conflict.last")}>
          <p>{t("conflict.last_text")}</p>
        </Callout>
      )}
      <PortalForm form={form} labels={{ reason: label }}>
        <AudienceLine audience="secretariat" />
        <TextAreaField field={fields.reason} label={label} rows={3} least={LEAST.conflict} limit={LIMITS.conflict} />
        <FormActions>
          <Button type="submit" variant="danger">
            {t("conflict.declare")}
          </Button>
          <LinkButton to={`/review/${id}`} variant="quiet">
            {t("common:action.cancel")}
          </LinkButton>
        </FormActions>
      </PortalForm>
    </div>
  );
}
