import { transliterate } from "#db/search.server.ts";

// «-ий», «-ый» and their kin are written in Latin letters in as many ways as there are clerks.
const ENDING = /[iy][iyj](?= |$)/g;

/** Folded words in Latin letters, as members and what is asked for are compared. */
export const foldedWords = (...parts: readonly string[]): string => plainEndings(transliterate(...parts));

export const plainEndings = (folded: string): string => folded.replace(ENDING, "y");
