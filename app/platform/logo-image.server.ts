import type { DrawnLogo, PictureFault } from "#app/worker/files/inspect-picture.ts";
import type { Background } from "./background.server.ts";
import { lookInto } from "./document-inspection.server.ts";

export const LOGO_MEDIA_TYPE = "image/webp";

export type LogoFault = PictureFault | { kind: "too_hard" };

/** A PNG or JPEG redrawn as a square without metadata, or what is wrong with it. Nothing of its bytes survives. */
export async function drawLogo(background: Background, bytes: Uint8Array): Promise<Buffer | LogoFault> {
  const drawn = await lookInto<DrawnLogo>(background, "draw-logo", bytes);
  if (!drawn) return { kind: "too_hard" };
  return "fault" in drawn ? drawn.fault : Buffer.from(drawn.bytes);
}
