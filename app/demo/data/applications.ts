import type { SeedApplication } from "./application-content.ts";
import { AWAITING_HEAD_APPLICATION } from "./applications/awaiting-head.ts";
import { DRAFT_APPLICATION } from "./applications/draft.ts";
import { IN_CHECK_APPLICATION } from "./applications/in-check.ts";
import { INFO_REQUESTED_APPLICATION } from "./applications/info-requested.ts";
import { RECOMMENDED_APPLICATION } from "./applications/recommended.ts";

/** One file for each stage a visitor may want to see. Registration numbers are invented, like the people. */
export const SEED_APPLICATIONS: readonly SeedApplication[] = [
  DRAFT_APPLICATION,
  AWAITING_HEAD_APPLICATION,
  IN_CHECK_APPLICATION,
  INFO_REQUESTED_APPLICATION,
  RECOMMENDED_APPLICATION,
];
