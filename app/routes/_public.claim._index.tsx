import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { openedClaim } from "#app/features/prospects/claim-cookie.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { titled } from "#app/ui/page-titles.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...titled(matches, data?.title),
  { name: "robots", content: "noindex" },
];

/** Where an account made for a letter's link comes back to. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const secret = openedClaim(context.cookieHeader);
  if (secret) throw redirect(`/claim/${secret}${new URL(request.url).search}`);
  return json({ title: translator(context.locale)("prospects:claim.title") });
}

export default function ClaimAgain() {
  const { t } = useTranslation("prospects");
  const { title } = useLoaderData<typeof loader>();
  return (
    <div className="page page-narrow page-body stack">
      <h1>{title}</h1>
      <p>{t("claim.again")}</p>
    </div>
  );
}
