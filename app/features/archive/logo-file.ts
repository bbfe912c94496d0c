import type { MemberRecord } from "./archive.schema.ts";

const ENDINGS = { "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp" } as const;

/** Where the logo of a member stands in a folder; null where it has none. */
export const logoFile = ({ slug, logo }: Pick<MemberRecord, "slug" | "logo">) =>
  logo && `logos/${slug}.${ENDINGS[logo.mediaType]}`;
