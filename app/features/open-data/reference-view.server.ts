import { z } from "zod";
import { translator } from "#app/i18n/translator.server.ts";
import type { Locale } from "#db/locales.ts";
import { NAMED_SCHEMAS } from "./api.schema.ts";
import { API_ROOT, type OperationName, OPERATIONS } from "./operations.ts";
import type { OperationView, ParameterView } from "./ui/reference-model.ts";

/** Longer lists are typed by their codes. */
const MOST_OPTIONS = 20;

interface Described {
  enum?: string[];
  const?: string;
  type?: string;
  items?: Described;
}

function parameterView(name: string, schema: z.ZodType, locale: Locale): ParameterView {
  const { items, ...json } = z.toJSONSchema(schema, { io: "input" }) as Described;
  const codes = items?.enum ?? json.enum ?? (json.const ? [json.const] : []);
  const isTyped = name === "fields" || codes.length === 0 || codes.length > MOST_OPTIONS;
  return { name, text: translator(locale)(`public:api.parameter.${name}`), codes: isTyped ? [] : codes };
}

/** What each request of the interface is called, takes and gives, in the reader's language. */
export function referenceView(locale: Locale): OperationView[] {
  const t = translator(locale);
  return (Object.keys(OPERATIONS) as OperationName[]).map((name) => {
    const operation = OPERATIONS[name];
    const place = "named" in operation ? operation.named : null;
    return {
      name,
      title: t(`public:api.operation.${name}.title`),
      text: t(`public:api.operation.${name}.text`),
      path: API_ROOT + operation.path,
      isForm: place === null && !("isStrict" in operation),
      examples: operation.examples.map((example) => API_ROOT + example),
      parameters: [
        ...(place ? [{ name: place, text: t(`public:api.parameter.${place}`), codes: [] }] : []),
        ...Object.entries(operation.query.shape).map(([key, schema]) =>
          parameterView(key, schema as z.ZodType, locale),
        ),
      ],
    };
  });
}

/** The fields of what is answered most. */
export function answeredFields(): { name: string; fields: string[] }[] {
  const { Member, Project } = NAMED_SCHEMAS;
  return Object.entries({ Member, Project }).map(([name, { shape }]) => ({ name, fields: Object.keys(shape) }));
}
