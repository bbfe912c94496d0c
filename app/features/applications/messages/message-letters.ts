import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type Letter, type LetterFrame } from "#app/features/letters/letter.ts";

interface Written {
  institution: string;
  url: string;
}

// Letters go through many hands: what was written stays in the portal.

/** The secretariat has written to the applicant; a draft has no number. */
export function messageLetter(
  frame: LetterFrame,
  { url, institution, caseNumber }: Written & { caseNumber: string | null },
): Letter {
  const { t } = frame;
  const intro = caseNumber === null ? "intro" : "intro_case";
  return composeLetter(frame, {
    subject: subjectOf(t, "application-message", { institution }),
    paragraphs: [
      t(`applications-mail:review.message.${intro}`, { institution, caseNumber }),
      t("applications-mail:review.message.in_portal"),
    ],
    action: { label: linkOf(t, "application-message"), url },
  });
}

/** For whoever answers: the applicant of a case has written. */
export function applicantWroteLetter(
  frame: LetterFrame,
  { url, person, institution, caseNumber }: Written & { person: string; caseNumber: string },
): Letter {
  const { t } = frame;
  return composeLetter(frame, {
    subject: subjectOf(t, "application-applicant-wrote", { institution, caseNumber }),
    paragraphs: [
      t("applications-mail:apply.applicant_wrote.intro", { person, institution, caseNumber }),
      t("applications-mail:apply.applicant_wrote.in_portal"),
    ],
    action: { label: linkOf(t, "application-applicant-wrote"), url },
  });
}

/** For whoever owns a case: a colleague has written to its applicant. */
export function colleagueWroteLetter(
  frame: LetterFrame,
  { url, person, institution, caseNumber }: Written & { person: string; caseNumber: string },
): Letter {
  const { t } = frame;
  return composeLetter(frame, {
    subject: subjectOf(t, "application-colleague-wrote", { institution, caseNumber }),
    paragraphs: [t("applications-mail:apply.colleague_wrote.intro", { person, institution, caseNumber })],
    action: { label: linkOf(t, "application-colleague-wrote"), url },
  });
}

/** The same of an application that is still a draft. */
export function drafterWroteLetter(
  frame: LetterFrame,
  { url, person, institution }: Written & { person: string },
): Letter {
  const { t } = frame;
  return composeLetter(frame, {
    subject: subjectOf(t, "application-drafter-wrote", { institution }),
    paragraphs: [
      t("applications-mail:apply.drafter_wrote.intro", { person, institution }),
      t("applications-mail:apply.drafter_wrote.answer"),
    ],
    action: { label: linkOf(t, "application-drafter-wrote"), url },
  });
}
