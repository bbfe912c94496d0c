import { beforeAll, expect, test, vi } from "vitest";
import { outbox } from "#db/schema/outbox.ts";
import { RECOMMENDER } from "#tests/support/world/applications.ts";
import { COLUMNS, type Column, EMAILS } from "#tests/support/world/people.ts";
import { FOREIGN_SECRETS, needleOf, OWN_SECRETS, type Secret, type Secrets } from "#tests/support/world/secrets.ts";
import { dataAddress, fillIn, readMatrix } from "#tests/support/world/verdicts.ts";
import { buildWorld, OWN_EDITOR, OWN_HEAD_OFFICE, type World } from "#tests/support/world/world.ts";
import { ACCESS_MATRIX } from "./access-matrix.ts";

// Every page for every column is some thousand requests: slow machines get the time.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

/** Who meets what on some page: exactly these, for what is their own or in their scope, and for what is foreign. */
const DOSSIER: Column[] = ["coordinator", "council"];
/** Whom the directory tells who represents a member. */
const READERS: Column[] = [...DOSSIER, "otherCoordinator", "administrator", "representative", "reviewer"];
const WHO_SEES: Record<Secret, { own: Column[]; foreign: Column[] }> = {
  // The letter to the head names who prepared the application; the secretariat reads the letters of a case.
  applicantEmail: { own: ["applicant", ...DOSSIER, "administrator"], foreign: [...DOSSIER, "administrator"] },
  // A reviewer reads answers and documents of the file under review, and of no other; contacts never.
  registrationNumber: { own: ["applicant", ...DOSSIER, "reviewer"], foreign: DOSSIER },
  address: { own: ["applicant", ...DOSSIER], foreign: DOSSIER },
  // The log of letters shows the newest of them on its first page.
  headEmail: { own: ["applicant", ...DOSSIER], foreign: [...DOSSIER, "administrator"] },
  headPhone: { own: ["applicant", ...DOSSIER], foreign: DOSSIER },
  contactEmail: { own: ["applicant", ...DOSSIER], foreign: DOSSIER },
  contactPhone: { own: ["applicant", ...DOSSIER], foreign: DOSSIER },
  documentName: { own: ["applicant", ...DOSSIER, "reviewer"], foreign: DOSSIER },
  note: { own: DOSSIER, foreign: DOSSIER },
  checkNote: { own: DOSSIER, foreign: DOSSIER },
  rationale: { own: DOSSIER, foreign: DOSSIER },
  correction: { own: DOSSIER, foreign: DOSSIER },
  toApplicant: { own: ["applicant", ...DOSSIER], foreign: DOSSIER },
  fromApplicant: { own: ["applicant", ...DOSSIER], foreign: DOSSIER },
  representativeEmail: {
    own: ["representative", "administrator", "coordinator"],
    foreign: ["administrator", "coordinator"],
  },
  draftProject: { own: ["representative", "ofSuspended", "reviewer"], foreign: [] },
  // What would suit whoever might see it is proposed to nobody; who wrote it has it among the own data.
  hiddenNeed: { own: ["representative", "ofSuspended"], foreign: [] },
  notForUs: { own: ["representative", "reviewer"], foreign: [] },
  interestMessage: { own: ["representative", "reviewer"], foreign: [] },
  // Whoever works on projects at one of the two institutions, suspended or not.
  placeMessage: { own: ["representative", "reviewer"], foreign: ["ofSuspended"] },
  // Those who work on a project, the coordinator, and whoever wrote it in the own data.
  discussionPost: { own: ["representative", "ofSuspended", "coordinator", "reviewer"], foreign: ["coordinator"] },
  // What is hidden stays with those who work on it and the coordinator; its title stands in the log of letters.
  hiddenProject: {
    own: ["representative", "ofSuspended", "coordinator", "reviewer", "administrator"],
    foreign: ["coordinator", "administrator"],
  },
  hidingReason: { own: ["representative", "ofSuspended", "coordinator", "reviewer"], foreign: ["coordinator"] },
  // Who asks to be let in is read by whoever answers for the application.
  requestWords: { own: ["applicant"], foreign: [] },
  takeOverWords: { own: ["representative", "reviewer", "coordinator"], foreign: ["coordinator"] },
  takeOverPosition: { own: ["representative", "reviewer", "coordinator"], foreign: ["coordinator"] },
  // Not allowed to the applicant.
  recommendation: { own: DOSSIER, foreign: DOSSIER },
  // Those who assign know whose a review is; who represents a member is known to members and staff.
  reviewerName: { own: READERS, foreign: READERS },
  reviewerEmail: { own: ["coordinator", "administrator", "reviewer"], foreign: ["coordinator", "administrator"] },
  scoreComment: { own: ["coordinator", "reviewer"], foreign: ["coordinator"] },
  reviewRemark: { own: [...DOSSIER, "reviewer"], foreign: DOSSIER },
  suspension: { own: ["ofSuspended", "coordinator", "council"], foreign: [] },
  handover: { own: ["applicant", "coordinator"], foreign: ["coordinator"] },
  // A motion that was not voted on yet.
  motion: { own: ["coordinator", "otherCoordinator", "council"], foreign: [] },
  // Colleagues read that their institution leaves; why, and by which letter, its primary representatives and the desk.
  withdrawal: { own: ["representative", "reviewer", ...DOSSIER], foreign: DOSSIER },
  leavingLetter: { own: ["representative", "reviewer", ...DOSSIER], foreign: DOSSIER },
  // A notice and what the member says to it: those who speak for it, and the desk.
  notice: { own: ["representative", "reviewer", ...DOSSIER], foreign: DOSSIER },
  noticeReply: { own: ["representative", "reviewer", ...DOSSIER], foreign: DOSSIER },
  unit: { own: ["representative", "reviewer", "coordinator"], foreign: ["coordinator"] },
  // Who wrote it, and those who speak for the member.
  enquiry: { own: ["applicant", "representative", "reviewer"], foreign: [] },
  // What a member tells of its year: its people, and who reads the memberships.
  year: { own: ["representative", "reviewer", "coordinator", "council"], foreign: ["coordinator", "council"] },
  // What shows another name: those who speak for the member, and who can confirm it.
  renaming: { own: ["representative", "reviewer", "coordinator"], foreign: ["coordinator"] },
  // What shows that two members are one: who can confirm it.
  merge: { own: ["coordinator"], foreign: ["coordinator"] },
  // Whom a member keeps a part of its profile for: its people and the secretariat read all of it.
  profileForMembers: { own: READERS, foreign: READERS },
  // The council reads of a member what members read.
  nameForDesk: {
    own: ["coordinator", "otherCoordinator", "administrator", "representative", "reviewer"],
    foreign: ["coordinator", "otherCoordinator", "administrator"],
  },
  // Whoever is invited reads them by the link, or signed in with the address; whoever wrote them, in the own data.
  // A university that is invited: the secretariat of its country and the administration, and whoever holds its link.
  prospect: { own: ["coordinator", "administrator"], foreign: ["coordinator", "administrator"] },
  prospectEmail: { own: ["coordinator", "administrator"], foreign: ["coordinator", "administrator"] },
  prospectWords: { own: ["coordinator", "administrator"], foreign: ["coordinator", "administrator"] },
  // Whoever acts for the member that asks, and who answers for the one that was asked.
  ask: { own: ["representative", "reviewer", "ofSuspended"], foreign: [] },
  invitationWords: { own: ["representative"], foreign: [] },
  // What is not published of an initiative: whoever edits initiatives.
  initiative: {
    own: ["coordinator", "otherCoordinator", "administrator"],
    foreign: ["coordinator", "otherCoordinator", "administrator"],
  },
};

const TOLD_OF_TAKE_OVER = [
  ...[OWN_HEAD_OFFICE, EMAILS.coordinator, EMAILS.checker],
  ...[EMAILS.representative, EMAILS.reviewer, EMAILS.suspended],
].sort();

/** Whose page was hidden. */
const OF_HIDDEN = [EMAILS.representative, EMAILS.reviewer, EMAILS.ofSuspended, EMAILS.suspended];

/** The only secrets that go out by letter, and to whom. */
const WHO_IS_WRITTEN: Partial<Record<Secret, string[]>> = {
  hiddenProject: [EMAILS.checker, EMAILS.coordinator, ...OF_HIDDEN],
  hidingReason: OF_HIDDEN,
  // The head is told who prepared the application and how to reach them.
  applicantEmail: [OWN_SECRETS.headEmail, RECOMMENDER],
  recommendation: [RECOMMENDER],
  // Whoever asks, who represents the member, was it suspended since or not, the coordinators, and the office of the head.
  takeOverWords: [EMAILS.asker, ...TOLD_OF_TAKE_OVER].sort(),
  takeOverPosition: TOLD_OF_TAKE_OVER,
  requestWords: [EMAILS.applicant, EMAILS.asker].sort(),
  reviewerName: [EMAILS.checker, EMAILS.reviewer],
  suspension: [EMAILS.ofSuspended],
  // Those who speak for the member, and who can agree: of these one is no longer let in afterwards.
  notice: [
    ...[EMAILS.coordinator, EMAILS.council, EMAILS.suspended],
    ...[OWN_SECRETS.representativeEmail, OWN_SECRETS.reviewerEmail],
  ].sort(),
  // Who can confirm another name.
  renaming: [EMAILS.checker, EMAILS.coordinator].sort(),
  // Who can confirm a merge, but who asked for it.
  merge: [EMAILS.coordinator],
  // The copy for those who speak for the member.
  noticeReply: [EMAILS.suspended, OWN_SECRETS.representativeEmail, OWN_SECRETS.reviewerEmail].sort(),
  // The copy of whoever wrote it.
  enquiry: [OWN_SECRETS.applicantEmail],
  prospect: [OWN_SECRETS.prospectEmail],
  prospectWords: [OWN_SECRETS.prospectEmail],
  invitationWords: [OWN_EDITOR],
  // Who answers for the application, and the coordinators who can agree.
  handover: [EMAILS.coordinator, OWN_SECRETS.applicantEmail].sort(),
};

let world: World;
let met: Record<Column, string>;

beforeAll(async () => {
  world = await buildWorld();
  met = {} as Record<Column, string>;
  for (const column of COLUMNS) met[column] = await everythingShownTo(column);
});

/**
 * What every loader gives this column, which is all that its page can show, and the texts of what is no page; the link of a
 * head opens to whoever holds it.
 */
async function everythingShownTo(column: Column): Promise<string> {
  const { rows } = readMatrix(ACCESS_MATRIX);
  const open = rows.filter(({ method, verdicts, address }) => {
    return (
      method === "GET" &&
      verdicts[column].startsWith("200") &&
      !/:(ask|head|recommend|takeOver|claim)Link/.test(address)
    );
  });
  const texts: string[] = [];
  for (const { routeId, address, ownership, transports } of open) {
    const target = fillIn(address, world.objects(ownership, column));
    const asked = transports.includes("data") ? dataAddress(target, routeId) : target;
    texts.push((await world.browsers[column].get(asked)).text);
  }
  // The letter to the head stands on a later page of the log of letters.
  if (column === "administrator") texts.push((await world.browsers[column].get("/admin/mail?page=3")).text);
  return texts.join("\n");
}

function whoMeets(text: string): Column[] {
  return COLUMNS.filter((column) => met[column].includes(needleOf(text)));
}

function reachOf(secrets: Secrets) {
  return Object.fromEntries(Object.entries(secrets).map(([name, text]) => [name, whoMeets(text).sort()]));
}

const expected = (whose: "own" | "foreign") =>
  Object.fromEntries(Object.entries(WHO_SEES).map(([name, columns]) => [name, [...columns[whose]].sort()]));

test("C07 private fields of one's own are met by those they are for, and by nobody else", () => {
  expect(reachOf(OWN_SECRETS)).toEqual(expected("own"));
});

test("C07 private fields of others are met by the secretariat alone", () => {
  expect(reachOf(FOREIGN_SECRETS)).toEqual(expected("foreign"));
});

test("I06 a stranger meets no e-mail address of anybody", () => {
  const addresses = Object.values(EMAILS).filter((email) => met.anonymous.includes(email));
  expect(addresses).toEqual([]);
});

test("H05 letters carry a private field only to those it was written for", async () => {
  const letters = await world.portal.services.db.select().from(outbox);
  const carried: Record<string, string[]> = {};
  for (const [name, text] of Object.entries(OWN_SECRETS) as [Secret, string][]) {
    const bearing = letters.filter((letter) => `${letter.subject} ${letter.text}`.includes(needleOf(text)));
    if (bearing.length > 0) carried[name] = [...new Set(bearing.map(({ recipient }) => recipient))].sort();
  }
  expect(carried).toEqual(WHO_IS_WRITTEN);
});

// What else stands in them may stand in open texts too, and a question that nothing answers is asked with fewer words.
test.each(["/directory?q=", "/projects?q=", "/api/v1/registry?q="])(
  "C08 searching %s for a private field answers as if its mark were a word that nothing has",
  async (list) => {
    const { anonymous, representative } = world.browsers;
    for (const browser of [anonymous, representative]) {
      for (const text of Object.values(FOREIGN_SECRETS)) {
        const needle = needleOf(text);
        const unmarked = needle.replace(/held/i, "qxzw");
        const nothing = await searchText(list, unmarked === needle ? "Qxzwvkj" : unmarked, browser);
        expect(await searchText(list, needle, browser), text).toBe(nothing);
      }
    }
  },
);

/** What a search answers in words, with the words looked for left out. */
async function searchText(list: string, query: string, browser: World["browsers"]["anonymous"]): Promise<string> {
  const { text } = await browser.get(list + encodeURIComponent(query));
  const words = text.replaceAll(query, "").replaceAll(encodeURIComponent(query), "");
  return words.replace(/<script.*?<\/script>|<[^>]*>/gs, "").replace(/\s+/g, " ");
}
