import { expect, it, vi } from "vitest";
import i18next from "i18next";
import { keepWords } from "#app/i18n/keep-words.server.ts";

function catalogue() {
  const instance = i18next.createInstance();
  void instance.init({
    lng: "en",
    ns: ["common", "review"],
    defaultNS: "common",
    initImmediate: false,
    resources: {
      en: {
        common: { save: "Save", files_one: "{{count}} file", files_other: "{{count}} files" },
        review: { save: "Save the check", queue: { title: "Queue" } },
      },
    },
  });
  const lookUp = vi.spyOn(instance, "t");
  keepWords(instance);
  return { instance, lookUp };
}

it("looks a word up once, each namespace and prefix for itself", () => {
  const { instance, lookUp } = catalogue();
  for (let time = 0; time < 3; time++) {
    expect(instance.getFixedT("en")("save")).toBe("Save");
    expect(instance.getFixedT("en", "review")("save")).toBe("Save the check");
    expect(instance.getFixedT("en")("review:save")).toBe("Save the check");
    expect(instance.getFixedT("en", "review", "queue")("title")).toBe("Queue");
  }
  expect(lookUp).toHaveBeenCalledTimes(4);
});

it("puts values in anew each time", () => {
  const { instance } = catalogue();
  const t = instance.getFixedT("en");
  expect([1, 2, 5].map((count) => t("files", { count }))).toEqual(["1 file", "2 files", "5 files"]);
});

it("keeps no key that the catalogue does not have", () => {
  const { instance, lookUp } = catalogue();
  const t = instance.getFixedT("en");
  expect([t("typed by somebody"), t("typed by somebody"), t("review:nothing"), t("review:nothing")]).toEqual([
    "typed by somebody",
    "typed by somebody",
    "nothing",
    "nothing",
  ]);
  expect(lookUp).toHaveBeenCalledTimes(4);
});
