import type { $ZodRawIssue } from "zod/v4/core";
import { encodeError } from "./error-text.ts";

type Issue<Code extends $ZodRawIssue["code"]> = Extract<$ZodRawIssue, { code: Code }>;
type Bound = { origin: string; limit: number | bigint; inclusive?: boolean; exact?: boolean };

const numericOrigins = new Set(["number", "int", "bigint"]);
const numericTypes = new Set(["number", "bigint", "nan"]);
/** Codes that say no more than "nothing was given" when the input is empty. */
const answerCodes = new Set<string>(["invalid_type", "invalid_value", "invalid_union", "invalid_format"]);
const formatKeys: Record<string, string> = {
  email: "errors:invalid_email",
  url: "errors:invalid_url",
  date: "errors:invalid_date",
  datetime: "errors:invalid_date",
  time: "errors:invalid_time",
};

/**
 * The zod error map of every form: pass it as `error` to `parseWithZod`. It answers with a message encoded for
 * `errorText`; a schema's own message wins over it, because zod asks the schema first.
 */
export function toErrorKey(issue: $ZodRawIssue): string {
  if (typeof issue.message === "string" && issue.message) return issue.message;
  if (answerCodes.has(issue.code) && isMissing(issue.input)) return missingKey(issue);
  switch (issue.code) {
    case "invalid_type":
      return typeKey(issue);
    case "invalid_value":
      return "errors:invalid_choice";
    case "invalid_format":
      return formatKeys[issue.format] ?? "errors:invalid_format";
    case "too_small":
      return tooSmallKey(issue);
    case "too_big":
      return boundKey({ ...issue, limit: issue.maximum }, "max");
    case "not_multiple_of":
      return encodeError("errors:not_multiple", { divisor: issue.divisor });
    case "unrecognized_keys":
      return "errors:unrecognized";
    default:
      return "errors:invalid";
  }
}

function missingKey(issue: $ZodRawIssue) {
  return issue.expected === "file" ? "errors:invalid_file" : "errors:required";
}

function typeKey({ expected }: Issue<"invalid_type">) {
  if (expected === "int") return "errors:not_whole";
  if (numericTypes.has(expected)) return "errors:invalid_number";
  if (expected === "date") return "errors:invalid_date";
  if (expected === "file") return "errors:invalid_file";
  return "errors:invalid";
}

function tooSmallKey(issue: Issue<"too_small">) {
  const isText = issue.origin === "string" || issue.origin === "array" || issue.origin === "set";
  if (isText && isEmpty(issue.input)) return "errors:required";
  return boundKey({ ...issue, limit: issue.minimum }, "min");
}

function boundKey({ origin, limit, inclusive, exact }: Bound, side: "min" | "max") {
  const value = Number(limit);
  if (origin === "date") return encodeError(`errors:date_${side}`, { [side]: isoDay(value) });
  if (origin === "file") return encodeError(`errors:file_${side}`, { [side]: megabytes(value) });
  if (numericOrigins.has(origin)) {
    return encodeError(`errors:number_${inclusive === false ? `${side}_exclusive` : side}`, { [side]: value });
  }
  const kind = origin === "string" ? "text" : "items";
  if (exact) return encodeError(`errors:${kind}_length`, { length: value });
  return encodeError(lengthKeys[kind][side], { [side]: value });
}

const lengthKeys = {
  text: { min: "errors:too_short", max: "errors:too_long" },
  items: { min: "errors:too_few", max: "errors:too_many" },
};

function isMissing(input: unknown) {
  return input === undefined || input === null || input === "";
}

function isEmpty(input: unknown) {
  if (isMissing(input)) return true;
  if (typeof input === "string") return input.trim() === "";
  return Array.isArray(input) ? input.length === 0 : input instanceof Set && input.size === 0;
}

function isoDay(milliseconds: number) {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

function megabytes(bytes: number) {
  return Math.round((bytes / 1024 / 1024) * 10) / 10;
}
