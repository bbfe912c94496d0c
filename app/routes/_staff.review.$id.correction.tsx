import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isDeepStrictEqual } from "node:util";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { CORRECTION_INTENTS, correctionSchema } from "#app/features/applications/correction/correction.schema.ts";
import { findCorrectionPage } from "#app/features/applications/correction/correction-page.server.ts";
import {
  draftCorrection,
  editCorrectionLetters,
} from "#app/features/applications/correction/draft-correction.server.ts";
import { declineProposed, takeBackProposed } from "#app/features/applications/correction/answer-proposed.server.ts";
import {
  agreeToCorrection,
  proposeCorrection,
} from "#app/features/applications/correction/propose-correction.server.ts";
import { findCorrected } from "#app/features/applications/correction/standing-decision.server.ts";
import type { CorrectionPageView } from "#app/features/applications/correction/correction-model.ts";
import { CorrectionPage } from "#app/features/applications/correction/ui/correction-page.tsx";
import type { Dossier } from "#app/features/applications/file/dossier.server.ts";
import { Closed } from "#app/features/applications/file/ui/closed.tsx";
import { fileName } from "#app/features/applications/form/ui/file-name.ts";
import { lettersSchema } from "#app/features/applications/letters/letter.schema.ts";
import { declineSchema, versionSchema } from "#app/features/applications/review/review.schema.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import type { RequestContext } from "#app/http/context.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { requireReader } from "./answers/readable-file.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, fileName(matches));

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, dossier } = await requireReader(args);
  const { context } = args;
  const page = await findCorrectionPage(context, dossier, { viewer, locale: context.locale });
  const title = translator(context.locale)("review:correction.title");
  return json({ title, id: dossier.application.id, page });
}

interface Asked {
  context: RequestContext;
  dossier: Dossier;
  fields: URLSearchParams;
  viewer: Viewer;
}

async function draft({ context, dossier, fields, viewer }: Asked) {
  const { id } = dossier.application;
  const corrected = await findCorrected(context.db, dossier.application);
  if (!corrected) return answerRefusal("impossible", fields, "review:");
  const form = parseFields(fields, correctionSchema({ ...corrected, today: dayOf(context.clock.now()) }));
  if (!form.ok) return form.response;
  const outcome = await draftCorrection(context, id, form.value, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return redirectDone(`/review/${id}/correction`, "correction-drafted");
}

async function save({ context, dossier, fields, viewer }: Asked, mark: string | undefined, notice = "letter-saved") {
  const form = parseFields(fields, lettersSchema([]));
  if (!form.ok) return form.response;
  const { id } = dossier.application;
  const outcome = await editCorrectionLetters(context, { applicationId: id, mark }, form.value.letters, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return redirectDone(`/review/${id}/correction`, notice);
}

/** Proposes the letters that were read: what was typed since is shown first. */
async function propose(asked: Asked, draft: CorrectionPageView["draft"]) {
  const { context, dossier, fields, viewer } = asked;
  const form = parseFields(fields, lettersSchema([]));
  if (!form.ok) return form.response;
  const { id: applicationId } = dossier.application;
  const shown = Object.fromEntries((draft?.letters ?? []).map(({ locale, words }) => [locale, words]));
  const { version, letters } = form.value;
  const read = lettersSchema([]).safeParse({ version, letters: shown });
  if (draft && !isDeepStrictEqual(letters, read.data?.letters)) return save(asked, draft.mark, "correction-changed");
  const outcome = await proposeCorrection(context, { applicationId, version, mark: draft?.mark }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return redirectDone(`/review/${applicationId}/correction`, "correction-proposed");
}

/** What is done with the letters of a draft: the one that the form was written for. */
async function handleLetters(asked: Asked, intent: "save" | "propose") {
  const { context, dossier, fields, viewer } = asked;
  const page = await findCorrectionPage(context, dossier, { viewer, locale: context.locale });
  const draft = page?.draft ?? null;
  if (draft && fields.get("draft") !== draft.mark) return answerRefusal("stale", fields, "review:letter.");
  return intent === "save" ? save(asked, draft?.mark) : propose(asked, draft);
}

const ONE_BUTTON = { "take-back": takeBackProposed, agree: agreeToCorrection };

async function press({ context, dossier, fields, viewer }: Asked, intent: keyof typeof ONE_BUTTON) {
  const form = parseFields(fields, versionSchema);
  if (!form.ok) return form.response;
  const { id: applicationId } = dossier.application;
  const outcome = await ONE_BUTTON[intent](context, { applicationId, kind: "correction", ...form.value }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  if (intent === "take-back") return redirectDone(`/review/${applicationId}/correction`, "correction-taken-back");
  return redirectDone(`/review/${applicationId}`, "correction-agreed");
}

async function decline({ context, dossier, fields, viewer }: Asked) {
  const form = parseFields(fields, declineSchema);
  if (!form.ok) return form.response;
  const { id: applicationId } = dossier.application;
  const outcome = await declineProposed(context, { applicationId, kind: "correction", ...form.value }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return redirectDone(`/review/${applicationId}`, "correction-declined");
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, dossier } = await requireReader(args);
  const fields = await readForm(args.request);
  const intent = CORRECTION_INTENTS.find((one) => one === fields.get("intent"));
  if (!intent) throw refuse(400);
  const asked = { context: args.context, dossier, fields, viewer };
  switch (intent) {
    case "draft":
      return draft(asked);
    case "save":
    case "propose":
      return handleLetters(asked, intent);
    case "decline":
      return decline(asked);
    default:
      return press(asked, intent);
  }
}

export default function Correction() {
  const { id, page } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  const { t } = useTranslation("review");
  return (
    <div className="stack">
      <DoneNotice ns="review" />
      <h2>{t("correction.title")}</h2>
      {page ? (
        <CorrectionPage page={page} lastResult={lastResult} />
      ) : (
        <Closed id={id} text={t("correction.nothing")} />
      )}
    </div>
  );
}
