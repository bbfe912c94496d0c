import type { TFunction } from "i18next";

const KILOBYTE = 1024;
const MEGABYTE = KILOBYTE * KILOBYTE;

/** How large a file is, in words: in kilobytes, and from one megabyte on in those. */
export function fileSize(t: TFunction, bytes: number): string {
  if (bytes < MEGABYTE) return t("common:size.kilobytes", { size: Math.max(1, Math.round(bytes / KILOBYTE)) });
  return t("common:size.megabytes", { size: Math.round((10 * bytes) / MEGABYTE) / 10 });
}
