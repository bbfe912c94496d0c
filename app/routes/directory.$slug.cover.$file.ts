import type { LoaderFunctionArgs } from "@remix-run/node";
import { belongsToInstitution } from "#app/features/accounts/viewer.ts";
import { coverFileName } from "#app/features/members/institution/cover-address.ts";
import { canManageMembership } from "#app/features/members/institution/member.policy.ts";
import { findCover } from "#app/features/members/profile/cover-queries.server.ts";
import { findProfile } from "#app/features/members/profile/profile-queries.server.ts";
import { findViewer } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { COVER_MEDIA_TYPES } from "#app/platform/cover-image.ts";
import { dayNow } from "#app/platform/days.ts";
import { leadToPresent } from "./answers/present-address.server.ts";

/** A drawing of a member's cover, for those who may see its profile; once removed, for those who answer for it. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, files, clock } = args.context;
  const viewer = await findViewer(args);
  const profile = await findProfile(db, args.params.slug ?? "", { viewer, today: dayNow(clock) });
  if (!profile) throw notFound();
  leadToPresent(args, profile.institution.slug);
  const cover = await findCover(db, profile.institution.id);
  const picture = cover?.pictures.find((one) => coverFileName(one) === args.params.file);
  if (!cover || !picture) throw notFound();
  const { institutionId } = profile.member;
  const isTheirs = belongsToInstitution(viewer, institutionId) || canManageMembership(viewer, profile.member);
  if (cover.removedAt && !isTheirs) throw notFound();
  const bytes = await files.read(picture.fileId);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": COVER_MEDIA_TYPES[picture.format],
      "Content-Length": String(bytes.length),
      "Content-Disposition": "inline",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      ...(profile.isListed && !cover.removedAt
        ? { "Cache-Control": "public, max-age=86400", "Cross-Origin-Resource-Policy": "cross-origin" }
        : { "Cache-Control": "private, no-store" }),
    },
  });
}
