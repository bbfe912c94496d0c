import type { LoaderFunctionArgs } from "@remix-run/node";
import { noQuery, readParameters } from "#app/features/open-data/parameters.schema.ts";
import { listVocabularies } from "#app/features/open-data/vocabularies.server.ts";
import { answerWithData } from "#app/http/data-answer.server.ts";

/** The lists of codes, for programs. */
export async function loader(args: LoaderFunctionArgs) {
  const read = ({ origin }: { origin: string }) => listVocabularies(origin);
  return answerWithData(args, { schema: noQuery, parametersOf: readParameters, read });
}
