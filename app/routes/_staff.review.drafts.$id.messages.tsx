import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listedInstitution } from "#app/features/applications/file/application-names.server.ts";
import { findDossier } from "#app/features/applications/file/dossier.server.ts";
import { canHandOver } from "#app/features/applications/handover/handed-file.server.ts";
import { HandoverLink } from "#app/features/applications/handover/ui/handover-page.tsx";
import { listReaderLocales } from "#app/features/applications/letters/write-to-applicants.server.ts";
import { findBeforeFiling } from "#app/features/applications/messages/find-conversation.server.ts";
import { openConversation } from "#app/features/applications/messages/mark-conversation.server.ts";
import { Answering } from "#app/features/applications/messages/ui/answering.tsx";
import { viewConversation } from "#app/features/applications/messages/view-conversation.server.ts";
import { readerWords } from "#app/features/letters/reader-words.server.ts";
import { requireReviewer } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { answerApplicant } from "./answers/answer-applicant.server.ts";
import { isLookedAt } from "./answers/conversation.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.institution);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { context, params } = args;
  const { db, locale } = context;
  const id = params.id ?? "";
  const dossier = await findBeforeFiling(db, id, viewer);
  // Handed in meanwhile, it is read in the file.
  if (!dossier && (await findDossier(db, id, viewer))) throw redirect(`/review/${id}/correspondence`);
  if (!dossier) throw notFound();
  const thread = await viewConversation(db, id, { userId: viewer.id, isOfSecretariat: true, locale });
  if (thread.unread > 0 && isLookedAt(args)) await openConversation(context, id, viewer);
  return json({
    id,
    mayHandOver: canHandOver(viewer, dossier.subject),
    title: translator(locale)("review:drafts.title"),
    institution: await listedInstitution(db, dossier.application, locale),
    thread,
    readers: readerWords(await listReaderLocales(db, dossier.application), "message"),
  });
}

export function action(args: ActionFunctionArgs) {
  return answerApplicant(args, (id) => `/review/drafts/${id}/messages`);
}

export default function DraftConversation() {
  const { t } = useTranslation("review");
  const { id, mayHandOver, title, institution, thread, readers } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("title"), to: "/review" }, { label: title }]} />
      <h1 dir="auto">{institution}</h1>
      <p>{t("drafts.explain")}</p>
      <Answering {...{ thread, readers }} mayAnswer lastResult={useActionData<typeof action>()?.result} />
      {mayHandOver && <HandoverLink id={id} />}
    </div>
  );
}
