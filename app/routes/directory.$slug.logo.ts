import type { LoaderFunctionArgs } from "@remix-run/node";
import { findProfile } from "#app/features/members/profile/profile-queries.server.ts";
import { findViewer } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { LOGO_MEDIA_TYPE } from "#app/platform/logo-image.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { logoAnswer } from "./answers/logo.server.ts";
import { leadToPresent } from "./answers/present-address.server.ts";

/** A member's logo, for those who may see its profile. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, files, clock } = args.context;
  const asking = { viewer: await findViewer(args), today: dayNow(clock) };
  const profile = await findProfile(db, args.params.slug ?? "", asking);
  const fileId = profile?.institution.logoFileId;
  if (!profile || !fileId) throw notFound();
  leadToPresent(args, profile.institution.slug);
  return logoAnswer(await files.read(fileId), { mediaType: LOGO_MEDIA_TYPE, isListed: profile.isListed });
}
