import { expect, test } from "vitest";
import { writeCalendar } from "#app/platform/calendar.ts";

const day = {
  uid: "1f0c7a52-0000-4000-8000-000000000001",
  day: "2026-12-31",
  changedAt: new Date("2026-11-29T08:05:06.789Z"),
  summary: "Bazaars; caravanserais, and \\ roads",
  description: "Lead University, Kazakhstan\nhttps://portal.example/projects/bazaars",
  url: "https://portal.example/projects/bazaars",
};

/** Lines as a reader of calendars puts them together. */
const unfolded = (text: string) => text.replaceAll("\r\n ", "").split("\r\n");

test("a day lasts until the next, and signs that mean something in a calendar stand in texts as themselves", () => {
  const lines = unfolded(writeCalendar("Days: Association", [day]));
  expect(lines.slice(0, 2)).toEqual(["BEGIN:VCALENDAR", "VERSION:2.0"]);
  expect(lines).toContain("DTSTART;VALUE=DATE:20261231");
  expect(lines).toContain("DTEND;VALUE=DATE:20270101");
  expect(lines).toContain("DTSTAMP:20261129T080506Z");
  expect(lines).toContain("UID:1f0c7a52-0000-4000-8000-000000000001");
  expect(lines).toContain("SUMMARY:Bazaars\\; caravanserais\\, and \\\\ roads");
  expect(lines).toContain("DESCRIPTION:Lead University\\, Kazakhstan\\nhttps://portal.example/projects/bazaars");
  expect(lines.slice(-2)).toEqual(["END:VCALENDAR", ""]);
});

test("no line is longer than 75 octets, and none is cut within a letter", () => {
  const summary = "Қызығушылық білдірудің соңғы күні: 𐰃𐰠 жолдары мен керуен сарайлар туралы бірлескен зерттеу";
  const text = writeCalendar("Күнтізбе", [{ ...day, summary }]);
  for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text).not.toContain("\ufffd");
  expect(unfolded(text)).toContain(`SUMMARY:${summary}`);
});
