import type { ReaderWords } from "#app/ui/letter-field.tsx";
import type { TimeView } from "../file/review-dates.server.ts";
import type { Twin } from "../file/twin.ts";

interface Named extends Pick<Twin, "kind" | "id" | "name"> {
  to: string;
  /** The number of a case; null for a member. */
  reference: string | null;
  /** A case that goes on. */
  isOpen: boolean;
}

/** What looks like the institution of a file, by its strongest sign. */
export interface TwinView extends Named, Pick<Twin, "sharedBy"> {
  /** Refused for false information, or removed. */
  isWarning: boolean;
}

interface ToldApartView extends Named {
  note: string;
  by: string | null;
  at: TimeView;
}

export interface TwinsPageView {
  id: string;
  version: number;
  mayJudge: boolean;
  mayClose: boolean;
  readers: ReaderWords[];
  twins: TwinView[];
  toldApart: ToldApartView[];
}
