interface Attachment {
  name: string;
  mediaType: string;
  sizeBytes?: number;
}

/**
 * Headers of a file that is saved and never shown: even a file that a browser would take for a page does nothing. The
 * name travels encoded (RFC 8187), so that it cannot become a header.
 */
export function attachment(file: Attachment): Record<string, string> {
  return { ...fileHeaders("attachment", file), "Content-Security-Policy": "sandbox; default-src 'none'" };
}

/** What was found at upload to be of its type and without scripts, and what every browser draws by itself. */
const SHOWN_TYPES: readonly string[] = ["application/pdf", "image/jpeg", "image/png"];

/**
 * Headers of a document that is shown in a window of its own. A sandbox would keep browsers from drawing a PDF; nothing
 * but the document itself is loaded, and no page can frame it. Any other type is saved.
 */
export function shown(file: Attachment): Record<string, string> {
  if (!SHOWN_TYPES.includes(file.mediaType)) return attachment(file);
  const policy =
    "default-src 'none'; object-src 'self'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";
  return { ...fileHeaders("inline", file), "Content-Security-Policy": policy };
}

function fileHeaders(disposition: "attachment" | "inline", { name, mediaType, sizeBytes }: Attachment) {
  const plain = name.replace(/[^\x20-\x7e]|["\\%;]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    "Content-Type": mediaType,
    ...(sizeBytes === undefined ? {} : { "Content-Length": String(sizeBytes) }),
    "Content-Disposition": `${disposition}; filename="${plain}"; filename*=UTF-8''${encoded}`,
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
  };
}
