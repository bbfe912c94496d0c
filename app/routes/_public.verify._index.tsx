import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readMembershipNumber, verifyAddress } from "#app/features/members/institution/membership-number.ts";
import { NumberForm } from "#app/features/members/membership/ui/number-form.tsx";
import { translator } from "#app/i18n/translator.server.ts";
import { publicMeta } from "#app/ui/public-links.ts";

export const handle = { isStatic: true };

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? publicMeta(matches, { path: "/verify", title: [data.title], description: data.description }) : [];

const LONGEST = 100;

export function loader({ request, context: { locale } }: LoaderFunctionArgs) {
  const typed = new URL(request.url).searchParams.get("number")?.trim() ?? "";
  const number = readMembershipNumber(typed);
  if (number !== null) throw redirect(verifyAddress(number));
  const t = translator(locale);
  const words = { title: t("members:verify.title"), description: t("members:verify.lead") };
  return json({ ...words, typed: typed.slice(0, LONGEST) }, { status: typed === "" ? 200 : 422 });
}

/** Where whoever holds a certificate types its number. */
export default function VerifyNumber() {
  const { title, typed } = useLoaderData<typeof loader>();
  const { t } = useTranslation("members");
  return (
    <div className="page page-narrow page-body stack">
      <h1>{title}</h1>
      <p className="lead">{t("verify.lead")}</p>
      <NumberForm typed={typed} />
    </div>
  );
}
