import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { canWorkOn } from "#app/features/applications/file/application.policy.ts";
import { findDossier } from "#app/features/applications/file/dossier.server.ts";
import { fileName } from "#app/features/applications/form/ui/file-name.ts";
import {
  type Assigned,
  assignReviewers,
  withdrawReviewer,
} from "#app/features/applications/scoring/assign-reviewer.server.ts";
import { findReviewersPage } from "#app/features/applications/scoring/reviewers-page.server.ts";
import { assignSchema, withdrawSchema } from "#app/features/applications/scoring/scoring.schema.ts";
import type { ReviewersPage } from "#app/features/applications/scoring/scoring-model.ts";
import { Reviewers } from "#app/features/applications/scoring/ui/reviewers.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import type { RequestContext } from "#app/http/context.server.ts";
import { requireDossierReader } from "#app/http/guards.server.ts";
import { parseFields, readForm, rejectFields } from "#app/http/parse-form.server.ts";
import { authorize, notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, fileName(matches));

async function readFile(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const viewer = await requireDossierReader(args);
  const dossier = await findDossier(args.context.db, args.params.id ?? "", viewer);
  if (!dossier) throw notFound();
  authorize(canWorkOn(viewer, dossier.subject));
  return { viewer, dossier };
}

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, dossier } = await readFile(args);
  const { db, locale, clock } = args.context;
  const page = await findReviewersPage(db, dossier, { viewer, locale, now: clock.now() });
  return json({ title: translator(locale)("scoring:reviewers.title"), page });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, dossier } = await readFile(args);
  const { context } = args;
  const applicationId = dossier.application.id;
  const fields = await readForm(args.request);
  const place = `/review/${applicationId}/reviewers`;
  const intent = fields.get("intent");
  const counted = { user: viewer.id, application: applicationId };
  if (intent === "withdraw") {
    const form = parseFields(fields, withdrawSchema);
    if (!form.ok) return form.response;
    const wait = await context.limits.consume("reviewerByUserAndApplication", counted);
    if (wait !== null) return rejectTooMany(fields, wait);
    const outcome = await withdrawReviewer(context, { applicationId, ...form.value }, viewer);
    return outcome.ok ? redirectDone(place, "withdrawn") : answerRefusal(outcome.reason, fields, "review:");
  }
  if (intent !== "assign") throw refuse(400);
  const form = parseFields(fields, assignSchema(dayNow(context.clock)));
  if (!form.ok) return form.response;
  for (let asked = 0; asked < form.value.reviewerIds.length; asked++) {
    const wait = await context.limits.consume("reviewerByUserAndApplication", counted);
    if (wait !== null) return rejectTooMany(fields, wait);
  }
  const outcome = await assignReviewers(context, { applicationId, ...form.value }, viewer);
  if (!outcome.ok && outcome.reason === "tied") return rejectFields(fields, { reason: ["scoring:error.tied"] });
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  if (outcome.left.length === 0) return redirectDone(place, "assigned");
  return saysOfEach(context, fields, outcome);
}

/** Not all could be asked: what became of each; what stands in the form is for whoever is chosen instead. */
function saysOfEach({ locale }: RequestContext, fields: URLSearchParams, { assigned, left }: Assigned) {
  const t = translator(locale);
  const whyNot = left.map(({ name, why }) => {
    const person = name ?? t("scoring:assign.unknown");
    return t(why === "already-asked" ? "scoring:assign.asked_already" : "scoring:assign.no_reviewer", { person });
  });
  const inWords = [...assigned.map((person) => t("scoring:assign.asked", { person })), ...whyNot].join(" ");
  const kept = new URLSearchParams([...fields].filter(([name]) => name !== "reviewerIds"));
  if (assigned.length > 0) kept.delete("replaces");
  return rejectFields(kept, { "": [encodeError("scoring:assign.result", { inWords })] }, 409);
}

export default function ReviewersOfFile() {
  const { page } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  const { t } = useTranslation("scoring");
  return (
    <div className="stack">
      <DoneNotice ns="scoring" />
      <h2>{t("reviewers.title")}</h2>
      <RefusalHere lastResult={lastResult} />
      <Reviewers page={page as ReviewersPage} lastResult={lastResult} />
    </div>
  );
}
