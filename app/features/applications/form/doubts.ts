import { type Answers, type FormContext, SECTION_KEYS, type SectionKey, sectionOf } from "./form.ts";
import { readsAsEnglish } from "#app/i18n/english.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { askAboutLetters } from "#app/platform/mixed-letters.ts";
import { readDay } from "#app/platform/typed-dates.ts";
import type { Field, LineFormat } from "#app/features/forms/field.ts";
import { findCategory } from "./category.ts";
import { looksLikeInitials } from "./initials.ts";
import { isOwnStatement } from "./own-statement.ts";
import { isRecognitionShown } from "./recognition.ts";

/** An answer that may be right and should be looked at again by the applicant and by the coordinator; it stops nothing. */
export interface FormDoubt {
  section: SectionKey;
  /** conform's path within the section. */
  name: string;
  /** An encoded message for `errorText`. */
  message: string;
}

const asText = (value: unknown) => (typeof value === "string" ? value : "");
/** Only a day that can be read is asked about: the others have their error. */
const asDay = (value: unknown) => readDay(asText(value));
const asGroup = (value: unknown) => (typeof value === "object" && value !== null ? (value as Answers) : {});

const isWords = (format: LineFormat | undefined) => format === undefined || format === "full_name";

function doubtAbout(field: Field, answers: Answers): string | null {
  const text = asText(answers[field.key]);
  const mixed = field.kind === "line" && isWords(field.format) ? askAboutLetters(text) : null;
  if (mixed) return mixed;
  if (field.isEnglish && !readsAsEnglish(text))
    return `applications:doubt.${field.key === "name_en" ? "name_not_english" : "not_english"}`;
  const isName = field.kind === "line" && field.format === "full_name";
  return isName && looksLikeInitials(text) && answers.name_is_full !== true ? "applications:doubt.initials" : null;
}

function doubtsIn(fields: readonly Field[], answers: Answers, prefix = ""): Omit<FormDoubt, "section">[] {
  return fields.flatMap((field) => {
    const name = prefix + field.key;
    if (field.kind === "group") return doubtsIn(field.fields, asGroup(answers[field.key]), `${name}.`);
    if (field.kind === "list") return doubtsInRows(field, answers[field.key], name);
    const message = doubtAbout(field, answers);
    return message ? [{ name, message }] : [];
  });
}

function doubtsInRows({ item }: Field & { kind: "list" }, rows: unknown, name: string) {
  if (item.kind !== "group" || !Array.isArray(rows)) return [];
  return rows.flatMap((row: unknown, index) => doubtsIn(item.fields, asGroup(row), `${name}[${index}].`));
}

// An accreditation that has ended is not refused: a new one is often under way.
function accreditationDoubts(
  { acc_from, acc_to, acc_no_end }: Answers,
  context: FormContext,
): Omit<FormDoubt, "section">[] {
  const [start, end] = [asDay(acc_from), asDay(acc_to)];
  return [
    ...(start && start > context.newestDay
      ? [{ name: "acc_from", message: "applications:doubt.accreditation_to_come" }]
      : []),
    ...(end && end < context.today ? [{ name: "acc_to", message: "applications:doubt.accreditation_over" }] : []),
    ...(acc_no_end === true ? [{ name: "acc_no_end", message: "applications:doubt.accreditation_endless" }] : []),
  ];
}

// The answers decide; a wish that says otherwise may mean that one of them is wrong.
function wishDoubts({ category_wish: wish }: Answers, context: FormContext): Omit<FormDoubt, "section">[] {
  const { category } = findCategory(context);
  if (asText(wish) === "" || wish === category) return [];
  return [{ name: "category_wish", message: `applications:doubt.category_wish_${category}` }];
}

// An institution may stand in the place of an older one, so that its papers may be older than itself.
function foundedLater({ identity = {}, legal = {} }: FormContext["answers"]): FormDoubt[] {
  const { year_founded: founded } = identity;
  if (typeof founded !== "number") return [];
  const message = encodeError("applications:doubt.before_founding", { year: String(founded) });
  const isEarlier = (name: string) => Number(asDay(legal[name])?.slice(0, 4) ?? founded) < founded;
  return ["reg_date", "acc_from"].filter(isEarlier).map((name) => ({ section: "legal", name, message }));
}

// The own word of an institution is no proof; it stands, and the coordinator reads it as what it is.
function ownPageDoubts({ identity, legal = {} }: FormContext["answers"]): Omit<FormDoubt, "section">[] {
  const own = ["recog_url", "recog_page_url"].filter((name) => isOwnStatement(legal[name], identity));
  return own.map((name) => ({ name, message: "applications:doubt.own_page" }));
}

function headDoubts({ term_until }: Answers, today: string): Omit<FormDoubt, "section">[] {
  const end = asDay(term_until);
  return end && end < today ? [{ name: "term_until", message: "applications:doubt.head_term_over" }] : [];
}

/** The doubts about the answers of one section, and those about another that this one has raised. */
export function findSectionDoubts(section: SectionKey, context: FormContext): FormDoubt[] {
  const answers = context.answers[section] ?? {};
  const found = [
    ...doubtsIn(sectionOf(section).fields, answers),
    ...(section === "legal"
      ? [...ownPageDoubts(context.answers), ...accreditationDoubts(answers, context), ...wishDoubts(answers, context)]
      : []),
    ...(section === "head" ? headDoubts(answers, context.today) : []),
  ];
  const between = section === "legal" || section === "identity" ? foundedLater(context.answers) : [];
  return [...found.map((doubt) => ({ section, ...doubt })), ...between];
}

/** Proof a coordinator asks for where no answer and no document gives it. */
function missingEvidence({ answers, documents = [] }: FormContext): FormDoubt[] {
  const { head = {} } = answers;
  const isRecognised = isRecognitionShown({ answers, documents });
  const isHeadShown = asText(head.appointment_proof_url) !== "" || documents.includes("head_appointment");
  const recognition = { section: "legal", name: "recog_url", message: "applications:doubt.no_recognition_evidence" };
  const appointment = {
    section: "head",
    name: "appointment_proof_url",
    message: "applications:doubt.no_head_evidence",
  };
  return [...(isRecognised ? [] : [recognition]), ...(isHeadShown ? [] : [appointment])] as FormDoubt[];
}

/** The doubts about a whole file, in the order of the form. */
export function findDoubts(context: FormContext): FormDoubt[] {
  const evidence = missingEvidence(context);
  return SECTION_KEYS.flatMap((section) => [
    ...findSectionDoubts(section, context).filter((doubt) => doubt.section === section),
    ...evidence.filter((doubt) => doubt.section === section),
  ]);
}
