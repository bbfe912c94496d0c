import type { LoaderFunctionArgs } from "@remix-run/node";
import { yearsWithPage } from "#app/features/projects/year/year-figures.server.ts";
import { readYearAsked, yearView } from "#app/features/projects/year/year-view.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";

/** The page of a year as its address asks for it: a year of the network, an initiative and a theme that there are. */
export async function readYearPage({ request, params, context }: LoaderFunctionArgs) {
  const { db, locale, clock } = context;
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const { years } = await yearsWithPage(db, words.today);
  const year = years.find((one) => String(one) === params.year);
  const asked = await readYearAsked(db, new URL(request.url).searchParams);
  if (year === undefined || asked === null) throw notFound();
  return { view: await yearView(db, { ...asked, year, years }, words), words };
}
