import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { canWorkOn, isOwner } from "#app/features/applications/file/application.policy.ts";
import { recordCheck } from "#app/features/applications/checks/record-check.server.ts";
import { findDossier } from "#app/features/applications/file/dossier.server.ts";
import { checkSchema } from "#app/features/applications/review/review.schema.ts";
import { listChecks, nextWaiting } from "#app/features/applications/checks/list-checks.server.ts";
import { dossierRights } from "#app/features/applications/review/review-queries.server.ts";
import { CheckForm } from "#app/features/applications/checks/ui/check-form.tsx";
import { Closed } from "#app/features/applications/file/ui/closed.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireReviewer } from "#app/http/guards.server.ts";
import { parseForm, rejectFields } from "#app/http/parse-form.server.ts";
import { authorize, notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { CHECKS } from "#db/vocabulary.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { fileName } from "#app/features/applications/form/ui/file-name.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, fileName(matches));

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { db, locale } = args.context;
  const dossier = await findDossier(db, args.params.id ?? "", viewer);
  if (!dossier) throw notFound();
  authorize(canWorkOn(viewer, dossier.subject));
  const { id } = dossier.application;
  const checks = await listChecks(db, viewer, id, locale);
  const check = checks.find((one) => one.check === args.params.check);
  if (!check) throw notFound();
  const rights = await dossierRights(db, viewer, dossier);
  return json({
    title: translator(locale)(`vocabulary:check.${check.check}.title`),
    id,
    check,
    next: nextWaiting(checks, check.check),
    isOpen: rights.check,
    isMine: isOwner(viewer, dossier.subject),
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireReviewer(args);
  const applicationId = args.params.id ?? "";
  const check = CHECKS.find((one) => one === args.params.check);
  const dossier = check && (await findDossier(args.context.db, applicationId, viewer));
  if (!dossier) throw notFound();
  authorize(canWorkOn(viewer, dossier.subject));
  const form = await parseForm(args.request, checkSchema);
  if (!form.ok) return form.response;
  const { version: checkVersion, result, note = null, evidenceUrl = null, next } = form.value;
  const input = { applicationId, check, checkVersion, result, note, evidenceUrl };
  const outcome = await recordCheck(args.context, input, viewer);
  if (!outcome.ok && outcome.reason === "note-needed")
    return rejectFields(form.fields, { note: ["review:error.note_over_machine"] });
  if (!outcome.ok) return answerRefusal(outcome.reason, form.fields, "review:");
  return redirectDone(`/review/${applicationId}${next ? `/checks/${next}` : ""}`, "check");
}

export default function Check() {
  const { title, id, check, next, isOpen, isMine } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  const { t } = useTranslation("review");
  return (
    <div className="stack">
      <DoneNotice ns="review" />
      <h2>{title}</h2>
      {isOpen || lastResult ? (
        <CheckForm key={check.check} id={id} check={check} next={next} lastResult={lastResult} />
      ) : (
        <Closed id={id} text={t(isMine ? "checks.closed" : "refused.not-owner")} />
      )}
    </div>
  );
}
