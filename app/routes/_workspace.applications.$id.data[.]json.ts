import type { LoaderFunctionArgs } from "@remix-run/node";
import { applicationData } from "#app/features/applications/apply/application-data.server.ts";
import { findOwnApplication } from "#app/features/applications/file/application-queries.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";

/** All that an applicant may see of an application, as one file for programs. */
export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { context, params } = args;
  const file = await findOwnApplication(context.db, params.id ?? "", viewer);
  if (!file) throw notFound();
  const data = await applicationData(context.db, file, context.locale);
  const name = `${file.application.caseNumber ?? file.application.institutionName}.json`;
  return new Response(JSON.stringify(data, null, 2), { headers: attachment({ name, mediaType: "application/json" }) });
}
