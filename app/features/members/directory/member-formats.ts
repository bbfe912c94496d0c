import { SHEET_FORMATS } from "#app/platform/sheet.ts";

/** The kinds of file the members found can be saved as. */
export const MEMBER_FORMATS = [...SHEET_FORMATS, "geojson"] as const;
export type MemberFormat = (typeof MEMBER_FORMATS)[number];
