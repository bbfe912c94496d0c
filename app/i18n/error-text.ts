import type { TFunction } from "i18next";

type ErrorParams = Record<string, string | number>;

const encodedError = /^([a-z][\w-]*:[\w.-]+)(?:\|(\{.*\}))?$/s;

/**
 * A validation message as it travels from schema to page: `namespace:key`, or `namespace:key|{"max":250}` with
 * the values its sentence names. The reader's language is chosen only where it is shown, by {@link errorText}.
 */
export function encodeError(key: string, params?: ErrorParams) {
  return params ? `${key}|${JSON.stringify(params)}` : key;
}

/**
 * The sentence for an encoded validation message. `max`, `min` or `length` also choose the plural form; a message
 * no catalogue knows becomes `errors:invalid`.
 */
export function errorText(t: TFunction, message: string | undefined): string {
  const [, key, json] = encodedError.exec(message ?? "") ?? [];
  if (!key) return t("errors:invalid");
  const params = parseParams(json);
  return t([key, "errors:invalid"], { ...params, count: countOf(params) });
}

function parseParams(json: string | undefined): ErrorParams {
  if (!json) return {};
  try {
    return JSON.parse(json) as ErrorParams;
  } catch {
    return {};
  }
}

function countOf({ count, max, min, length }: ErrorParams) {
  return [count, max, min, length].find((value) => typeof value === "number");
}
