/** The sides of the squares a logo is drawn in: of a row or card and of its page, for screens of one and of two dots. */
export const LOGO = { sides: [56, 88, 112, 176], formats: ["avif", "webp"] } as const;

export type LogoFormat = (typeof LOGO.formats)[number];

/** The media type of each format. */
export const LOGO_MEDIA_TYPES = { avif: "image/avif", webp: "image/webp" } as const;

export interface LogoDrawing {
  side: number;
  format: LogoFormat;
  bytes: Uint8Array;
}
