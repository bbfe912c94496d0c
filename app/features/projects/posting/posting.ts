import { z } from "zod";
import { whole } from "#app/platform/fields.ts";
import type { TypedFields } from "../project/project-form.ts";
import type { ProjectValues } from "../project/posting-fields.ts";

/** The lists of a posting, whose rows its form adds and takes away. */
export const PROJECT_LISTS = ["needs", "partners"] as const;

/** What an empty form is given, so that sending it twice begins one draft. */
export const formKeyField = z.uuid();
export const versionField = whole(0, 1_000_000);

/** What somebody wants of a posting, opened at a version. */
export type PostingIntent = {
  typed: TypedFields;
  version: number;
  /** Saved over what was saved meanwhile, after that was said. */
  isOver?: boolean;
} & (
  | { intent: "save" }
  /** Saved by itself while somebody types. On the board it is kept beside what stands there. */
  | { intent: "autosave" }
  /** Saved in the same way, and then shown as its readers would see it. */
  | { intent: "preview" }
  /** A row is added or taken away. A draft is saved with it; beside what is on the board it is kept until the whole is saved. */
  | { intent: "rows"; list: string }
  /** What was kept beside a project on the board is dropped. */
  | { intent: "discard" }
  | { intent: "submit"; values: ProjectValues }
  /** Handed in with something wrong in it. A draft is kept all the same; what is on the board is only shown again. */
  | { intent: "refused" }
);
