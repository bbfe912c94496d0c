interface Attachment {
  name: string;
  mediaType: string;
  sizeBytes?: number;
}

/**
 * Headers of a file that is saved and never shown: even a file that a browser would take for a page does nothing. The
 * name travels encoded (RFC 8187), so that it cannot become a header.
 */
export function attachment({ name, mediaType, sizeBytes }: Attachment): Record<string, string> {
  const plain = name.replace(/[^\x20-\x7e]|["\\%;]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    "Content-Type": mediaType,
    ...(sizeBytes === undefined ? {} : { "Content-Length": String(sizeBytes) }),
    "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
  };
}
