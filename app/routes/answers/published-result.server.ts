import type { LoaderFunctionArgs } from "@remix-run/node";
import { canCheckResult, readsPublished, readsUnpublished } from "#app/features/projects/results/result.policy.ts";
import { findResult, subjectOf } from "#app/features/projects/results/read-results.server.ts";
import { partnershipOf } from "#app/features/projects/project/partnership.policy.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { isForEverybody } from "#app/features/projects/project/project.policy.ts";
import { findShelved, type FoundProject } from "#app/features/projects/project/project-queries.server.ts";
import { findViewer } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { projectAt } from "./project-at.server.ts";

/** What is archived was on the board; its results stay for those who read it there. */
const asOnBoard = ({ subject }: FoundProject) =>
  subject.status === "archived" ? ({ ...subject, status: "completed" } as const) : subject;

/** The result of the address, for whoever may read it: published, or before that for those who work on it or check it. */
export async function requireReadable(args: LoaderFunctionArgs) {
  const { context, params } = args;
  const audience = await getAudience(context.db, await findViewer({ context }), dayNow(context.clock));
  const seen = await projectAt(args, audience);
  const found = seen ?? (await findShelved(context.db, params.slug ?? "", audience));
  const result = found && (await findResult(context.db, found.row.id, params.result ?? ""));
  if (!found || !result) throw notFound();
  const subject = subjectOf(result);
  const partnership = partnershipOf(found.subject, found.partners);
  const isPublished = readsPublished(audience, found.subject, subject);
  const isInside = readsUnpublished(audience, partnership, subject);
  const isChecked = result.row.state !== "draft" && canCheckResult(audience.viewer, partnership, subject);
  if (!isPublished && !isInside && !isChecked) throw notFound();
  const isPublic =
    isPublished && result.row.visibility === "public" && isForEverybody(asOnBoard(found), found.row.visibility);
  return { found, isShelved: seen === null, result, audience, isPublished, isPublic, isInside: isInside || isChecked };
}
