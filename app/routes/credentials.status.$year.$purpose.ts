import type { LoaderFunctionArgs } from "@remix-run/node";
import { LIST_SECONDS, signStatusList } from "#app/features/members/credential/status-list.server.ts";
import { STATUS_PURPOSES } from "#app/features/members/credential/status-place.ts";
import { refuseFlood } from "#app/http/data-answer.server.ts";
import { problem } from "#app/http/problem.server.ts";

/** Which credentials of a year have ended, or rest: the list that whoever checks one reads. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const refusal = await refuseFlood(context);
  if (refusal) return refusal;
  const purpose = STATUS_PURPOSES.find((one) => one === params.purpose);
  if (!purpose || !/^\d{4}$/.test(params.year ?? "")) return problem(context, 404);
  return new Response(await signStatusList(context, params.year ?? "", purpose), {
    headers: { "Content-Type": "application/vc+jwt", "Cache-Control": `public, max-age=${LIST_SECONDS}` },
  });
}
