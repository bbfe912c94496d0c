import type { CoverPicture } from "#db/schema/covers.ts";

const ENDINGS = { avif: "avif", webp: "webp", jpeg: "jpg" } as const;

/** How a drawing of a cover is called, in addresses and in folders. */
export const coverFileName = ({ width, format }: Pick<CoverPicture, "width" | "format">) =>
  `${width}.${ENDINGS[format]}`;

/** The address of a drawing changes with the file, so that browsers may keep it. */
export function coverAddress(slug: string, picture: CoverPicture): string {
  return `/directory/${slug}/cover/${coverFileName(picture)}?v=${picture.fileId.slice(0, 8)}`;
}
