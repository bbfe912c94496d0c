import { codeText, enumText, json, table, text, timestamp } from "../kit.ts";
import { LOCALES } from "../locales.ts";
import { COVER_LICENCES } from "../vocabulary.ts";
import { institutions } from "./members.ts";

/** One drawing of a cover: a stored file, and how it was drawn. */
export interface CoverPicture {
  fileId: string;
  format: "avif" | "webp" | "jpeg";
  width: number;
  height: number;
}

/** The picture at the head of a member's page, with what is said of it. Its drawings are stored files of the institution. */
export const institutionCovers = table("institution_covers", {
  institutionId: text()
    .primaryKey()
    .references(() => institutions.id, { onDelete: "cascade" }),
  alt: text().notNull(),
  altLanguage: codeText(LOCALES).notNull(),
  credit: text().notNull(),
  licence: codeText(COVER_LICENCES).notNull(),
  pictures: json<CoverPicture[]>().notNull(),
  /** Null while it is shown; what was removed is kept a while, so that it can be put back. */
  removedAt: timestamp(),
  removedBy: enumText(["member", "secretariat"]),
  /** Why the secretariat took it down. */
  removalReason: text(),
});
