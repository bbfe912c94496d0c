import type { SeedApplication } from "./application-content.ts";
import { AWAITING_HEAD_APPLICATION } from "./applications/awaiting-head.ts";
import { DRAFT_APPLICATION } from "./applications/draft.ts";
import { FILED_LINES } from "./applications/filed.ts";
import { filedApplication } from "./applications/filed-application.ts";
import { IN_CHECK_APPLICATION } from "./applications/in-check.ts";
import { INFO_REQUESTED_APPLICATION } from "./applications/info-requested.ts";
import { RECOMMENDED_APPLICATION } from "./applications/recommended.ts";

/** One file with answers of its own for each stage a visitor may want to see, then a queue of files that were filled in alike. Registration numbers are invented, like the people. */
export const SEED_APPLICATIONS: readonly SeedApplication[] = [
  DRAFT_APPLICATION,
  AWAITING_HEAD_APPLICATION,
  IN_CHECK_APPLICATION,
  INFO_REQUESTED_APPLICATION,
  RECOMMENDED_APPLICATION,
  ...FILED_LINES.map(filedApplication),
];
