import type { LoaderFunctionArgs } from "@remix-run/node";
import { applicationData } from "#app/features/applications/apply/application-data.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { requireOwnFile } from "./answers/own-file.server.ts";

/** All that an applicant may see of an application, as one file for programs. */
export async function loader(args: LoaderFunctionArgs) {
  const { context } = args;
  const { viewer, file } = await requireOwnFile(args);
  const data = await applicationData(context.db, file, { viewer, locale: context.locale });
  const name = `${file.application.caseNumber ?? file.application.institutionName}.json`;
  return new Response(JSON.stringify(data, null, 2), { headers: attachment({ name, mediaType: "application/json" }) });
}
