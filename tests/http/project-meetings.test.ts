import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { outbox } from "#db/schema/outbox.ts";
import { acting, post, startActing, takePart, textOf } from "#tests/support/project-acts.ts";
import { openForm } from "#tests/support/served-form.ts";

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
  const minutes = await openForm(acting.leader.browser, page, "Save the minutes");
  await minutes.fill("Minutes", "We take the maps of 1890.").press("Save the minutes");
  expect(await textOf(acting.partner, page)).toContain("We take the maps of 1890.");
  await (await openForm(acting.leader.browser, page, "Cancel the meeting")).press("Cancel the meeting");
  expect(await entry()).toMatch(/METHOD:CANCEL[^]*SEQUENCE:2[^]*STATUS:CANCELLED/);
  expect(await entry()).toContain(uid);
  expect(await letters()).toContain(`project-meeting_cancelled ${acting.partner.email}`);
  expect((await acting.portal.browser().get(address)).status).toBe(302);
  expect((await acting.partner.browser.get(`/projects/${project.slug}/meetings/nothing/calendar.ics`)).status).toBe(
    404,
  );
});
