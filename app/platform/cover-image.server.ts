import type { CoverDrawing, CoverFault, DrawnCover } from "#app/worker/files/draw-cover.ts";
import type { Background } from "./background.server.ts";
import { lookInto } from "./document-inspection.server.ts";

/** Nine drawings of one picture, some of them more than once: AVIF takes its time. */
const TIMEOUT_MS = 40_000;

export type CoverRefusal = CoverFault | { kind: "too_hard" };

/** A PNG or JPEG in every size and format of a cover, or what is wrong with it. Nothing of its bytes survives. */
export async function drawCover(background: Background, bytes: Uint8Array): Promise<CoverDrawing[] | CoverRefusal> {
  const work = { lane: "files", timeoutMs: TIMEOUT_MS } as const;
  const drawn = await lookInto<DrawnCover>(background, "draw-cover", bytes, work);
  if (!drawn) return { kind: "too_hard" };
  return "fault" in drawn ? drawn.fault : drawn.pictures;
}
