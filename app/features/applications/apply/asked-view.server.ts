import { desc, eq } from "drizzle-orm";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import { informationRequests } from "#db/schema/correspondence.ts";
import type { Locale } from "#db/locales.ts";
import { type AnswerItem, viewSomeAnswers } from "../form/answer-view.server.ts";
import { QUESTIONS } from "../form/form.ts";
import { findOpenRequest, type FullApplication } from "../file/application-queries.server.ts";
import { problemsOfRequest } from "./answer-information-request.server.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { getFiledAnswers } from "../file/filed-answers.server.ts";
import { documentLabel, questionLabel } from "../form/question-label.ts";
import type { AskedState, AskedView } from "./status-model.ts";
import { findUnchanged } from "../file/unchanged-answers.server.ts";

/** What was asked: each question with a link to it, and whether it was corrected. */
export async function viewRequest(
  db: Reader,
  file: FullApplication,
  now: Date,
  locale: Locale,
): Promise<AskedView | null> {
  const request = await findOpenRequest(db, file.application.id);
  if (!request) return null;
  const unchanged = findUnchanged(file, await getFiledAnswers(db, file.application.id), request);
  const t = translator(locale);
  const home = `/applications/${file.application.id}`;
  const open = problemsOfRequest(file, request, now);
  const stateOf = (key: string, isOpen: boolean): AskedState =>
    isOpen ? "open" : unchanged.includes(key) ? "unchanged" : "ready";
  const fields = QUESTIONS.filter(({ path }) => request.fields.includes(path)).map(({ path, section, field }) => ({
    label: questionLabel(t, path),
    to: `${home}/${section}#section-${section}-${field.key}`,
    state: stateOf(
      path,
      open.some((problem) => problem.section === section && problem.name.split(/[.[]/)[0] === field.key),
    ),
  }));
  const documents = request.documents.map((kind) => ({
    label: documentLabel(t, kind),
    to: `${home}/documents#document-${kind}`,
    state: stateOf(
      kind,
      open.some(({ section, name }) => section === "documents" && name === kind),
    ),
  }));
  const asked = [...fields, ...documents];
  const left = asked.filter(({ state }) => state === "unchanged").map(({ label }) => label);
  return { message: request.message, asked, unchanged: left, isComplete: open.length === 0 && left.length === 0 };
}

/** What the newest request no longer asks, as it had been typed: while the file is being checked it may be written again. */
export async function viewDropped(db: Reader, { id, status }: ApplicationRow, locale: Locale): Promise<AnswerItem[]> {
  if (status !== "info_requested" && status !== "in_check" && status !== "deferred") return [];
  const [newest] = await db
    .select({ dropped: informationRequests.answersDropped })
    .from(informationRequests)
    .where(eq(informationRequests.applicationId, id))
    .orderBy(desc(informationRequests.id))
    .limit(1);
  return viewSomeAnswers(newest?.dropped ?? {}, locale);
}
