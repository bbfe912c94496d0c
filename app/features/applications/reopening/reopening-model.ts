import type { ReaderWords } from "#app/ui/letter-field.tsx";
import type { TimeView } from "../file/review-dates.server.ts";

export interface ReopeningPageView {
  id: string;
  version: number;
  /** At once by a coordinator, with its approval, or with a second person's consent; null where the file cannot be opened again. */
  way: "at_once" | "approval" | "with_consent" | null;
  mayReopen: boolean;
  readers: ReaderWords[];
  /** What waits for a second person. */
  proposed: { reason: string; by: string | null; at: TimeView | null; may: "settle" | "take_back" | null } | null;
}
