import { translator } from "#app/i18n/translator.server.ts";
import type { Locale } from "#db/vocabulary.ts";
import { institutionIn } from "./application-names.server.ts";
import type { FormProblem } from "./application-completeness.server.ts";
import { isSectionKey, sectionOf } from "./application-form.ts";
import type { FullApplication } from "./application-queries.server.ts";
import { type Field, type Shape, wordsOf } from "./form/field.ts";
import { viewProgress } from "./form-progress.server.ts";

function fieldAt(fields: readonly Field[], parts: string[], parent: string): string | null {
  const [name = "", ...rest] = parts;
  const field = fields.find(({ key }) => key === name);
  if (!field) return null;
  const words = wordsOf(field, parent);
  const shape: Shape = field.kind === "list" ? field.item : field;
  return (rest.length > 0 && shape.kind === "group" && fieldAt(shape.fields, rest, words)) || words;
}

/** Where the words of a problem's field are: `past_activities[0].title` leads to those of the title. */
function wordsAt({ section, name }: FormProblem): string | null {
  if (!isSectionKey(section)) return null;
  return fieldAt(sectionOf(section).fields, name.replace(/\[\d+\]/g, "").split("."), section);
}

/** What still keeps a draft from being sent, by section with a link to each field; and to whom it will go. */
export function viewSubmissionPage(file: FullApplication, now: Date, locale: Locale) {
  const t = translator(locale);
  const { application, answers } = file;
  const { steps, problems } = viewProgress(file, now, t);
  const groups = steps.map(({ step, label, to }) => ({
    step,
    label,
    to: `${to}?check=1`,
    problems: problems
      .filter(({ section }) => section === step)
      .map((problem) => {
        const words = wordsAt(problem);
        const isDocument = step === "documents";
        return {
          label: words ? t(`applications:field.${words}.label`) : t(`vocabulary:document.${problem.name}.title`),
          to: isDocument ? `${to}#document-${problem.name}` : `${to}?check=1#section-${step}-${problem.name}`,
          message: problem.message,
        };
      }),
  }));
  const { full_name: name = "", email = "" } = (answers.head ?? {}) as { full_name?: string; email?: string };
  return {
    title: t("applications:submission.title"),
    applicationId: application.id,
    institution: institutionIn(file, locale),
    groups: groups.filter((group) => group.problems.length > 0),
    head: { name, email },
  };
}
