import type { TitleView } from "../project/project-model.ts";

export interface MeetingStart {
  id: string;
  version: number;
  title: string;
  day: string;
  time: string;
  timeZone: string;
  durationMinutes: string;
  place: string;
  agenda: string;
}

export interface MeetingView {
  id: string;
  title: string;
  at: { dateTime: string; text: string };
  /** The zone whose clocks are meant, and how long it lasts. */
  lasts: string;
  place: string;
  isAddress: boolean;
  agenda: string | null;
  minutes: string | null;
  isCancelled: boolean;
  /** Where its entry for calendars is. */
  calendar: string;
  edit: MeetingStart | null;
  mayWrite: boolean;
}

/** The page of a project's meetings. */
export interface MeetingsView {
  title: string;
  project: { title: TitleView; to: string };
  isUnderWay: boolean;
  meetings: MeetingView[];
  start: MeetingStart | null;
}
