import type { LoaderFunctionArgs } from "@remix-run/node";
import { saveMembers } from "#app/features/open-data/save-members.server.ts";
import { parseDirectoryFilter, unknownChoices } from "#app/features/members/directory/directory-filter.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { refuseCodes } from "#app/http/data-answer.server.ts";
import { notFound, tooMany } from "#app/http/refusals.server.ts";
import { networkOf } from "#app/platform/client-network.ts";
import { dayNow } from "#app/platform/days.ts";
import { MEMBER_FORMATS } from "#app/features/members/directory/member-formats.ts";

/** The members of the directory as it is filtered, as a file to save. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const format = MEMBER_FORMATS.find((one) => one === params.format);
  if (!format) throw notFound();
  const { clock, limits, clientIp } = context;
  const wait = await limits.consume("exportByAddress", { ip: clientIp });
  if (wait !== null) throw tooMany(wait);
  const { searchParams } = new URL(request.url);
  const refusal = refuseCodes(context, unknownChoices(searchParams));
  if (refusal) return refusal;
  const filter = parseDirectoryFilter(searchParams);
  const today = dayNow(clock);
  const { bytes, mediaType } = await whenDone(
    saveMembers(context, filter, { format, today, network: networkOf(clientIp) }),
  );
  const headers = attachment({ name: `members-${today}.${format}`, mediaType, sizeBytes: bytes.length });
  return new Response(new Uint8Array(bytes), { headers });
}
