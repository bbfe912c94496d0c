import { expect, test } from "vitest";
import { loggedPath } from "#app/door/logged-path.ts";

test.each([
  ["/confirm/AbC123", "/confirm/[secret]"],
  ["/%63onfirm/AbC123", "/confirm/[secret]"],
  ["/confirm%2FAbC123/documents/1", "/confirm/[secret]/documents/1"],
  ["/%43ONFIRM//AbC123", "/CONFIRM/[secret]"],
  ["/invitations/AbC123%", "/invitations/[secret]"],
  ["/directory/al-farabi", "/directory/al-farabi"],
])("the log never holds the secret of a link, however its path is written: %s (found F121)", (path, logged) => {
  expect(loggedPath(path)).toBe(logged);
});
