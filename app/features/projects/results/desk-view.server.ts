import { fileSize } from "#app/i18n/file-size.ts";
import { randomUUID } from "node:crypto";
import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import { optionsForFields, type OptionsByVocabulary } from "#app/features/forms/field-options.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { fieldIn } from "#app/i18n/translations.ts";
import { shownWebAddress } from "#app/platform/web-address.ts";
import { writtenDate } from "#app/platform/typed-dates.ts";
import type { Reader } from "#db/index.server.ts";
import { LOCALES } from "#db/locales.ts";
import type { ResultChange } from "#db/schema/results.ts";
import { institutionsIn, type Partnership } from "../project/partnership.policy.ts";
import type { FoundProject } from "../project/project-queries.server.ts";
import type { Words } from "../project/project-words.server.ts";
import type { Audience } from "../project/project.policy.ts";
import { asWritten } from "./change-result.server.ts";
import type { ListedResult, ResultDesk } from "./desk-model.ts";
import { findStored, listResults, type Result, subjectOf } from "./read-results.server.ts";
import { RESULT_FIELDS } from "./result-fields.ts";
import { answersFor, readsUnpublished, withdraws } from "./result.policy.ts";
import { dateWords, resultStatus, resultTitle } from "./result-words.server.ts";
import { isDeletable, isFixed, lacksOf, nextState } from "./result.ts";

interface Asked {
  found: FoundProject;
  partnership: Partnership;
  audience: Audience;
}

/** All results of a project for those who work on it. */
export async function listedResults(
  db: Reader,
  { found, partnership, audience }: Asked,
  words: Words,
): Promise<ListedResult[]> {
  const all = await listResults(db, found.row.id);
  const mayRead = all.filter(
    (one) => one.row.state === "published" || readsUnpublished(audience, partnership, subjectOf(one)),
  );
  return mayRead.map((one) => {
    const { row } = one;
    return {
      id: row.id,
      to: `/projects/${found.row.slug}/results/${row.slug ?? row.id}`,
      edit: withdraws(audience, partnership, subjectOf(one))
        ? `/projects/${found.row.slug}/results/${row.id}/edit`
        : null,
      title: resultTitle(words.locale, asWritten(one)),
      type: words.t(`vocabulary:result_type.${asWritten(one).type}`),
      date: dateWords(row.date, words.locale),
      status: resultStatus(words, row, partnership.status === "archived"),
      note: row.state === "returned" || row.changeState === "returned" ? row.note : null,
    };
  });
}

/** The institutions of the project, to choose from. */
export function institutionChoices({ lead, partners }: FoundProject, partnership: Partnership, { locale }: Words) {
  const ids = institutionsIn(partnership);
  const all = [lead, ...partners.flatMap(({ institution }) => institution ?? [])];
  return ids.flatMap((id) => {
    const institution = all.find((one) => one.id === id);
    return institution ? [{ value: id, label: nameOf(institution, locale).name }] : [];
  });
}

export const resultOptions = (locale: Words["locale"]): OptionsByVocabulary => optionsForFields(RESULT_FIELDS, locale);

/** What the form of a result begins with. */
export function typedOf(change: ResultChange | null, version: number, words: Words): Record<string, unknown> {
  if (!change) return { titleLanguage: words.locale, visibility: "public", institutionIds: [], formKey: randomUUID() };
  const { titles, authors, otherInstitutions, url, fileId: _, ...plain } = change;
  return {
    ...Object.fromEntries(Object.entries(plain).map(([key, value]) => [key, value ?? ""])),
    ...Object.fromEntries(LOCALES.map((locale) => [fieldIn("title", locale), titles[locale] ?? ""])),
    authors: authors.join("\n"),
    otherInstitutions: otherInstitutions.join("\n"),
    date: writtenDate(plain.date),
    url: url ? shownWebAddress(url) : "",
    version: String(version),
  };
}

/** Who saved a result last, and when. */
async function lastSaved(
  db: Reader,
  { updatedById, updatedAt }: Result["row"],
  { viewer }: Audience,
  words: Words,
): Promise<ResultDesk["changed"]> {
  const name = updatedById === viewer?.id ? null : ((await findAccountById(db, updatedById))?.name ?? "");
  return { name, at: formatDateTime(updatedAt, words.locale) };
}

/** Everything the page needs on which a result is written. */
export async function resultDesk(
  db: Reader,
  { found, partnership, audience }: Asked,
  result: Result,
  words: Words,
): Promise<ResultDesk> {
  const { row } = result;
  const written = asWritten(result);
  const base = `/projects/${found.row.slug}/results/${row.id}`;
  const mayRecord = answersFor(audience, partnership, subjectOf(result));
  const file = await findStored(db, written.fileId);
  const isOver = partnership.status === "archived";
  const isWaiting = row.state === "submitted" || row.changeState === "submitted";
  return {
    id: row.id,
    version: String(row.version),
    changed: await lastSaved(db, row, audience, words),
    paths: { page: base, edit: `${base}/edit`, files: `${base}/files`, file: `${base}/file?written` },
    title: resultTitle(words.locale, written),
    status: resultStatus(words, row, isOver),
    note: row.state === "returned" || row.changeState === "returned" ? row.note : null,
    lacks: row.state === "published" ? [] : lacksOf(written),
    file: file && { name: file.name, size: fileSize(words.t, file.sizeBytes) },
    isWritable: mayRecord && !isFixed(row.state),
    isPublished: row.state === "published",
    isOver,
    acts: {
      submit: mayRecord && nextState(row.state, "submit") !== null,
      take_back: mayRecord && (isWaiting || row.changeState === "returned"),
      withdraw: row.state === "published" && withdraws(audience, partnership, subjectOf(result)),
      delete: mayRecord && isDeletable(row),
    },
    typed: typedOf(written, row.version, words),
  };
}
