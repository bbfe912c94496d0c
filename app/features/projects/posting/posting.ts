import { z } from "zod";
import { line, whole } from "#app/platform/fields.ts";
import type { TypedFields } from "../project/project-form.ts";
import type { ProjectValues } from "../project/posting-fields.ts";

/** The lists of a posting, whose rows its form adds and takes away. */
export const PROJECT_LISTS = ["needs", "partners"] as const;

/** All that is asked of a draft. */
export const draftTitle = line({ min: 3, max: 200 });

/** What an empty form is given, so that sending it twice begins one draft. */
export const formKeyField = z.uuid();
export const versionField = whole(0, 1_000_000);

/** What somebody wants of a posting, opened at a version. */
export type PostingIntent = { typed: TypedFields; version: number } & (
  | { intent: "save"; titleEn: string }
  /** Saved by itself while somebody types; the title may be none yet. On the board it is kept beside what stands there. */
  | { intent: "autosave"; titleEn: string | null }
  /** Saved in the same way, and then shown as its readers would see it. */
  | { intent: "preview"; titleEn: string | null }
  /** A row is added or taken away. A draft is saved with it; beside what is on the board it is kept until the whole is saved. */
  | { intent: "rows"; titleEn: string | null; list: string }
  /** What was kept beside a project on the board is dropped. */
  | { intent: "discard"; titleEn: string | null }
  | { intent: "submit"; titleEn: string; values: ProjectValues }
  /** Handed in with something wrong in it. A draft is kept all the same; what is on the board is only shown again. */
  | { intent: "refused"; titleEn: string | null }
);
