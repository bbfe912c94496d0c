import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { yearsWithPage } from "#app/features/projects/year/year-figures.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { searchWith } from "#app/ui/search-params.ts";

/** The latest year with something in it. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { latest } = await yearsWithPage(context.db, dayNow(context.clock));
  const { searchParams } = new URL(request.url);
  const asked = { initiative: searchParams.get("initiative"), theme: searchParams.get("theme") };
  return redirect(`/year/${latest}${searchWith("", asked)}`);
}
