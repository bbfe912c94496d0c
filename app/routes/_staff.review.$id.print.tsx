import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findFiledCopy } from "#app/features/applications/file/filed-copy.server.ts";
import { viewPrint } from "#app/features/applications/file/print-view.server.ts";
import { PrintedApplication } from "#app/features/applications/file/ui/printed-application.tsx";
import { notFound } from "#app/http/refusals.server.ts";
import { titled } from "#app/ui/page-titles.ts";
import { requireReader } from "./answers/readable-file.server.ts";

export const handle = { isStatic: true };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const { viewer } = await requireReader(args);
  const { db, locale } = args.context;
  const file = await findFiledCopy(db, args.params.id ?? "", viewer);
  if (!file) throw notFound();
  return json(viewPrint(file, locale));
}

export default function PrintedDossier() {
  const page = useLoaderData<typeof loader>();
  return <PrintedApplication {...page} back={`/review/${page.id}/answers`} pdf={`/review/${page.id}/pdf`} />;
}
