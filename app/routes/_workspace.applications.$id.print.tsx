import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { viewPrint } from "#app/features/applications/file/print-view.server.ts";
import { PrintedApplication } from "#app/features/applications/file/ui/printed-application.tsx";
import { documentHeaders } from "#app/http/document-headers.ts";
import { titled } from "#app/ui/page-titles.ts";
import { requireOwnFile } from "./answers/own-file.server.ts";

export const headers = documentHeaders;
export const handle = { isStatic: true };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const { file } = await requireOwnFile(args);
  return json(viewPrint(file, args.context.locale));
}

export default function PrintedOwn() {
  const page = useLoaderData<typeof loader>();
  return <PrintedApplication {...page} back={`/applications/${page.id}`} pdf={`/applications/${page.id}/pdf`} />;
}
