import type { LoaderFunctionArgs } from "@remix-run/node";
import { ownData } from "#app/features/accounts/own-data.server.ts";
import { requireUser } from "#app/http/guards.server.ts";

/** One's own data as one file. */
export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const data = await ownData(args.context.db, viewer.id);
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="my-data.json"',
      "Cache-Control": "no-store",
    },
  });
}
