import { boolean, enumText, id, index, integer, table, text, timestamp } from "../kit.ts";
import { person } from "./accounts.ts";

/** What is known of a stored file. Its bytes are under its `id` in the files folder; the name is only ever shown. */
export const files = table(
  "files",
  {
    id: id(),
    purpose: enumText(["document", "logo", "application_copy", "message", "cover"]).notNull(),
    ownerType: enumText(["application", "institution", "project"]).notNull(),
    ownerId: text().notNull(),
    name: text().notNull(),
    mediaType: text().notNull(),
    sizeBytes: integer().notNull(),
    sha256: text().notNull(),
    /** Another file, of a harmless kind, is attached in it; null when nobody has looked. */
    hasAttachment: boolean(),
    uploadedById: person(),
    createdAt: timestamp().notNull(),
  },
  (t) => [index("files_owner").on(t.ownerType, t.ownerId)],
);
