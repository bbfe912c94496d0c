import { z } from "zod";
import { choice } from "#app/platform/fields.ts";

const id = z.uuid();

/** Whom to ask to write the project, of which institution. */
export const inviteEditorSchema = z.object({ institutionId: id, userId: id });

/** Somebody who writes the project or is asked to. */
export const editorSchema = z.object({ editorId: id });

/** The answer to an invitation. */
export const answerEditingSchema = z.object({ answer: choice(["accept", "decline"]) });
