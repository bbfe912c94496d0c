import type { ChoiceGroup } from "#app/ui/grouped-choices.tsx";
import type { Option } from "#app/ui/select.tsx";
import type { ProgressLight } from "#db/vocabulary-work.ts";
import type { MomentView, StatusView, TitleView } from "../project/project-model.ts";

export type LightView = Omit<StatusView, "explain">;

/** A note as its form begins. */
export interface NoteStart {
  /** The mark of what stands. */
  version: string;
  light: ProgressLight;
  said: string;
  reached: string;
  reachedWomen: string;
  reachedYouth: string;
  countries: string[];
  nextSteps: string;
  risks: string;
}

export interface NoteView {
  id: string;
  institution: string;
  person: string;
  at: MomentView;
  /** When it was corrected, in words; null where it stands as it was written. */
  corrected: string | null;
  /** An own note; corrected as long as it is fresh. */
  own: { start: NoteStart; isFresh: boolean } | null;
  light: LightView;
  said: string;
  /** How many were reached, in words. */
  reached: string[];
  countries: string;
  nextSteps: string | null;
  risks: string | null;
}

/** The page of a project's course. */
export interface ProgressView {
  title: string;
  project: { title: TitleView; to: string };
  isUnderWay: boolean;
  notes: NoteView[];
  /** By when the next note is due, in words. */
  due: string | null;
  /** The id of the next note; null for whoever writes none. */
  newId: string | null;
  institutions: Option[];
  countriesByRegion: readonly ChoiceGroup[];
}

/** The last light of a project beside what else is known of it. */
export interface CourseView {
  light: LightView | null;
  /** That nothing was noted, or when. */
  noted: string;
}
