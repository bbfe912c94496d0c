import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Tx } from "#db/index.server.ts";
import { loadPartnership } from "../project/load-partnership.server.ts";
import { ordersWork, type Partnership, writesFor } from "../project/partnership.policy.ts";
import { getAudience } from "../project/project-audience.server.ts";
import { type ProjectRow } from "../project/project-subject.server.ts";

/** Somebody who may write what the partnership keeps, and for whom. */
export interface Writer {
  row: ProjectRow;
  partnership: Partnership;
  institutionId: string;
  /** Works on projects of the lead. */
  isLead: boolean;
}

/** For which institution of a project that runs somebody writes; null for everybody else. */
export async function writerOf(tx: Tx, projectId: string, actor: Viewer, today: string): Promise<Writer | null> {
  const loaded = await loadPartnership(tx, projectId, today);
  if (!loaded) return null;
  const { project, partnership } = loaded;
  const audience = await getAudience(tx, actor, today);
  const [institutionId] = writesFor(audience, partnership);
  if (!institutionId) return null;
  return { row: project.row, partnership, institutionId, isLead: ordersWork(audience, partnership) };
}
