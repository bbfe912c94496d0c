import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportQueue } from "#app/features/applications/review/export-queue.server.ts";
import { readQueueFilter } from "#app/features/applications/review/review-filter.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { requireReviewer } from "#app/http/guards.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { MEDIA_TYPE_OF, SHEET_FORMATS } from "#app/platform/sheet.ts";

/** The queue as it is filtered, as a spreadsheet. */
export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireReviewer(args);
  const format = SHEET_FORMATS.find((one) => one === args.params.format);
  if (!format) throw notFound();
  const { context, request } = args;
  const wait = await context.limits.consume("exportByUser", { user: viewer.id });
  if (wait !== null) throw refuse(429, { "Retry-After": String(wait) });
  const filter = readQueueFilter(new URL(request.url).searchParams);
  const now = context.clock.now();
  const bytes = await whenDone(exportQueue(context, format, { viewer, filter, locale: context.locale, now }));
  return new Response(new Uint8Array(bytes), {
    headers: attachment({
      name: `cases-${dayOf(now)}.${format}`,
      mediaType: MEDIA_TYPE_OF[format],
      sizeBytes: bytes.length,
    }),
  });
}
