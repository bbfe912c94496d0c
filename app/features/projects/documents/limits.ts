/** So many documents a project holds, and so many files each; and so much in all, those that were removed included. */
export const MOST_DOCUMENTS = 60;
export const MOST_VERSIONS = 40;
export const MOST_BYTES = 500 * 1024 * 1024;

/** The most characters of what is said of a file. */
export const DOCUMENT_NOTE = 500;
