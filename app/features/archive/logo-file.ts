import { coverFileName } from "#app/features/members/institution/cover-address.ts";
import type { MemberRecord } from "./archive.schema.ts";

const ENDINGS = { "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp" } as const;

/** Where the logo of a member stands in a folder; null where it has none. */
export const logoFile = ({ slug, logo }: Pick<MemberRecord, "slug" | "logo">) =>
  logo && `logos/${slug}.${ENDINGS[logo.mediaType]}`;

type CoverPicture = NonNullable<MemberRecord["cover"]>["pictures"][number];

/** Where a drawing of the cover of a member stands in a folder. */
export const coverFile = ({ slug }: Pick<MemberRecord, "slug">, picture: CoverPicture) =>
  `covers/${slug}-${coverFileName(picture)}`;
