import type { LoaderFunctionArgs } from "@remix-run/node";
import { ReadableStream } from "node:stream/web";
import { canSeeRuling } from "#app/features/members/institution/member.policy.ts";
import { findMembership } from "#app/features/members/institution/membership-queries.server.ts";
import { findOpenWithdrawal } from "#app/features/members/institution/open-withdrawal.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { requireReviewer } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";

/** The letter by which a member asks to leave. */
export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { db, files } = args.context;
  const found = await findMembership(db, args.params.number ?? "");
  const member = found && { institutionId: found.institution.id, country: found.institution.country };
  if (!found || !member || !canSeeRuling(viewer, { ...member, conflictedIds: [] })) throw notFound();
  const open = await findOpenWithdrawal(db, found.membership.id);
  if (!open) throw notFound();
  const { stream, sizeBytes } = await files.stream(open.letter.id);
  const headers = attachment({ ...open.letter, sizeBytes });
  return new Response(ReadableStream.from(stream) as unknown as BodyInit, { headers });
}
