import { shownEmailAddress } from "#app/platform/email-address.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Locale } from "#db/locales.ts";
import { institutionIn } from "../file/application-names.server.ts";
import { viewCategoryBasis } from "../form/category-basis.server.ts";
import { findCategory } from "../form/category.ts";
import type { FullApplication } from "../file/application-queries.server.ts";
import { problemLabel, viewProgress } from "./form-progress.server.ts";
import { viewDoubts } from "../file/saved-notes.server.ts";

/** What still keeps a draft from being sent, by section with a link to each field; and to whom it will go. */
export function viewSubmissionPage(file: FullApplication, now: Date, locale: Locale) {
  const t = translator(locale);
  const { application, answers } = file;
  const { steps, problems } = viewProgress(file, now, t);
  const groups = steps.map(({ step, label }) => {
    const to = `/applications/${application.id}/${step}`;
    return {
      step,
      label,
      to: `${to}?check=1`,
      problems: problems
        .filter(({ section }) => section === step)
        .map((problem) => {
          const isDocument = step === "documents";
          return {
            label: problemLabel(problem, t),
            to:
              isDocument && problem.name === "recommendation_letters"
                ? `/applications/${application.id}/recommendations`
                : isDocument
                  ? `${to}#document-${problem.name}`
                  : `${to}?check=1#section-${step}-${problem.name}`,
            message: problem.message,
          };
        }),
    };
  });
  const { full_name: name = "", email = "" } = (answers.head ?? {}) as { full_name?: string; email?: string };
  return {
    title: t("applications:submission.title"),
    applicationId: application.id,
    institution: institutionIn(file, locale),
    groups: groups.filter((group) => group.problems.length > 0),
    category: findCategory({ precheck: application.precheck, answers }),
    basis: viewCategoryBasis({ precheck: application.precheck, answers }, application.id, locale),
    doubts: viewDoubts(file, now, locale),
    head: { name, email: shownEmailAddress(email) },
  };
}
