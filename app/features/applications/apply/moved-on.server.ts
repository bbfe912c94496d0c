import type { Viewer } from "#app/features/accounts/viewer.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { MovedOn } from "#app/platform/refusal.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { plainAnswer } from "../form/answer-view.server.ts";
import { compareAnswers } from "../form/compare-answers.ts";
import { type Answers, isSectionKey } from "../form/form.ts";
import { findOwnApplication, type FullApplication } from "../file/application-queries.server.ts";
import type { Field, Shape } from "#app/features/forms/field.ts";
import { fieldLabel } from "../form/field-label.ts";

export interface Stale {
  applicationId: string;
  /** What was typed into the page that came too late. */
  typed?: (file: FullApplication) => MovedOn["typed"];
}

/** How an application stands that has changed so that a page of it can do no more; null when it is not theirs. */
export async function viewMovedOn(
  { db, locale }: { db: Reader; locale: Locale },
  { applicationId, typed }: Stale,
  viewer: Viewer,
): Promise<MovedOn | null> {
  const file = await findOwnApplication(db, applicationId, viewer);
  if (!file) return null;
  const t = translator(locale);
  const status = t(`vocabulary:application_status.${file.application.status}.applicant`);
  return {
    text: t("applications:moved_on.text", { status }),
    to: `/applications/${applicationId}`,
    link: t("applications:moved_on.link"),
    typed: typed?.(file) ?? [],
  };
}

/** The answers typed into a section that differ from what is stored, in words. */
export function typedInSection(section: string, answers: Answers, locale: Locale) {
  return (file: FullApplication): MovedOn["typed"] => {
    if (!isSectionKey(section)) return [];
    const t = translator(locale);
    const changes = compareAnswers({ [section]: file.answers[section] ?? {} }, { [section]: answers });
    return changes
      .filter((change) => change.section === section)
      .flatMap(({ field, after }) => {
        const text = textOf(field, after, locale);
        return text ? [{ label: fieldLabel(t, field, section), text }] : [];
      });
  };
}

function textOf(shape: Shape, answer: unknown, locale: Locale): string {
  if (Array.isArray(answer)) {
    const item = shape.kind === "list" ? shape.item : shape;
    return answer
      .map((one) => textOf(item, one, locale))
      .filter(Boolean)
      .join("\n");
  }
  if (shape.kind === "group") {
    const given = (answer ?? {}) as Answers;
    return shape.fields
      .map((field: Field) => textOf(field, given[field.key], locale))
      .filter(Boolean)
      .join("\n");
  }
  return plainAnswer(shape, answer, locale);
}
