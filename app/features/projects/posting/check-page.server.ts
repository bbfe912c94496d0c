import { isDeepStrictEqual } from "node:util";
import { addressees } from "#app/features/letters/addressees.server.ts";
import { readerWords } from "#app/features/letters/reader-words.server.ts";
import type { Reader } from "#db/index.server.ts";
import { checkView } from "../board/project-view.server.ts";
import { withAnswers } from "../project/project-changes.server.ts";
import { typedOf } from "../project/project-form.ts";
import { initiativeNames, namedInitiatives } from "../project/project-initiatives.server.ts";
import { peopleOfInstitution } from "../project/project-letters.server.ts";
import type { ProjectValues } from "../project/posting-fields.ts";
import { type FoundProject, listProjectActivity } from "../project/project-queries.server.ts";
import type { Partner } from "../project/project-partners.server.ts";
import { listNeeds, valuesOf } from "../project/project-rows.server.ts";
import { momentView, type Words } from "../project/project-words.server.ts";
import { titleOf } from "../project/project-title.ts";
import { columnsOf } from "../project/row-answers.server.ts";
import type { ProjectRow } from "../project/project-subject.server.ts";
import { findAuthorization } from "./unesco-file.server.ts";
import { EDITABLE_ON_BOARD, nextStatus } from "../project/project.ts";
import type { Audience } from "../project/project.policy.ts";
import { readChecks } from "./earlier-checks.server.ts";
import { remarksIn } from "./remarks.server.ts";
import { markToRead } from "./what-was-read.server.ts";
import { answersChanged } from "./answers-changed.server.ts";

/** What a coordinator has before them: a new posting, a change that waits, one that is shown already, or nothing. */
export type ToCheck = "posting" | "change" | "look" | "nothing";

const OFFERED = {
  posting: ["publish", "ask_changes", "decline"],
  change: ["publish_change", "return_change", "decline_change"],
  look: ["look"],
  nothing: [],
} as const satisfies Record<ToCheck, readonly string[]>;

const mayTakeOff = ({ row }: FoundProject, toCheck: ToCheck) =>
  toCheck !== "posting" && nextStatus(row.status, "ask_changes") !== null;

/** Whether the page of a check still has the form of an answer. */
export function isOffered(found: FoundProject, intent: string): boolean {
  const toCheck = whatToCheck(found);
  return intent === "take_off" ? mayTakeOff(found, toCheck) : OFFERED[toCheck].some((one) => one === intent);
}

function whatToCheck({ row, change }: FoundProject): ToCheck {
  if (row.status === "submitted") return "posting";
  const isOnBoard = EDITABLE_ON_BOARD.some((status) => status === row.status);
  if (change?.status === "waiting" && isOnBoard) return "change";
  return row.isChangedSinceCheck ? "look" : "nothing";
}

// As the project will be shown once the change is published.
function asChanged(found: FoundProject, values: ProjectValues): FoundProject {
  const inside = found.partners.filter(({ institution }) => institution !== null);
  const outside = values.partners.map(({ name, country, role }, index): Partner => ({
    id: `outside ${index}`,
    institution: null,
    externalName: name,
    country,
    role,
    status: "confirmed",
    needId: null,
    interestId: null,
    isMember: false,
    isSuspended: false,
  }));
  const { translatedTitles } = titleOf(values);
  return {
    ...found,
    row: { ...found.row, ...columnsOf(values), translatedTitles },
    partners: [...inside, ...outside],
  };
}

/** Everything a coordinator reads before answering: the whole posting as it will be shown, and what differs. */
export async function readCheck(db: Reader, found: FoundProject, audience: Audience, words: Words) {
  const { row, change } = found;
  const toCheck = whatToCheck(found);
  const [published, needs, activity, initiatives, names] = await Promise.all([
    valuesOf(db, row),
    listNeeds(db, row.id),
    listProjectActivity(db, row.id, "all"),
    namedInitiatives(db, row.id, words),
    initiativeNames(db, words),
  ]);
  const waiting = toCheck === "change" && change ? withAnswers(published, change.answers) : null;
  const values = waiting ?? published;
  const shown = waiting ? asChanged(found, waiting as ProjectValues) : found;
  const besideBoard = waiting && answersChanged(typedOf(published), typedOf(waiting), { ...words, names });
  const sinceRead = row.formRead && answersChanged(row.formRead, typedOf(values), { ...words, names });
  const people = await addressees(db, await peopleOfInstitution(db, row.leadInstitutionId, row.leadUserId));
  return {
    toCheck,
    project: checkView({ ...shown, change: null }, { values, needs, activity, initiatives }, audience, words),
    read: await markToRead(db, row, change),
    canTakeOff: mayTakeOff(found, toCheck),
    readers: readerWords(
      people.map((person) => person.locale),
      "posting",
    ),
    changeSince: waiting && change ? momentView(words, change.handedInAt) : null,
    besideBoard,
    // What was read last is mostly what the board shows, and the same table twice says that something else is meant.
    sinceRead: isDeepStrictEqual(sinceRead, besideBoard) ? null : sinceRead,
    ...(await readChecks(db, row.id, activity, words)),
    flags: remarksIn(typedOf(values), words.t).map(({ name, label, kind, found }) => ({
      key: `${name} ${kind} ${found}`,
      text: words.t(`projects:check.flags.${kind}`, { label, found }),
    })),
    authorization: values.isUnescoNamePlanned === true ? await authorizationOf(db, row) : null,
  };
}

/** The written authorization that the coordinator must see; its file is null where it is not there. */
async function authorizationOf(db: Reader, row: ProjectRow) {
  const file = await findAuthorization(db, row);
  return { file: file?.name ?? null, to: `/projects/${row.slug}/authorization/file` };
}
