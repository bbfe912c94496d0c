import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listReaderLocales } from "#app/features/applications/letters/write-to-applicants.server.ts";
import { listedInstitution } from "#app/features/applications/file/application-names.server.ts";
import { addNote } from "#app/features/applications/review/add-note.server.ts";
import { messageApplicant } from "#app/features/applications/review/message-applicant.server.ts";
import { findDossier } from "#app/features/applications/file/dossier.server.ts";
import { listFileLetters } from "#app/features/applications/letters/file-letters.server.ts";
import {
  CORRESPONDENCE_INTENTS,
  correspondenceSchema,
  letterSchema,
} from "#app/features/applications/review/review.schema.ts";
import { sendLetterAgain } from "#app/features/applications/review/send-letter-again.server.ts";
import { listMessages } from "#app/features/applications/review/review-history.server.ts";
import { dossierRights, listNotes } from "#app/features/applications/review/review-queries.server.ts";
import { Letters, Thread } from "#app/features/applications/review/ui/correspondence.tsx";
import { readerWords } from "#app/features/letters/reader-words.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import type { RequestContext } from "#app/http/context.server.ts";
import { requireReviewer } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { requireReader } from "./answers/readable-file.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, dossier } = await requireReader(args);
  const { db, locale } = args.context;
  const { id } = dossier.application;
  const institution = await listedInstitution(db, dossier.application, locale);
  return json({
    title: `${translator(locale)("review:tab.correspondence")}: ${institution}`,
    messages: await listMessages(db, id, locale),
    letters: await listFileLetters(db, id, locale),
    notes: await listNotes(db, id, locale),
    readers: readerWords(await listReaderLocales(db, dossier.application), "message"),
    rights: await dossierRights(db, viewer, dossier),
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireReviewer(args);
  const applicationId = args.params.id ?? "";
  if (!(await findDossier(args.context.db, applicationId, viewer))) throw notFound();
  const fields = await readForm(args.request);
  if (fields.get("intent") === "send-again") return sendAgain(args.context, applicationId, fields, viewer);
  if (!CORRESPONDENCE_INTENTS.some((intent) => intent === fields.get("intent"))) throw refuse(400);
  const form = parseFields(fields, correspondenceSchema);
  if (!form.ok) return form.response;
  const { intent, body } = form.value;
  const wait = intent === "message" ? await args.context.limits.consume("messageByUser", { user: viewer.id }) : null;
  if (wait !== null) return rejectTooMany(fields, wait);
  const write = intent === "message" ? messageApplicant : addNote;
  const outcome = await write(args.context, { applicationId, body }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return redirectDone(`/review/${applicationId}/correspondence`, intent);
}

async function sendAgain(context: RequestContext, applicationId: string, fields: URLSearchParams, viewer: Viewer) {
  const form = parseFields(fields, letterSchema);
  if (!form.ok) return form.response;
  const outcome = await sendLetterAgain(context, { applicationId, ...form.value }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return redirectDone(`/review/${applicationId}/correspondence`, "letter-again");
}

export default function Correspondence() {
  const { messages, notes, letters, readers, rights } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  return (
    <div className="stack">
      <DoneNotice ns="review" />
      <div className="two-columns">
        <Thread kind="message" entries={messages} isWritable={rights.work} readers={readers} lastResult={lastResult} />
        <Thread kind="note" entries={notes} isWritable={rights.readInternals} lastResult={lastResult} />
      </div>
      <Letters letters={letters} mayRepeat={rights.work} />
    </div>
  );
}
