import type { LoaderFunctionArgs } from "@remix-run/node";
import { findProfile } from "#app/features/members/profile/profile-queries.server.ts";
import { findViewer } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { LOGO, LOGO_MEDIA_TYPES } from "#app/platform/logo-image.ts";
import { LOGO_MEDIA_TYPE } from "#app/platform/logo-image.server.ts";
import { findLogoDrawing } from "#app/platform/logo-sizes.server.ts";
import { logoAnswer } from "./answers/logo.server.ts";
import { leadToPresent } from "./answers/present-address.server.ts";

function readFile(file = "") {
  for (const side of LOGO.sides)
    for (const format of LOGO.formats) if (file === `${side}.${format}`) return { side, format };
  throw notFound();
}

/** A member's logo in one of its sizes, for those who may see its profile. While it is not drawn, the large one answers. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, files, clock, background } = args.context;
  const { side, format } = readFile(args.params.file);
  const asking = { viewer: await findViewer(args), today: dayNow(clock) };
  const profile = await findProfile(db, args.params.slug ?? "", asking);
  const fileId = profile?.institution.logoFileId;
  if (!profile || !fileId) throw notFound();
  leadToPresent(args, profile.institution.slug);
  const read = () => files.read(fileId);
  const isWanted = (one: { side: number; format: string }) => one.side === side && one.format === format;
  const drawing = await findLogoDrawing(background, fileId, { read, isWanted });
  const { isListed } = profile;
  if (!drawing) return logoAnswer(await read(), { mediaType: LOGO_MEDIA_TYPE, isListed, seconds: 60 });
  return logoAnswer(drawing.bytes, { mediaType: LOGO_MEDIA_TYPES[format], isListed });
}
