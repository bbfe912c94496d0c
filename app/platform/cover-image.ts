/** The picture at the head of a member's page: how wide it is drawn, in what, and its width to its height. */
export const COVER = { widths: [640, 960, 1280, 1920], formats: ["avif", "webp", "jpeg"], ratio: 2.5 } as const;

/** The most bytes of a drawing, so that a page on a phone stays light: a pixel of its width has so many. */
export const COVER_BYTES_A_PIXEL = 45;

export type CoverFormat = (typeof COVER.formats)[number];

/** The media type of each format. */
export const COVER_MEDIA_TYPES = { avif: "image/avif", webp: "image/webp", jpeg: "image/jpeg" } as const;
