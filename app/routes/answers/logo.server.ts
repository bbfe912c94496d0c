interface LogoAnswer {
  mediaType: string;
  isListed: boolean;
  /** How long it may be kept. */
  seconds?: number;
}

const DAY = 86_400;

/** A logo as it is served. Whatever its bytes were, a browser only draws it. */
export function logoAnswer(bytes: Uint8Array, { mediaType, isListed, seconds = DAY }: LogoAnswer): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": mediaType,
      "Content-Length": String(bytes.length),
      "Content-Disposition": "inline",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      ...(isListed
        ? { "Cache-Control": `public, max-age=${seconds}`, "Cross-Origin-Resource-Policy": "cross-origin" }
        : { "Cache-Control": "private, no-store" }),
    },
  });
}
