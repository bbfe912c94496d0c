import type { LoaderFunctionArgs } from "@remix-run/node";
import { meetingCalendar } from "#app/features/projects/work/meetings-view.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { requirePartnership } from "./answers/partnership.server.ts";

/** One meeting of a project for calendars. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, config, locale } = args.context;
  const subject = await requirePartnership(args);
  const text = await meetingCalendar(db, subject, { id: args.params.id ?? "", origin: config.origin, locale });
  if (text === null) throw notFound();
  const headers = {
    "Content-Type": "text/calendar; charset=utf-8",
    "Content-Disposition": 'attachment; filename="meeting.ics"',
    "Cache-Control": "private, no-store",
  };
  return new Response(text, { headers });
}
