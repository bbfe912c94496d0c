/** The limit that a body has met: of the text of a form or of a file, in megabytes. */
export interface TooLarge {
  what: "form" | "file";
  most: number;
}
