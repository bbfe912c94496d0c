import type { LoaderFunctionArgs } from "@remix-run/node";
import { openApiDocument } from "#app/features/open-data/openapi.server.ts";
import { dataResponse } from "#app/http/data-answer.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";

/** What the interface offers, as programs read it: in English, whoever asks. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  context.setCookies.length = 0;
  const { name } = await getLocalizedAssociation(context.db, "en");
  return dataResponse(request, openApiDocument({ origin: context.config.origin, association: name }));
}
