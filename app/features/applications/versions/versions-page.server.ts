import { inArray } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import type { Locale } from "#db/locales.ts";
import { institutionIn } from "../file/application-names.server.ts";
import { mayWriteIn } from "../file/application.policy.ts";
import type { FullApplication } from "../file/application-queries.server.ts";
import { viewAnswer } from "../form/answer-view.server.ts";
import { compareAnswers } from "../form/compare-answers.ts";
import { fieldLabel } from "../form/field-label.ts";
import { isSectionKey, sectionOf } from "../form/form.ts";
import { listVersions, MOST_VERSIONS, type VersionRow } from "./record-version.server.ts";
import type { ChangedSection, ComparedView, VersionsPage } from "./versions-model.ts";

function viewChanges({ changes }: VersionRow, locale: Locale): ChangedSection[] {
  const t = translator(locale);
  return Object.entries(changes).flatMap(([section, { fields, at }]) => {
    if (!isSectionKey(section)) return [];
    const questions = sectionOf(section).fields.filter(({ key }) => fields.includes(key));
    return [
      {
        section,
        title: t(`applications:section.${section}.title`),
        questions: questions.map((field) => fieldLabel(t, field, section)),
        at: formatDateTime(new Date(at), locale),
      },
    ];
  });
}

function compare(before: VersionRow, after: VersionRow, locale: Locale): ComparedView {
  const changes = compareAnswers(before.answers, after.answers).map((change) => {
    const former = viewAnswer(change, change.before, locale);
    return {
      path: change.path,
      label: former.label,
      before: former.value,
      after: viewAnswer(change, change.after, locale).value,
    };
  });
  return { from: before.number, to: after.number, changes };
}

/** The versions of an application, and the two that are asked for beside each other. */
export async function viewVersionsPage(
  db: Reader,
  file: FullApplication,
  { viewer, from, to }: { viewer: Viewer; from: number; to: number },
  locale: Locale,
): Promise<VersionsPage> {
  const { application } = file;
  const rows = await listVersions(db, application.id);
  const ids = [...new Set(rows.map(({ savedById }) => savedById))];
  const people =
    ids.length === 0
      ? []
      : await db.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids));
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  const [before, after] = [Math.min(from, to), Math.max(from, to)].map((wanted) =>
    rows.find(({ number }) => number === wanted),
  );
  return {
    title: translator(locale)("invitations:versions.title"),
    applicationId: application.id,
    institution: institutionIn(file, locale),
    versions: rows.map((row, index) => ({
      number: row.number,
      person: nameOf.get(row.savedById) ?? "",
      at: formatDateTime(row.savedAt, locale),
      changed: viewChanges(row, locale),
      restoredFrom: row.restoredFrom,
      isNewest: index === 0,
    })),
    compared: before && after && before !== after ? compare(before, after, locale) : null,
    canRestore: application.status === "draft" && mayWriteIn(viewer, application),
    most: MOST_VERSIONS,
  };
}
