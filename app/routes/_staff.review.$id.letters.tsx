import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { viewHeldLetters } from "#app/features/applications/decision/letters-view.server.ts";
import { LettersToCome } from "#app/features/applications/decision/ui/letters-to-come.tsx";
import { listedInstitution } from "#app/features/applications/file/application-names.server.ts";
import { canWorkOn } from "#app/features/applications/file/application.policy.ts";
import { findDossier } from "#app/features/applications/file/dossier.server.ts";
import { listFileLetters } from "#app/features/applications/letters/file-letters.server.ts";
import { dossierRights } from "#app/features/applications/review/review-queries.server.ts";
import { letterSchema } from "#app/features/applications/review/review.schema.ts";
import { sendLetterAgain } from "#app/features/applications/review/send-letter-again.server.ts";
import { Letters } from "#app/features/applications/review/ui/file-letters.tsx";
import { TakeBack } from "#app/features/applications/review/ui/ruling-cards.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireDossierReader } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { errorText } from "#app/i18n/error-text.ts";
import { Callout } from "#app/ui/callout.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { requireReader } from "./answers/readable-file.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, dossier } = await requireReader(args);
  const { db, locale } = args.context;
  const institution = await listedInstitution(db, dossier.application, locale);
  return json({
    title: `${translator(locale)("review:tab.letters")}: ${institution}`,
    id: dossier.application.id,
    version: dossier.application.version,
    held: await viewHeldLetters(args.context, dossier, locale),
    mayTakeBack: (await dossierRights(db, viewer, dossier)).takeBack,
    letters: await listFileLetters(db, dossier.application.id, locale),
    mayRepeat: canWorkOn(viewer, dossier.subject),
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireDossierReader(args);
  const applicationId = args.params.id ?? "";
  if (!(await findDossier(args.context.db, applicationId, viewer))) throw notFound();
  const fields = await readForm(args.request);
  if (fields.get("intent") !== "send-again") throw refuse(400);
  const form = parseFields(fields, letterSchema);
  if (!form.ok) return form.response;
  const outcome = await sendLetterAgain(args.context, { applicationId, ...form.value }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return redirectDone(`/review/${applicationId}/letters`, "letter-again");
}

export default function LettersPage() {
  const page = useLoaderData<typeof loader>();
  const { t } = useTranslation("review");
  const refusal = useActionData<typeof action>()?.result.error?.[""]?.[0];
  return (
    <div className="stack">
      <DoneNotice ns="review" />
      {refusal && (
        <Callout tone="bad" role="alert" isArrival>
          <p>{errorText(t, refusal)}</p>
        </Callout>
      )}
      {page.held && (
        <LettersToCome held={page.held}>
          {page.mayTakeBack && <TakeBack id={page.id} version={page.version} />}
        </LettersToCome>
      )}
      <Letters letters={page.letters} mayRepeat={page.mayRepeat} />
    </div>
  );
}
