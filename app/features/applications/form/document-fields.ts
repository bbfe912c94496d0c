import type { DocumentKind } from "#db/vocabulary.ts";

/** What is asked with a file: the words of each are `applications:documents.<key>`. */
export interface DocumentField {
  key: "file" | "issued_on" | "expires_on" | "summary";
  need: "required" | "optional";
}

/** What is asked with a document of a kind, in its order: on the page where it is added, and in the printed form. */
export function documentFields(kind: DocumentKind): readonly DocumentField[] {
  const expiry: DocumentField[] = kind === "recognition_accreditation" ? [{ key: "expires_on", need: "optional" }] : [];
  return [
    { key: "file", need: "required" },
    { key: "issued_on", need: kind === "letter_of_intent" ? "required" : "optional" },
    ...expiry,
    { key: "summary", need: "optional" },
  ];
}
