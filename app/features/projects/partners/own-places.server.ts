import type { Reader } from "#db/index.server.ts";
import { crowdOf } from "../project/open-places.ts";
import type { FoundProject } from "../project/project-queries.server.ts";
import type { Partner } from "../project/project-partners.server.ts";
import { nameView, partnerStatus, type Words } from "../project/project-words.server.ts";
import { EDITABLE_ON_BOARD } from "../project/project.ts";
import { type Audience, worksOnProjectsOf } from "../project/project.policy.ts";
import { listAfterAll } from "./after-all.server.ts";
import { linkTo } from "./conversation-link.ts";
import type { OwnPlace } from "./desk-model.ts";
import { readUnread } from "./read-unread.server.ts";
import { type EndedPlace, isTakenBack, readEnds } from "./read-ends.server.ts";
import { readInvitations } from "./read-invitations.server.ts";
import { standingsOf } from "./places-of-roles.server.ts";
import { listVacancies } from "./vacancies.server.ts";

const NONE: Around["afterAll"] = new Map();

interface Around {
  afterAll: Awaited<ReturnType<typeof listAfterAll>>;
  ends: ReadonlyMap<string, EndedPlace>;
  isVacant: boolean;
  now: Date;
}

/** What its representative can do with a place; null where the institution is not in the project and never was. */
function answersOf({ id, status }: Partner, { afterAll, ends, isVacant, now }: Around): OwnPlace["answers"] | null {
  if (status === "invited") return ["confirm", "refuse"];
  if (status === "declined") return afterAll.get(id) === "free" ? ["after_all"] : [];
  if (status === "confirmed") return ["leave"];
  const ended = ends.get(id);
  if (!ended) return null;
  return ended.status === "left" && isVacant && isTakenBack(ended, now) ? ["resume"] : [];
}

/** An institution's own place in a project, as its page of the partnership shows it; also one that it had. */
export async function partnershipView(
  db: Reader,
  { found, audience, now }: { found: FoundProject; audience: Audience; now: Date },
  words: Words,
): Promise<OwnPlace[]> {
  const unread = await readUnread(db, found, audience);
  const invitations = await readInvitations(db, found.row.id, words);
  const ends = await readEnds(db, found.row.id, words);
  const isRunning = EDITABLE_ON_BOARD.some((one) => one === found.row.status);
  const afterAll = isRunning ? await listAfterAll(db, found.row.id, now) : NONE;
  const vacant = new Set((await listVacancies(db, found.row.id, words.today)).map(({ id }) => id));
  const crowds = new Map((await standingsOf(db, found)).map((role) => [role.id, crowdOf(role)]));
  return found.partners.flatMap((partner) => {
    const { id, institution, role, status, interestId } = partner;
    if (!institution || !audience.institutionIds.includes(institution.id)) return [];
    const answers = answersOf(partner, { afterAll, ends, isVacant: vacant.has(id), now });
    if (answers === null) return [];
    return [
      {
        key: id,
        institutionId: institution.id,
        name: nameView(words, institution),
        role,
        status: partnerStatus(words, status),
        answers,
        isGone: afterAll.get(id) === "gone",
        crowd: status === "invited" && partner.needId !== null ? (crowds.get(partner.needId) ?? null) : null,
        end: ends.get(id)?.view ?? null,
        invitation: invitations.get(id) ?? null,
        conversation: worksOnProjectsOf(audience.viewer, institution.id) ? linkTo(interestId ?? id, unread) : null,
      },
    ];
  });
}
