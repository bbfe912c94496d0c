import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { checkMembership } from "#app/features/members/institution/membership-check.server.ts";
import { checkView } from "#app/features/members/institution/membership-view.server.ts";
import { MembershipCheckPage } from "#app/features/members/membership/ui/membership-check-page.tsx";
import { tooMany } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { titled } from "#app/ui/page-titles.ts";

export const handle = { isStatic: true };

export const meta: MetaFunction<typeof loader> = ({ data, matches, params }) => [
  ...titled(matches, data?.title, data && params.number),
  { name: "robots", content: "noindex" },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, clock, locale, limits, clientIp } = context;
  const wait = await limits.consume("searchByAddress", { ip: clientIp });
  if (wait !== null) throw tooMany(wait);
  const now = clock.now();
  const check = await checkMembership(db, params.number ?? "", now);
  const title = translator(locale)("members:verify.title");
  return json({ title, check: checkView(check, now, locale) }, { status: check.answer === "unknown" ? 404 : 200 });
}

export default function Verify() {
  const { title, check } = useLoaderData<typeof loader>();
  return <MembershipCheckPage title={title} check={check} />;
}
