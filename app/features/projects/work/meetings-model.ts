import type { OptionGroup } from "#app/ui/select.tsx";
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
  /** Its day is over: of the zones only those of the people concerned are offered. */
  isPast: boolean;
  /** Where its entry for calendars is. */
  calendar: string;
  edit: MeetingStart | null;
  mayCancel: boolean;
  /** The minutes as their form begins; null for whoever writes none. */
  write: { version: string; minutes: string } | null;
}

/** The page of a project's meetings. */
export interface MeetingsView {
  title: string;
  project: { title: TitleView; to: string };
  isUnderWay: boolean;
  meetings: MeetingView[];
  start: MeetingStart | null;
  /** The zones to choose one from: those of the institutions that take part first. */
  zones: OptionGroup[];
}
