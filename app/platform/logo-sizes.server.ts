import type { Background } from "./background.server.ts";
import { keepFew } from "./keep-few.ts";
import type { LogoDrawing } from "./logo-image.ts";

const TIMEOUT_MS = 20_000;
/** Some twenty kilobytes each, all sizes together. */
const MOST_KEPT = 500;
/** So long a reader waits for a smaller picture; then the larger one is there sooner. */
const PATIENCE_MS = 1_500;

const kept = new Map<string, Promise<LogoDrawing[]>>();

function drawSizes(background: Background, fileId: string, read: () => Promise<Buffer>): Promise<LogoDrawing[]> {
  const found = kept.get(fileId);
  if (found) return found;
  const drawn = read().then((bytes) =>
    background.run<LogoDrawing[]>({ lane: "files", task: "draw-logo-sizes", bytes, timeoutMs: TIMEOUT_MS }),
  );
  keepFew(kept, fileId, drawn, MOST_KEPT);
  drawn.catch(() => kept.delete(fileId));
  return drawn;
}

/**
 * A drawing of a stored logo, which is made the first time somebody asks for one of its sizes, whenever it was uploaded.
 * Null while it is not there: what draws them is busy, or has failed.
 */
export async function findLogoDrawing(
  background: Background,
  fileId: string,
  { read, isWanted }: { read: () => Promise<Buffer>; isWanted: (drawing: LogoDrawing) => boolean },
): Promise<LogoDrawing | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  const drawn = drawSizes(background, fileId, read).then(
    (all) => all.find(isWanted) ?? null,
    () => null,
  );
  const first = await Promise.race([drawn, late]);
  clearTimeout(timer);
  return first;
}
