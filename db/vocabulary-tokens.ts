/** What a token lets a program read: the directory and the projects as members see them. Nothing writes. */
export const API_SCOPES = ["members:read", "projects:read"] as const;
export type ApiScope = (typeof API_SCOPES)[number];
