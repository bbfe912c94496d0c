import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isDeepStrictEqual } from "node:util";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { decide, type Ruling } from "#app/features/applications/decision/decide.server.ts";
import {
  type DecisionDraft,
  editLetters,
  findDraft,
  lettersOf,
  proposedBy,
  redraftLetter,
  wordsOfLetter,
} from "#app/features/applications/decision/decision-drafts.server.ts";
import { lettersSchema, LONGEST_LETTER, readLetterIntent } from "#app/features/applications/letters/letter.schema.ts";
import { viewLetters } from "#app/features/applications/decision/letters-view.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { DecisionPage } from "#app/features/applications/decision/ui/decision-page.tsx";
import { canReadInternals } from "#app/features/applications/file/application.policy.ts";
import { type Dossier, findDossier } from "#app/features/applications/file/dossier.server.ts";
import { fileName } from "#app/features/applications/form/ui/file-name.ts";
import { markOf } from "#app/features/applications/letters/draft-mark.server.ts";
import { mayStay } from "#app/features/applications/letters/templates.ts";
import { findVoteOn } from "#app/features/council/session/before-council.server.ts";
import { findDecisionPage } from "#app/features/applications/review/review-overview.server.ts";
import { dossierRights } from "#app/features/applications/review/review-queries.server.ts";
import { decisionSchema } from "#app/features/applications/review/review.schema.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import type { RequestContext } from "#app/http/context.server.ts";
import { requireDossierReader } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { authorize, movedOn, notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { ownNameOf } from "#app/i18n/locale.ts";
import type { MovedOn } from "#app/platform/refusal.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import type { LetterWords } from "#db/schema/decisions.ts";
import { type Locale, LOCALES } from "#db/locales.ts";
import type { ReasonCode } from "#db/vocabulary.ts";
import { requireReader } from "./answers/readable-file.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, fileName(matches));

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, dossier } = await requireReader(args);
  const { context } = args;
  const { db, locale } = context;
  const draft = await findDraft(db, dossier, viewer.id);
  if (!draft) return redirect(`/review/${dossier.application.id}/decision`);
  const page = await findDecisionPage(db, viewer, dossier, locale);
  const letters = await viewLetters(context, dossier, draft, locale);
  const vote = await findVoteOn(db, page.id, locale);
  return json({ title: translator(locale)("review:letter.title"), page, letters, vote });
}

interface Asked {
  context: RequestContext;
  dossier: Dossier;
  draft: DecisionDraft;
  fields: URLSearchParams;
  viewer: Viewer;
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireDossierReader(args);
  const { context, params, request } = args;
  const dossier = await findDossier(context.db, params.id ?? "", viewer);
  if (!dossier) throw notFound();
  const fields = await readForm(request);
  if (!canReadInternals(viewer, dossier.subject)) throw movedOn(steppedAside(args, fields));
  const intent = readLetterIntent(fields.get("intent"));
  if (!intent) throw refuse(400);
  const draft = await findDraft(context.db, dossier, viewer.id);
  authorize(draft !== null || (await dossierRights(context.db, viewer, dossier)).decide);
  if (!draft) return redirect(`/review/${dossier.application.id}/decision`);
  if (fields.get("draft") !== markOf(draft)) return answerRefusal("stale", fields, "review:letter.");
  const asked = { context, dossier, draft, fields, viewer };
  if (typeof intent === "object") return redraft(asked, intent.redraft);
  return intent === "save" ? save(asked) : decideOn(asked);
}

// The conflict of interest was declared while the letter stood open elsewhere.
function steppedAside({ context: { locale }, params }: ActionFunctionArgs, fields: URLSearchParams): MovedOn {
  const t = translator(locale);
  const parts = ["subject", "body", "signer"] as const;
  const typed = LOCALES.flatMap((language) =>
    parts.map((part) => ({
      label: `${t(`review:letter.${part}`)} (${ownNameOf(language)})`,
      text: fields.get(`letters.${language}.${part}`)?.slice(0, LONGEST_LETTER.body) ?? "",
    })),
  );
  const to = `/review/${params.id ?? ""}`;
  const words = typed.filter(({ text }) => text !== "");
  return { text: t("review:letter.stepped_aside"), to, link: t("review:letter.to_case"), typed: words };
}

const markedBy = ({ dossier, draft }: Asked) => ({ applicationId: dossier.application.id, mark: markOf(draft) });

async function redraft(asked: Asked, locale: Locale) {
  const { context, dossier, fields, viewer } = asked;
  const { id } = dossier.application;
  const outcome = await redraftLetter(context, markedBy(asked), locale, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return redirectDone(`/review/${id}/letter`, "letter-redrafted");
}

const letterSchemaOf = ({ outcome }: DecisionDraft) => lettersSchema(mayStay(outcome));

async function save(asked: Asked, notice = "letter-saved") {
  const { context, dossier, draft, fields, viewer } = asked;
  const form = parseFields(fields, letterSchemaOf(draft));
  if (!form.ok) return form.response;
  const { id } = dossier.application;
  const outcome = await editLetters(context, markedBy(asked), form.value.letters, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return redirectDone(`/review/${id}/letter`, notice);
}

function rulingOf({ outcome, category, reasonCodes, deferredUntil }: DecisionDraft): Ruling {
  const codes = reasonCodes as ReasonCode[];
  switch (outcome) {
    case "approve":
      return { outcome, category: category ?? "full" };
    case "refuse":
      return { outcome, reasonCodes: codes };
    case "defer":
      return { outcome, deferredUntil: deferredUntil ?? "", reasonCodes: codes };
  }
}

/** Sends the letters that were read: what was typed since is shown first. */
async function decideOn(asked: Asked) {
  const { context, dossier, draft, fields, viewer } = asked;
  const form = parseFields(fields, letterSchemaOf(draft));
  if (!form.ok) return form.response;
  const { id } = dossier.application;
  const { version, letters: typed } = form.value;
  const shown: Partial<Record<Locale, LetterWords>> = {};
  for (const [locale, letter] of Object.entries(await lettersOf(context.db, dossier, draft, draft.letters)))
    shown[locale as Locale] = wordsOfLetter(letter);
  const read = letterSchemaOf(draft).safeParse({ version, letters: shown });
  if (!isDeepStrictEqual(typed, read.data?.letters)) return save(asked, "letter-changed");
  const stillStands = decisionSchema(dayOf(context.clock.now())).safeParse({ version, ...formOf(draft) });
  if (!stillStands.success) return redirect(`/review/${id}/decision`);
  const input = { applicationId: id, version, explanation: draft.explanation, letters: shown };
  const outcome = await decide(context, input, byPerson(viewer), rulingOf(draft));
  if (outcome.ok) return redirectDone(`/review/${id}`, outcome.heldUntil ? "held" : draft.outcome);
  const t = translator(context.locale);
  const checks =
    "checks" in outcome ? outcome.checks.map((check) => t(`vocabulary:check.${check}.title`)).join(", ") : "";
  return answerRefusal(outcome.reason, fields, "review:", { checks });
}

// What is empty was not sent by the form.
function formOf(draft: DecisionDraft) {
  return Object.fromEntries(Object.entries(proposedBy(draft)).filter(([, value]) => value !== null && value !== ""));
}

export default function Letter() {
  const { page, letters, vote } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  const { t } = useTranslation("review");
  return (
    <div className="stack">
      <DoneNotice ns="review" isStillSo={() => page.mayDecide} />
      <h2>{t("letter.title")}</h2>
      <DecisionPage page={page} letters={letters} vote={vote} lastResult={lastResult} />
    </div>
  );
}
