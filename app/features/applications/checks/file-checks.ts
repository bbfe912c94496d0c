import { foldLookAlikes } from "#app/platform/look-alikes.ts";
import { overSince } from "../file/document-doubts.server.ts";
import { maySignAs } from "../file/same-person.server.ts";
import { monthsBefore } from "#app/platform/days.ts";
import { type CheckFacts, finding, gravest, type Outcome, outcome, type Rule, textAnswer } from "./check-facts.ts";

/** How old a letter of intent may be, in months. */
const LETTER_MONTHS = 6;
const CONSENTS = ["personal_data_notice", "contacts_consent", "consent_registers"] as const;

function judgeLetter({ documents, today }: CheckFacts): Outcome[] {
  const letters = documents.filter(({ kind }) => kind === "letter_of_intent");
  const dated = letters.flatMap(({ issuedOn }) => issuedOn ?? []).sort();
  const latest = dated.at(-1);
  if (letters.length === 0) return [];
  if (!latest) return [outcome("concern", finding("letter_undated"))];
  const isFresh = latest >= monthsBefore(today, LETTER_MONTHS);
  return [outcome(isFresh ? "pass" : "concern", finding(isFresh ? "letter_dated" : "letter_old", { date: latest }))];
}

function judgeExpired({ documents, today }: CheckFacts): Outcome[] {
  return documents.flatMap((document) => {
    const date = overSince(document, documents, today);
    return date ? [outcome("concern", finding("document_expired", { document: document.kind, date }))] : [];
  });
}

// One file in the place of several documents fills the list and proves nothing.
function judgeRepeated({ documents }: CheckFacts): Outcome[] {
  const times = new Map<string, number>();
  for (const { sha256 } of documents) times.set(sha256, (times.get(sha256) ?? 0) + 1);
  return [...times.values()]
    .filter((count) => count > 1)
    .map((count) => outcome("concern", finding("same_file", { count: String(count) })));
}

/** Every required field and document is there; whether they can be read remains for a person. */
export const judgeCompleteness: Rule = (facts) => {
  const fields = facts.missingFields.map((field) => outcome("fail", finding("field_missing", { field })));
  const documents = facts.missingDocuments.map((document) =>
    outcome("fail", finding("document_missing", { document })),
  );
  const areAllThere = fields.length + documents.length === 0;
  const count = String(facts.documents.length);
  const summary = areAllThere ? [outcome("pass", finding("complete", { count }))] : [];
  return gravest(
    ...summary,
    ...fields,
    ...documents,
    ...judgeLetter(facts),
    ...judgeExpired(facts),
    ...judgeRepeated(facts),
  );
};

export const judgeWholeInstitution: Rule = (facts) => {
  if (facts.precheck.whole_institution === "no") return outcome("fail", finding("not_whole"));
  const parent = textAnswer(facts, "identity", "parent");
  const branch = parent ? [finding("branch_of", { name: parent })] : [];
  return outcome(parent ? "concern" : "pending", finding("said_to_be_whole"), ...branch);
};

const asText = (value: unknown) => (typeof value === "string" ? value : "");
/** The words of a name in any order, without case, marks and kinds of letters: first names stand first here and last there. */

/** The head's own confirmation by link: by the person named, in office, from an address of the institution. */
export const judgeHeadAuthority: Rule = ({ confirmation, addresses, answers }) => {
  if (!confirmation) return outcome("fail", finding("head_not_confirmed"));
  const { day, name, sha256 } = confirmation;
  const [head, term] = [asText(answers.head?.full_name), asText(answers.head?.term_until)];
  const isOwn = addresses.some(({ who, kind }) => who === "head" && kind === "own");
  const doubts = [
    ...(isOwn ? [] : [finding("head_address_foreign")]),
    ...(maySignAs(foldLookAlikes(name), foldLookAlikes(head)) ? [] : [finding("head_other_name", { name, head })]),
    ...(term !== "" && term < day ? [finding("head_term_over", { date: term })] : []),
  ];
  const confirmed = finding("head_confirmed", { date: day, name, hash: sha256.slice(0, 12) });
  return outcome(doubts.length === 0 ? "pass" : "concern", confirmed, ...doubts);
};

export const judgeConflictOfInterest: Rule = ({ answers }) =>
  answers.declarations?.conflict_of_interest === "yes"
    ? outcome("concern", finding("ties_declared"))
    : outcome("pass", finding("no_ties_declared"));

export const judgeConsents: Rule = ({ answers }) => {
  const missing = CONSENTS.filter((consent) => answers.declarations?.[consent] !== true);
  return missing.length === 0
    ? outcome("pass", finding("consents_given"))
    : outcome("fail", finding("consents_missing", { count: String(missing.length) }));
};
