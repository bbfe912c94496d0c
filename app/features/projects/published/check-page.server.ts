import { answerText } from "#app/features/forms/answer-text.server.ts";
import type { Field } from "#app/features/forms/field.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import type { Reader } from "#db/index.server.ts";
import type { ProjectStatus } from "#db/vocabulary.ts";
import type { ResultChange } from "#db/schema/results.ts";
import type { Titled } from "../project/project-title.ts";
import type { Words } from "../project/project-words.server.ts";
import { asShown, asWritten } from "../results/change-result.server.ts";
import { typedOf } from "../results/desk-view.server.ts";
import { findStored, readInstitutions, type Result } from "../results/read-results.server.ts";
import { RESULT_FIELDS } from "../results/result-fields.ts";
import { resultLabel } from "../results/result-label.ts";
import { dateWords, resultStatus } from "../results/result-words.server.ts";
import { resultPage } from "./result-page.server.ts";

interface Checked {
  result: Result;
  project: Titled & { slug: string; status: ProjectStatus };
}

/** What a coordinator reads of a result before it is published, and of a change how it differs from what is. */
export async function checkPage(db: Reader, { result, project }: Checked, origin: string, words: Words) {
  const { row } = result;
  const written = asWritten(result);
  const { institutionIds, ...answers } = written;
  const shown = {
    row: { ...row, ...answers },
    institutions: await readInstitutions(db, institutionIds),
  };
  const page = await resultPage(db, shown, project, { origin, words });
  const base = `/projects/${project.slug}/results/${row.id}`;
  return {
    result: { ...page, file: page.file && { ...page.file, to: `${base}/file?written` } },
    version: String(row.version),
    status: resultStatus(words, row, project.status === "archived"),
    isToAnswer: row.state === "submitted" || row.changeState === "submitted",
    changed: row.change ? await differences(db, asShown(result), row.change, words) : [],
  };
}

async function differences(db: Reader, before: ResultChange, after: ResultChange, words: Words) {
  const toCompare = (one: ResultChange): Record<string, unknown> => ({
    ...typedOf(one, 0, words),
    date: dateWords(one.date, words.locale),
  });
  const [was, is] = [toCompare(before), toCompare(after)];
  const institutions = await readInstitutions(db, [...new Set([...before.institutionIds, ...after.institutionIds])]);
  const inWords = (field: Field, value: unknown): string => {
    if (field.kind !== "choices") return answerText(words, field, value || undefined);
    return [value ?? []]
      .flat()
      .map((code) => answerText(words, { kind: "choice", vocabulary: field.vocabulary }, code))
      .join("; ");
  };
  const names = (ids: string[]) =>
    institutions
      .filter(({ id }) => ids.includes(id))
      .map((one) => nameOf(one, words.locale).name)
      .join("; ");
  const fileName = async ({ fileId }: ResultChange) => (await findStored(db, fileId))?.name ?? "";
  const fields: readonly Field[] = RESULT_FIELDS;
  return [
    ...fields.map((field) => ({
      name: field.key,
      label: resultLabel(words.t, field),
      before: inWords(field, was[field.key]),
      after: inWords(field, is[field.key]),
    })),
    {
      name: "institutionIds",
      label: words.t("results:field.institutionIds"),
      before: names(before.institutionIds),
      after: names(after.institutionIds),
    },
    {
      name: "file",
      label: words.t("results:file.title"),
      before: await fileName(before),
      after: before.fileId === after.fileId ? await fileName(before) : `${await fileName(after)} *`,
    },
  ].filter((one) => one.before !== one.after);
}
