/** A day in a calendar. */
export interface CalendarDay {
  /** Stays the same for as long as the thing it tells of exists. */
  uid: string;
  /** `YYYY-MM-DD`. */
  day: string;
  changedAt: Date;
  summary: string;
  description: string;
  url: string;
}

const LONGEST_LINE = 75;
const DAY_MS = 86_400_000;

/** What stands in a text of a calendar: signs that mean something there are marked, control characters left out. */
const escaped = (text: string) =>
  text
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r?\n/g, "\\n")
    .replace(/\p{Cc}/gu, "");

/** A line is at most 75 octets long; what is longer goes on in the next, behind a space, and no letter is cut in two. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > LONGEST_LINE) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}

const plainDay = (day: string) => day.replaceAll("-", "");
const dayAfter = (day: string) => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
const moment = (at: Date) => at.toISOString().replace(/[-:]|\.\d+/g, "");

const eventOf = ({ uid, day, changedAt, summary, description, url }: CalendarDay) => [
  "BEGIN:VEVENT",
  `UID:${escaped(uid)}`,
  `DTSTAMP:${moment(changedAt)}`,
  `LAST-MODIFIED:${moment(changedAt)}`,
  `DTSTART;VALUE=DATE:${plainDay(day)}`,
  `DTEND;VALUE=DATE:${plainDay(dayAfter(day))}`,
  `SUMMARY:${escaped(summary)}`,
  `DESCRIPTION:${escaped(description)}`,
  `URL:${url}`,
  "TRANSP:TRANSPARENT",
  "END:VEVENT",
];

/** A meeting in a calendar: a later SEQUENCE of the same UID takes the place of an earlier one. */
export interface CalendarMeeting {
  uid: string;
  startsAt: Date;
  endsAt: Date;
  changedAt: Date;
  sequence: number;
  isCancelled: boolean;
  summary: string;
  location: string;
  description: string;
  url: string;
}

const meetingOf = ({ isCancelled, ...meeting }: CalendarMeeting) => [
  "BEGIN:VEVENT",
  `UID:${escaped(meeting.uid)}`,
  `SEQUENCE:${meeting.sequence}`,
  `DTSTAMP:${moment(meeting.changedAt)}`,
  `DTSTART:${moment(meeting.startsAt)}`,
  `DTEND:${moment(meeting.endsAt)}`,
  `SUMMARY:${escaped(meeting.summary)}`,
  `LOCATION:${escaped(meeting.location)}`,
  `DESCRIPTION:${escaped(meeting.description)}`,
  `URL:${meeting.url}`,
  `STATUS:${isCancelled ? "CANCELLED" : "CONFIRMED"}`,
  "END:VEVENT",
];

/** Some days, and meetings, as a calendar that others subscribe to (RFC 5545). */
export function writeCalendar(
  name: string,
  days: readonly CalendarDay[],
  meetings: readonly CalendarMeeting[] = [],
): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Association of universities//Project board//EN",
    "CALSCALE:GREGORIAN",
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ...days.flatMap(eventOf),
    ...meetings.flatMap(meetingOf),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** One meeting as a file that calendars take in (RFC 5545). */
export function writeMeeting(meeting: CalendarMeeting): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Association of universities//Project meetings//EN",
    "CALSCALE:GREGORIAN",
    `METHOD:${meeting.isCancelled ? "CANCEL" : "PUBLISH"}`,
    ...meetingOf(meeting),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}
