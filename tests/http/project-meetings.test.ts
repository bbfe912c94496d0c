import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { outbox } from "#db/schema/outbox.ts";
import { daysAfter, dayNow } from "#app/platform/days.ts";
import { errorsOf } from "#tests/support/answers.ts";
import { letterTo } from "#tests/support/letters.ts";
import { acting, post, startActing, takePart, textOf } from "#tests/support/project-acts.ts";
import { formsOn, openForm } from "#tests/support/served-form.ts";

startActing();

test("a meeting is called by the clocks of a named zone, told to all, changed and cancelled in calendars too", async () => {
  const project = await post("published");
  await takePart(project);
  const page = `/projects/${project.slug}/meetings`;
  const letters = async () =>
    (await acting.portal.services.db.select().from(outbox).where(eq(outbox.subjectId, project.id)))
      .filter(({ kind }) => kind.startsWith("project-meeting"))
      .map(({ kind, recipient }) => `${kind} ${recipient}`);
  const form = await openForm(acting.partner.browser, page, "Call the meeting");
  // The zones of those who take part come first, the reader's own before the others.
  expect(form.read("Time zone")).toMatch(/^Asia\/(Tashkent|Samarkand)$/);
  expect([...form.control("Time zone").querySelectorAll("optgroup")].map(({ label }) => label)).toEqual([
    ...["Where those who take part are", "Asia", "Europe", "Africa", "Americas", "Oceania"],
  ]);
  form
    .fill("Title", "First talk, on maps")
    .fill("Day", "2027-03-10")
    .fill("Hour", "9:30")
    .choose("Time zone", "Rome, UTC+1 / UTC+2");
  form.fill("Place or link", "Hall 3; Almaty").fill("Agenda", "Which maps, whose");
  expect((await form.press("Call the meeting")).page.text).toContain("The meeting has been saved.");
  await form.press("Call the meeting");
  expect(await letters()).toEqual([`project-meeting_called ${acting.leader.email}`]);
  expect(await textOf(acting.leader, page)).toMatch(/09:30\W+Rome, UTC\+1/);
  const inRussian = await acting.coordinator.browser.get(`${page}?lng=ru`);
  expect(inRussian.text).toMatch(/09:30\W+Рим, UTC\+1/);

  const called = await letterTo(acting.portal, acting.leader.email, "project-meeting_called");
  for (const words of ["First talk, on maps", "10 March 2027", "09:30", "Rome, UTC+1", "Letters of the road"])
    expect([words, called.subject.includes(words), called.text.includes(words)]).toEqual([words, true, true]);

  const link = (await acting.leader.browser.get(page)).document.querySelector('main a[href$=".ics"]');
  const address = link?.getAttribute("href") ?? "";
  const entry = async () => (await acting.coordinator.browser.get(address)).text;
  expect(await entry()).toMatch(/METHOD:PUBLISH[^]*SEQUENCE:0[^]*DTSTART:20270310T083000Z[^]*DTEND:20270310T093000Z/);
  expect(await entry()).toContain("LOCATION:Hall 3\\; Almaty");
  const uid = /UID:\S+/.exec(await entry())?.[0];
  const change = await openForm(acting.partner.browser, page, "Save");
  const odd = await change.fill("Hour", "noon").press("Save");
  expect([odd.answer.status, odd.page.text]).toEqual([422, expect.stringContaining("Type hours and minutes")]);
  await odd.form("Save").fill("Hour", "11:00").press("Save");
  expect(await entry()).toMatch(/SEQUENCE:1[^]*DTSTART:20270310T100000Z/);
  const cancelling = await openForm(acting.leader.browser, page, "Cancel the meeting");
  const minutes = await openForm(acting.leader.browser, page, "Save the minutes");
  await minutes.fill("Minutes", "We take the maps of 1890.").press("Save the minutes");
  expect(await textOf(acting.partner, page)).toContain("We take the maps of 1890.");
  const held = await cancelling.press("Cancel the meeting");
  expect([held.answer.status, held.page.text]).toEqual([409, expect.stringContaining("This meeting has been held")]);
  expect(formsOn(acting.leader.browser, held).flatMap(({ buttons }) => buttons)).not.toContain("Cancel the meeting");
  await (await openForm(acting.leader.browser, page, "Save the minutes")).fill("Minutes", "").press("Save the minutes");
  await (await openForm(acting.leader.browser, page, "Cancel the meeting")).press("Cancel the meeting");
  expect(await entry()).toMatch(/METHOD:CANCEL[^]*SEQUENCE:2[^]*STATUS:CANCELLED/);
  expect(await entry()).toContain(uid);
  const over = await letterTo(acting.portal, acting.partner.email, "project-meeting_cancelled");
  for (const words of ["First talk, on maps", "11:00", "Rome, UTC+1"])
    expect([words, over.subject.includes(words), over.text.includes(words)]).toEqual([words, true, true]);
  const late = await minutes.fill("Minutes", "We have not met.").press("Save the minutes");
  expect([late.answer.status, late.page.text]).toEqual([409, expect.stringContaining("We have not met.")]);
  expect(late.page.text).toContain("This meeting has been cancelled meanwhile");
  expect(await letters()).toContain(`project-meeting_cancelled ${acting.partner.email}`);
  expect((await acting.portal.browser().get(address)).status).toBe(302);
  expect((await acting.partner.browser.get(`/projects/${project.slug}/meetings/nothing/calendar.ics`)).status).toBe(
    404,
  );
});

test("of meetings to come the next comes first, then those that are over, the last first; a past day is asked about", async () => {
  const project = await post("published");
  const page = `/projects/${project.slug}/meetings`;
  const today = dayNow(acting.portal.services.clock);
  const call = async (title: string, days: number) => {
    const form = await openForm(acting.leader.browser, page, "Call the meeting");
    form.fill("Title", title).fill("Day", daysAfter(today, days)).fill("Hour", "9:30").fill("Place or link", "Hall 3");
    return form.press("Call the meeting");
  };
  await call("In a month", 30);
  await call("In a week", 7);
  for (const [title, days] of [
    ["A month ago", -30],
    ["A week ago", -7],
  ] as const) {
    const asked = await call(title, days);
    expect([asked.answer.status, errorsOf(asked.answer)]).toEqual([
      422,
      [expect.stringContaining("This day has passed.")],
    ]);
    await asked.form("Call the meeting").press("Call the meeting");
  }
  const { document } = await acting.leader.browser.get(page);
  const titles = [...document.querySelectorAll("main h2")].map(({ textContent }) => textContent);
  const order = ["In a week", "In a month", "A week ago", "A month ago"];
  expect(titles.filter((title) => order.includes(title ?? ""))).toEqual(order);
});
