import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { compareView } from "#app/features/members/profile/compare-view.server.ts";
import { ComparePage } from "#app/features/members/profile/ui/compare-page.tsx";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { titled } from "#app/ui/page-titles.ts";

export const handle = { isStatic: true, kept: { by: ["with"] } };

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? [...titled(matches, data.title), { name: "robots", content: "noindex" }] : [];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, clock, locale } = context;
  const named = new URL(request.url).searchParams.getAll("with");
  return json({
    title: translator(locale)("members:compare.title"),
    view: await compareView(db, named, { locale, today: dayNow(clock) }),
  });
}

export default function Compare() {
  return <ComparePage {...useLoaderData<typeof loader>()} />;
}
