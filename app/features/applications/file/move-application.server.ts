import { and, eq } from "drizzle-orm";
import type { Tx } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import type { ApplicationStatus } from "#db/vocabulary.ts";
import { type ApplicationEvent, nextStatus } from "./application.ts";
import { forgetUnsent } from "./unsent-text.server.ts";

interface Current {
  id: string;
  status: ApplicationStatus;
  version: number;
}

type Changes = Partial<Omit<typeof applications.$inferInsert, "id" | "status" | "version" | "statusChangedAt">>;

const isUnchanged = ({ id, status, version }: Current) =>
  and(eq(applications.id, id), eq(applications.status, status), eq(applications.version, version));

/** Raises the version of a file whose state stays: pages opened before it are stale. False when somebody was faster. */
export async function touchApplication(tx: Tx, current: Current, now: Date, changes: Changes = {}): Promise<boolean> {
  const touched = await tx
    .update(applications)
    .set({ ...changes, version: current.version + 1, updatedAt: now })
    .where(isUnchanged(current))
    .returning({ id: applications.id });
  return touched.length === 1;
}

/**
 * Moves an application by an event and raises its version. False, and nothing written, when the event is not possible in
 * its state or somebody else has moved it since `current` was read.
 */
export async function moveApplication(
  tx: Tx,
  current: Current,
  event: ApplicationEvent,
  now: Date,
  changes: Changes = {},
): Promise<boolean> {
  const status = nextStatus(current.status, event);
  if (!status) return false;
  const moved = await tx
    .update(applications)
    .set({
      cameBack: null,
      requestPreparedById: null,
      amendmentProposedById: null,
      ...changes,
      status,
      version: current.version + 1,
      statusChangedAt: now,
      updatedAt: now,
    })
    .where(isUnchanged(current))
    .returning({ id: applications.id });
  if (moved.length !== 1) return false;
  await forgetUnsent(tx, current.id);
  return true;
}
