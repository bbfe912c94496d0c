/** By which rule somebody may not vote: tied to the applicant, or has recommended or reviewed the file. */
export type Bar = "conflict" | "recommended" | "reviewed";
