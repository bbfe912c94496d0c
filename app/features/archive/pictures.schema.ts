import { z } from "zod";
import { COVER } from "#app/platform/cover-image.ts";
import { LOCALES } from "#db/locales.ts";
import { COVER_LICENCES } from "#db/vocabulary.ts";

const line = z.string().max(2000);
const digest = z.string().regex(/^[0-9a-f]{64}$/);

export const logo = z.strictObject({
  sha256: digest,
  sizeBytes: z.int().positive(),
  mediaType: z.enum(["image/png", "image/jpeg", "image/webp"]),
});

/** The picture at the head of a member's page, in every drawing of it. */
export const cover = z.strictObject({
  alt: line,
  altLanguage: z.enum(LOCALES),
  credit: line,
  licence: z.enum(COVER_LICENCES),
  pictures: z
    .array(
      z.strictObject({
        format: z.enum(COVER.formats),
        ...{ width: z.int().min(1).max(4000), height: z.int().min(1).max(4000) },
        ...{ sha256: digest, sizeBytes: z.int().positive() },
      }),
    )
    .min(1)
    .max(20),
});
