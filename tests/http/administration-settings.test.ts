import { beforeAll, describe, expect, test } from "vitest";
import { signInNew } from "#tests/support/people.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let browser: Browser;

beforeAll(async () => {
  portal = await startTestPortal();
  ({ browser } = await signInNew(portal, { roles: ["administrator"] }));
});

describe("settings", () => {
  const valid = {
    "name.en": "Association of Universities of the Great Steppe",
    "name.ru": "Ассоциация университетов Великой степи",
    "name.kk": "Ұлы дала университеттерінің қауымдастығы",
    "shortName.en": "Steppe Association",
    "shortName.ru": "Ассоциация Степи",
    "shortName.kk": "Дала қауымдастығы",
    contactEmail: "secretariat@steppe.example",
    decisionBy: "council",
    isProjectCheckOn: "on",
    holdMinutes: "10",
    checkWithinDays: "10",
    answerWithinDays: "20",
    confirmWithinDays: "7",
    holidays: "2027-01-01\r\n2027-03-22, 2027-01-01",
    timeZone: "Asia/Tashkent",
    termYears: "",
  };

  test("what is wrong is refused with 422, named, and everything typed is kept", async () => {
    const typed = {
      ...valid,
      "name.kk": "",
      checkWithinDays: "a week",
      holidays: "2027-02-30",
      timeZone: "Asia/Nowhere",
      contactEmail: "no address",
    };
    const { status, document } = await browser.post("/admin/settings", typed);
    expect(status).toBe(422);
    const invalid = [...document.querySelectorAll("[aria-invalid=true]")].map((field) => field.getAttribute("name"));
    expect(invalid).toEqual(["name.kk", "contactEmail", "checkWithinDays", "holidays", "timeZone"]);
    const value = (name: string) => document.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value;
    expect([value("name.en"), value("checkWithinDays")]).toEqual([valid["name.en"], "a week"]);
  });

  test("what is saved stands on every page at once, in its language", async () => {
    const { location } = await browser.post("/admin/settings", valid);
    expect(location).toBe("/admin/settings?done=settings");
    expect((await portal.browser().get("/?lng=kk")).text).toContain(valid["name.kk"]);
    const { document } = await browser.get("/admin/settings");
    expect(document.querySelector<HTMLInputElement>("input[name=decisionBy]:checked")?.value).toBe("council");
    expect(document.querySelector<HTMLInputElement>("input[name=isProposed]")?.checked).toBe(false);
    expect(document.querySelector("textarea[name=holidays]")?.textContent).toBe("2027-01-01\n2027-03-22");
    expect((await portal.browser().get("/join")).text).toContain("within 10 working days");
  });
});
