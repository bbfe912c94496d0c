import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listedInstitution } from "#app/features/applications/file/application-names.server.ts";
import { canAnswerMessages } from "#app/features/applications/file/application.policy.ts";
import { isColleagues } from "#app/features/applications/file/dossier.server.ts";
import { listReaderLocales } from "#app/features/applications/letters/write-to-applicants.server.ts";
import { openConversation } from "#app/features/applications/messages/mark-conversation.server.ts";
import { Answering } from "#app/features/applications/messages/ui/answering.tsx";
import { viewConversation } from "#app/features/applications/messages/view-conversation.server.ts";
import { personName } from "#app/features/applications/review/decision-views.server.ts";
import { readerWords } from "#app/features/letters/reader-words.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { titled } from "#app/ui/page-titles.ts";
import { isLookedAt } from "./answers/conversation.server.ts";
import { answerApplicant } from "./answers/answer-applicant.server.ts";
import { requireReader } from "./answers/readable-file.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, dossier } = await requireReader(args);
  const { context } = args;
  const { db, locale } = context;
  const { id } = dossier.application;
  const thread = await viewConversation(db, id, { userId: viewer.id, isOfSecretariat: true, locale });
  if (thread.unread > 0 && isLookedAt(args)) await openConversation(context, id, viewer);
  const institution = await listedInstitution(db, dossier.application, locale);
  return json({
    title: `${translator(locale)("review:tab.correspondence")}: ${institution}`,
    thread,
    readers: readerWords(await listReaderLocales(db, dossier.application), "message"),
    colleague: isColleagues(dossier.subject, viewer) ? await personName(db, dossier.subject.ownerId) : null,
    mayAnswer: canAnswerMessages(viewer, dossier.subject),
  });
}

export function action(args: ActionFunctionArgs) {
  return answerApplicant(args, (id) => `/review/${id}/correspondence`);
}

export default function Correspondence() {
  const page = useLoaderData<typeof loader>();
  return <Answering {...page} lastResult={useActionData<typeof action>()?.result} />;
}
