import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import { findPdfFault, type PdfFault } from "./pdf-inspection.server.ts";

/** Kinds of files that are taken as documents, with the endings their names may have. */
const ACCEPTED: Record<string, readonly string[]> = {
  "application/pdf": ["pdf"],
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
};

/** For the `accept` attribute of a file field. */
export const ACCEPTED_DOCUMENTS = ".pdf,.jpg,.jpeg,.png";

// A page scanned at 600 dots per inch in A3 has 70 million pixels.
const MOST_PIXELS = 80_000_000;

/** What is wrong with a file. `kind`: none of the accepted kinds. `ending`: the name says another kind than the content. */
export type DocumentFault = "empty" | "too_large" | "kind" | "ending" | "unreadable" | PdfFault;

type Inspected = { ok: true; mediaType: string } | { ok: false; fault: DocumentFault };

/** Decodes the whole picture, small, so that a broken or exploding one is found now and not by a reader. */
async function isReadablePicture(bytes: Uint8Array): Promise<boolean> {
  try {
    await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error", sequentialRead: true })
      .resize(16, 16)
      .toBuffer();
    return true;
  } catch {
    return false;
  }
}

/** Whether uploaded bytes are a document that may be stored and read by others: by content, never by what was declared. */
export async function inspectDocument({
  name,
  bytes,
  isTooLarge,
}: {
  name: string;
  bytes: Uint8Array;
  isTooLarge: boolean;
}): Promise<Inspected> {
  if (isTooLarge) return { ok: false, fault: "too_large" };
  if (bytes.length === 0) return { ok: false, fault: "empty" };
  const found = await fileTypeFromBuffer(bytes);
  const endings = found && ACCEPTED[found.mime];
  if (!endings) return { ok: false, fault: "kind" };
  if (!endings.includes(name.split(".").at(-1)?.toLowerCase() ?? "")) return { ok: false, fault: "ending" };
  if (found.mime === "application/pdf") {
    const fault = await findPdfFault(bytes);
    return fault ? { ok: false, fault } : { ok: true, mediaType: found.mime };
  }
  return (await isReadablePicture(bytes)) ? { ok: true, mediaType: found.mime } : { ok: false, fault: "unreadable" };
}
