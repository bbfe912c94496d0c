import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { checkMembership } from "#app/features/members/institution/membership-check.server.ts";
import { checkView } from "#app/features/members/institution/membership-view.server.ts";
import { MembershipCheckPage } from "#app/features/members/membership/ui/membership-check-page.tsx";
import { tooMany } from "#app/http/refusals.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { COPY_SCRIPT } from "#app/ui/copy-address.tsx";
import { publicMeta } from "#app/ui/public-links.ts";
import { titled } from "#app/ui/page-titles.ts";

export const handle = { isStatic: true, script: COPY_SCRIPT };

export const meta: MetaFunction<typeof loader> = ({ data, matches, params }) => {
  const noIndex = { name: "robots", content: "noindex" };
  if (!data?.shared) return [...titled(matches, data?.title, data && params.number), noIndex];
  return [...publicMeta(matches, { ...data.shared, title: [data.title, params.number] }), noIndex];
};

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, clock, config, locale, limits, clientIp } = context;
  const wait = await limits.consume("searchByAddress", { ip: clientIp });
  if (wait !== null) throw tooMany(wait);
  const now = clock.now();
  const check = await checkMembership(db, params.number ?? "", now);
  const t = translator(locale);
  const view = checkView(check, now, locale);
  const shared = view.answer === "valid" && {
    description: lineOf(
      [
        config.mode === "demo" && t("common:demo.mark"),
        t("members:verify.valid_text", { institution: view.name.name }),
      ],
      ". ",
    ),
    path: `/verify/${view.card.number}`,
    card: `/verify/${view.card.number}/card/${locale}?v=${dayOf(now)}`,
  };
  return json(
    { title: t("members:verify.title"), shared, check: view },
    { status: check.answer === "unknown" ? 404 : 200 },
  );
}

export default function Verify() {
  const { title, check } = useLoaderData<typeof loader>();
  return <MembershipCheckPage title={title} check={check} />;
}
