import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { yearsWithPage } from "#app/features/projects/year/year-figures.server.ts";
import { dayNow } from "#app/platform/days.ts";

function searchOf(asked: string[][]): string {
  const search = new URLSearchParams(asked).toString();
  return search && `?${search}`;
}

/** The latest year with something in it. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { latest } = await yearsWithPage(context.db, dayNow(context.clock));
  const { searchParams } = new URL(request.url);
  const asked = ["initiative", "theme"].flatMap((name) => searchParams.getAll(name).map((value) => [name, value]));
  return redirect(`/year/${latest}${searchOf(asked)}`);
}
