import { and, count, eq, inArray, type SQL } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { projectChanges } from "#db/schema/project-checks.ts";
import { projectInterests, projectPartners } from "#db/schema/partners.ts";
import { EDITABLE_ON_BOARD, isDrafting, takesInterest } from "../project/project.ts";
import {
  type Audience,
  canAnswerForPartner,
  canEdit,
  canLead,
  mayExpressInterestFor,
  type ProjectSubject,
  worksOnText,
} from "../project/project.policy.ts";
import { hasPlaceOn } from "../project/standing-place.server.ts";

/** What somebody can do next in a project: what others wait for comes before what they are free to do. */
export interface Duty {
  kind: "confirm" | "answer" | "continue" | "sent" | "express" | "sign_in";
  to: string;
  /** How many wait for it. */
  number: number;
}

/** A project as somebody meets it, on its page or on the board. */
type Met = Omit<ProjectSubject, "partnerIds" | "leadCountry" | "coWriterIds"> & { slug: string };

interface Known {
  waiting: ReadonlyMap<string, number>;
  places: readonly { projectId: string; institutionId: string | null; status: "invited" | "confirmed" }[];
  sent: ReadonlySet<string>;
  returned: ReadonlySet<string>;
}

/** How many institutions wait in each of some projects for the answer of its lead. */
async function countWaiting(db: Reader, isIt: SQL | undefined): Promise<Map<string, number>> {
  const rows = await db
    .select({ id: projectInterests.projectId, number: count() })
    .from(projectInterests)
    .where(and(isIt, eq(projectInterests.status, "sent")))
    .groupBy(projectInterests.projectId);
  return new Map(rows.map(({ id, number }) => [id, number]));
}

async function readKnown(db: Reader, audience: Audience, ids: string[]): Promise<Known> {
  const own = [...audience.institutionIds];
  if (own.length === 0) return { waiting: new Map(), places: [], sent: new Set(), returned: new Set() };
  const [waiting, sent, places, returned] = await Promise.all([
    countWaiting(db, inArray(projectInterests.projectId, ids)),
    countWaiting(db, and(inArray(projectInterests.projectId, ids), inArray(projectInterests.institutionId, own))),
    db
      .select({
        projectId: projectPartners.projectId,
        institutionId: projectPartners.institutionId,
        status: projectPartners.status,
      })
      .from(projectPartners)
      .where(
        and(
          inArray(projectPartners.projectId, ids),
          inArray(projectPartners.institutionId, own),
          hasPlaceOn(audience.today),
        ),
      ),
    db
      .select({ id: projectChanges.projectId })
      .from(projectChanges)
      .where(and(inArray(projectChanges.projectId, ids), eq(projectChanges.status, "returned"))),
  ]);
  return {
    waiting,
    places: places as Known["places"],
    sent: new Set(sent.keys()),
    returned: new Set(returned.map(({ id }) => id)),
  };
}

const isRunning = ({ status }: Met) => EDITABLE_ON_BOARD.some((one) => one === status);

function ofLead(project: Met, { waiting, returned }: Known, audience: Audience): Duty | null {
  const base = `/projects/${project.slug}`;
  const number = waiting.get(project.id) ?? 0;
  if (number > 0 && isRunning(project) && canLead(audience, project))
    return { kind: "answer", to: `${base}/interests`, number };
  const isToWrite = isDrafting(project.status) ? canEdit(audience, project) : returned.has(project.id);
  return isToWrite && worksOnText(audience, project) ? { kind: "continue", to: `${base}/edit`, number: 1 } : null;
}

function ofPartner(project: Met, { places }: Known, audience: Audience): Duty | null {
  const invited = places.filter(({ projectId, status }) => projectId === project.id && status === "invited");
  const isTheirs = invited.some(({ institutionId }) => institutionId && canAnswerForPartner(audience, institutionId));
  const isOpen = isRunning(project) && project.isLeadActive;
  return isTheirs && isOpen ? { kind: "confirm", to: `/projects/${project.slug}/partnership`, number: 1 } : null;
}

function ofAnybody(project: Met, { places, sent }: Known, audience: Audience): Duty | null {
  const to = `/projects/${project.slug}/interests`;
  if (!project.isLeadActive || !takesInterest(project, audience.today)) return null;
  if (audience.viewer === null)
    return { kind: "sign_in", to: `/login?redirectTo=${encodeURIComponent(to)}`, number: 1 };
  if (sent.has(project.id)) return { kind: "sent", to, number: 1 };
  const taken = places.flatMap(({ projectId, institutionId }) => (projectId === project.id && institutionId) || []);
  const subject = { ...project, partnerIds: taken, leadCountry: "", coWriterIds: [] };
  return mayExpressInterestFor(audience, subject, audience.today).length > 0
    ? { kind: "express", to, number: 1 }
    : null;
}

/** How somebody stands to a project. */
export interface Standing {
  duty: Duty | null;
  /** An own institution is its partner. */
  isPartner: boolean;
}

/** How somebody stands to each of some projects, by their ids. */
export async function readStandings(
  db: Reader,
  audience: Audience,
  projects: readonly Met[],
): Promise<ReadonlyMap<string, Standing>> {
  if (projects.length === 0) return new Map();
  const ids = projects.map(({ id }) => id);
  const known = await readKnown(db, audience, ids);
  const standingOf = (project: Met): Standing => ({
    duty:
      ofLead(project, known, audience) ?? ofPartner(project, known, audience) ?? ofAnybody(project, known, audience),
    isPartner: known.places.some(({ projectId, status }) => projectId === project.id && status === "confirmed"),
  });
  return new Map(projects.map((project) => [project.id, standingOf(project)]));
}
