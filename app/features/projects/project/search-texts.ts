/** Raised when a project is found by more or less than before: the rows written until then are read again. */
export const SEARCH_TEXTS = { setting: "project_search_text", version: 4 } as const;
