import { expect, test } from "vitest";
import { refusalPage } from "#app/door/refusal-page.server.ts";

const asked = { url: "/review/1/pdf", cookieHeader: undefined, acceptLanguage: "en" };

test("whoever only opened something is not told that what was sent may be lost", () => {
  const refusal = { requestId: "r", retryAfterSeconds: 10 };
  expect(refusalPage(503, { ...refusal, isReading: true }, asked)).not.toContain("sent");
  expect(refusalPage(503, refusal, asked)).toContain("What you sent last may not have been saved");
});
