import { z } from "zod";
import { choice, line, prose } from "#app/platform/fields.ts";
import { LANGUAGES } from "#db/vocabulary-taxonomies.ts";
import { DOCUMENT_NOTE } from "./limits.ts";

const documentId = z.string().min(1).max(64);
const note = prose({ max: DOCUMENT_NOTE }).optional();

/** A new document; its first file is read beside it. */
export const addSchema = z.object({ name: line({ min: 2, max: 120 }), language: choice(LANGUAGES).optional(), note });

/** A newer file of a document. */
export const versionSchema = z.object({ documentId, note });

export const documentSchema = z.object({ documentId });
