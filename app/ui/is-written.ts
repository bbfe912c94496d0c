import { isLocale } from "#app/i18n/locale.ts";

/** The parts of a name like `people[0].name` or `ru.subject`, without places in a list and languages. */
export const partsOf = (name: string): string[] =>
  name.split(/[.[\]]+/).filter((part) => /^[A-Za-z]\w*$/.test(part) && !isLocale(part));

/** What a page says of itself and which button was pressed. */
const OF_PAGE = /^(__|seen|opened|version|intent)/;
/** What it is about, and what is secret. */
const KEY = /^(ids?|key|token|code|password)$|(Ids?|Key|Token|Code|[pP]assword)$|^(is|has|may|can)[A-Z]/;

/** Answers that are chosen wherever they are asked for: from lists, by boxes and by buttons. */
const CHOSEN = new Set(
  [
    "acc_no_end acc_scope accepts_charter accredited altLanguage annual_activity annual_budget_band aside asks",
    "assignBy assoc_memberships authority_to_bind basis budgetBand category category_wish conflict conflict_of_interest",
    "consent consent_public consent_registers contacts_consent control countries country currency dateOrder days",
    "decisionBy degreeLevels degrees draft ends fault fields fieldsOfStudy fields_of_study finding formats from fundingStatus",
    "goesOn grounds hadSheet hiding initiatives inst_type languages languagesOfInstruction languages_of_instruction licence",
    "light list locale lostFile mark more name_is_full name_official_language need never not_endorsement offers officialLanguage once",
    "orgKind org_kind original originalLocale outcome overdue owner pace partner_countries parts personal_data_notice quorum",
    "read reasonCodes reasons recog_letter recommendation recommender remains replaces revision savesItself scopes sdgs",
    "seeks settled share shown slug state status submitter_is targetGroups taken textLanguage themes timeZone",
    "titleLanguage title_position true_and_complete type unchanged unescoFields unescoLinks unesco_links unitKind",
    "unitLanguage unitStudies unitThemes unitUnesco unitwin view visibility with",
  ].flatMap((line) => line.split(" ")),
);

/** Asked for as a choice by one form and as a text by another. */
const EITHER = new Set(
  "answer as before body choice contact day documents domain field file ground institution item kind language lines member message number office on other place project reason result role search sentence session text to topic unit until url words year".split(
    " ",
  ),
);

/** Codes of lists, numbers of rows. */
const CODE = /^([a-z][a-z0-9_]*|[A-Z]{1,3}\d{0,2}|\d+)$/;

/** What names a person or a thing of the portal. */
const ID = /^[\da-f]{8}-[\da-f-]{27}$/;

/** Whether people wrote something, in whatever field: more than one word, or letters that no code has. */
export const isPlainlyWritten = (text: string): boolean => /[\s@]|[^ -~]/.test(text);

/** Texts that forms of a word ask for under a name that is a choice elsewhere. */
const ALWAYS_WRITTEN = /(^|[.\]])(title|sentence|said|body|message|text)$/;

/** Whether an answer that a form sent was typed by a person: not chosen, and nothing the page said itself. */
export function isWritten([name, sent]: readonly [name: string, sent: string]): boolean {
  const text = sent.trim();
  const field = partsOf(name).at(-1) ?? "";
  if (text === "" || ID.test(text) || OF_PAGE.test(name) || KEY.test(field)) return false;
  if (isPlainlyWritten(text) || ALWAYS_WRITTEN.test(name)) return true;
  if (CHOSEN.has(field)) return false;
  return EITHER.has(field) ? !CODE.test(text) : true;
}
