import { parseWithZod } from "@conform-to/zod/v4";
import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { accountStanding } from "#app/features/accounts/viewer.ts";
import { tellOfBegun } from "#app/features/applications/precheck/begun.server.ts";
import { precheckQuery, precheckSchema } from "#app/features/applications/precheck/precheck.schema.ts";
import { isHere } from "#app/features/applications/precheck/find-duplicate.server.ts";
import { judgeInput, viewOutcome } from "#app/features/applications/precheck/precheck-page.server.ts";
import { PrecheckOutcomeView } from "#app/features/applications/precheck/ui/precheck-outcome.tsx";
import { documentHeaders } from "#app/http/document-headers.ts";
import { findIdentity, findViewer } from "#app/http/guards.server.ts";
import { tooMany } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { titled } from "#app/ui/page-titles.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...titled(matches, data?.title),
  { name: "robots", content: "noindex" },
];

const KNOWN = /^[a-z_]{1,30}$/;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, locale, limits, clientIp } = context;
  const params = new URL(request.url).searchParams;
  const fields = new URLSearchParams([...params].filter(([name]) => KNOWN.test(name)).slice(0, 20));
  const parsed = parseWithZod(fields, { schema: precheckSchema });
  if (parsed.status !== "success") throw redirect("/apply");
  const wait = await limits.consume("searchByAddress", { ip: clientIp });
  if (wait !== null) throw tooMany(wait);
  const [identity, viewer] = [await findIdentity({ context }), await findViewer({ context })];
  const judged = await judgeInput(context, parsed.value, { viewer, locale });
  if (!judged) throw redirect("/apply");
  const registryId = isHere(judged.duplicate) ? null : (judged.institution?.id ?? null);
  const { contactEmail } = await getAssociation(db);
  const query = precheckQuery(parsed.value);
  return json({
    title: translator(locale)("applications:precheck.outcome.title"),
    ...viewOutcome(judged, locale),
    begun: await tellOfBegun(context, registryId, viewer),
    answers: [...query],
    change: changeAddress(query),
    here: `/apply/outcome?${query.toString()}`,
    reader: accountStanding(identity && identity.viewer),
    contactEmail,
  });
}

/** The questions again, with every answer as it was given. */
function changeAddress(answers: URLSearchParams): string {
  const { name, ...given } = Object.fromEntries(answers) as Record<string, string>;
  const institution: Record<string, string> = given.registry ? {} : { unlisted: "1", q: name ?? "" };
  return `/apply?${new URLSearchParams({ ...institution, ...given }).toString()}`;
}

export default function Outcome() {
  return <PrecheckOutcomeView {...useLoaderData<typeof loader>()} />;
}
