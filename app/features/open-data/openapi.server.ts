import { z } from "zod";
import { TOKEN_PREFIX } from "#app/features/accounts/api-tokens.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { NAMED_SCHEMAS } from "./api.schema.ts";
import { API_ROOT, type OperationName, OPERATIONS } from "./operations.ts";
import { isList } from "./parameters.schema.ts";

type Json = Record<string, unknown>;

/** How the document calls a token of a member. */
const SCHEME = "memberToken";

const t = translator("en");
const named = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(NAMED_SCHEMAS)) named.add(schema, { id });

const REFERENCE = (id: string) => `#/components/schemas/${id}`;

/** Answers may hold more in later versions, so no schema forbids it. */
function plain(schema: Json): Json {
  delete schema.$schema;
  delete schema.$id;
  return schema;
}

const loosen = ({ jsonSchema }: { jsonSchema: Json }) => {
  delete jsonSchema.additionalProperties;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
};

function namedSchemas(): Record<string, Json> {
  const { schemas } = z.toJSONSchema(named, { uri: REFERENCE, override: loosen });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, plain(schema as Json)]));
}

/** The schema of one answer; what has a name in the document is referred to by it. */
function answerSchema(schema: z.ZodType): Json {
  const known = z.registry<{ id: string }>();
  for (const [id, one] of Object.entries(NAMED_SCHEMAS)) known.add(one, { id });
  known.add(schema, { id: "Answer" });
  const { schemas } = z.toJSONSchema(known, { uri: REFERENCE, override: loosen });
  return plain(schemas.Answer as Json);
}

function parametersOf(query: z.ZodObject): Json[] {
  return Object.entries(query.shape).map(([name, schema]) => {
    const type = schema as z.ZodType;
    const json = plain(z.toJSONSchema(type, { io: "input" }) as Json);
    const isRequired = !type.safeParse(undefined).success;
    return {
      ...{ name, in: "query", description: t(`public:api.parameter.${name}`) },
      ...(isRequired && { required: true }),
      ...(isList(type) && { style: "form", explode: name !== "fields" }),
      schema: json,
    };
  });
}

const refusal = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: { $ref: REFERENCE("Problem") } } },
});

function operationOf(name: OperationName): Json {
  const operation = OPERATIONS[name];
  const place = "named" in operation ? operation.named : null;
  const scope = "scope" in operation ? operation.scope : null;
  const inPath = place
    ? [
        {
          name: place,
          in: "path",
          required: true,
          description: t(`public:api.parameter.${place}`),
          schema: { type: "string" },
        },
      ]
    : [];
  const answer = {
    description: t(`public:api.operation.${name}.title`),
    headers: { ETag: { description: t("public:api.etag"), schema: { type: "string" } } },
    content: { "application/json": { schema: answerSchema(operation.answer) } },
  };
  return {
    operationId: name,
    summary: t(`public:api.operation.${name}.title`),
    description: t(`public:api.operation.${name}.text`),
    ...(scope && { security: [{}, { [SCHEME]: [scope] }] }),
    parameters: [...inPath, ...parametersOf(operation.query)],
    responses: {
      "200": answer,
      "304": { description: t("public:api.etag") },
      "400": refusal(t("common:problem.400")),
      ...(scope && { "401": refusal(t("common:problem.401")), "403": refusal(t("common:problem.403")) }),
      ...(place && { "404": refusal(t("common:problem.404")) }),
      "429": refusal(t("common:problem.429")),
    },
  };
}

/** What the interface offers as OpenAPI 3.1, written from the schemas its answers are made through. */
export function openApiDocument({ origin, association }: { origin: string; association: string }) {
  const names = Object.keys(OPERATIONS) as OperationName[];
  return {
    openapi: "3.1.0",
    info: { title: `${association}: ${t("public:api.title")}`, description: t("public:api.lead"), version: "1" },
    servers: [{ url: origin + API_ROOT }],
    security: [],
    paths: Object.fromEntries(names.map((name) => [OPERATIONS[name].path, { get: operationOf(name) }])),
    components: {
      securitySchemes: {
        [SCHEME]: {
          type: "http",
          scheme: "bearer",
          bearerFormat: `${TOKEN_PREFIX}…`,
          description: t("public:api.token.text"),
        },
      },
      schemas: namedSchemas(),
    },
  };
}
