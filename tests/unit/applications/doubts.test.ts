import { describe, expect, test } from "vitest";
import { findSectionDoubts } from "#app/features/applications/form/doubts.ts";
import { confirmationForm } from "#app/features/applications/head/head.schema.ts";
import { findSectionProblems } from "#app/features/applications/form/completeness.server.ts";
import type { AnswersBySection, SectionKey } from "#app/features/applications/form/form.ts";
import { SEED_APPLICATIONS } from "#app/demo/data/applications.ts";

const TODAY = "2026-09-01";
const seed = SEED_APPLICATIONS.find(({ key }) => key === "tajik-national-university");
const base = seed?.sections as AnswersBySection;

function contextWith(section: SectionKey, changes: object) {
  const answers = { ...base, [section]: { ...base[section], ...changes } };
  return { precheck: { ...seed?.precheck }, answers, today: TODAY, newestDay: TODAY };
}

const doubtsWith = (section: SectionKey, changes: object) =>
  findSectionDoubts(section, contextWith(section, changes)).map(({ name, message }) => [name, message]);
const problemsWith = (section: SectionKey, changes: object) =>
  findSectionProblems(section, contextWith(section, changes));

const INITIALS = "applications:doubt.initials";

describe("a person's name", () => {
  test.each(["U Thant", "Nguyễn Thị Ý", "Cédric O", "王芳", "王 芳", "O", "Ó Súilleabháin", "Ng Ý"])(
    "%s is taken without a question (found F17)",
    (full_name) => {
      const person = { ...(base.representatives?.primary as object), full_name };
      expect(problemsWith("head", { full_name })).toEqual([]);
      expect(problemsWith("representatives", { primary: person })).toEqual([]);
      expect(doubtsWith("head", { full_name })).toEqual([]);
      const signature = {
        text: "1",
        signedName: full_name,
        signedPosition: "Rector",
        hasRead: true,
        hasAuthority: true,
      };
      expect(confirmationForm.safeParse(signature).success).toBe(true);
    },
  );

  test.each(["A. Smith", "И. И. Иванов", "Иванов И.И.", "J R Smith", "Smith, J."])(
    "%s is asked about and stops nothing, and a tick settles it (found F17)",
    (full_name) => {
      expect(problemsWith("head", { full_name })).toEqual([]);
      expect(doubtsWith("head", { full_name })).toEqual([["full_name", INITIALS]]);
      expect(doubtsWith("head", { full_name, name_is_full: true })).toEqual([]);
      const alternate = { ...(base.representatives?.alternate as object), full_name };
      expect(doubtsWith("representatives", { alternate })).toEqual([["alternate.full_name", INITIALS]]);
    },
  );
});

describe("what may be right and should be looked at again", () => {
  test("is an accreditation that has ended (found F32)", () => {
    const ended = ["acc_to", "applications:doubt.accreditation_over"];
    expect(doubtsWith("legal", { acc_to: "2025-05-10" })).toEqual([ended]);
    expect(problemsWith("legal", { acc_from: "2020-05-10", acc_to: "2025-05-10" })).toEqual([]);
    expect(doubtsWith("legal", { acc_to: TODAY })).toEqual([]);
    expect(doubtsWith("legal", { acc_to: "" })).toEqual([]);
    expect(doubtsWith("legal", { acc_to: "", acc_no_end: true })).toEqual([
      ["acc_no_end", "applications:doubt.accreditation_endless"],
    ]);
    expect(doubtsWith("head", { term_until: "2020-01-01" })).toEqual([
      ["term_until", "applications:doubt.head_term_over"],
    ]);
  });

  test.each<[SectionKey, object, string]>([
    ["profile", { short_profile_en: "Наш старейший университет" }, "short_profile_en"],
    ["motivation", { motivation: "Мы хотим вступить в ассоциацию. ".repeat(20) }, "motivation"],
    [
      "motivation",
      { motivation: "Notre université souhaite rejoindre votre association pour développer ses échanges. ".repeat(8) },
      "motivation",
    ],
  ])("is English that is none, in %s (found F32)", (section, changes, name) => {
    expect(doubtsWith(section, changes)).toEqual([[name, "applications:doubt.not_english"]]);
    expect(problemsWith(section, changes)).toEqual([]);
  });

  test.each<[string, string]>([
    ["Cyrillic", "Мы хотим вступить в ассоциацию, чтобы развивать обмен. ".repeat(12)],
    ["Arabic", "ترغب جامعتنا في الانضمام إلى الرابطة لتطوير تبادل الطلبة والباحثين. ".repeat(10)],
    ["half of it in Cyrillic", "We wish to join the association. Мы хотим вступить в ассоциацию. ".repeat(10)],
  ])("is a motivation that must be English, in %s; it stops nothing", (_, motivation) => {
    expect(doubtsWith("motivation", { motivation })).toEqual([["motivation", "applications:doubt.not_english"]]);
    expect(problemsWith("motivation", { motivation })).toEqual([]);
  });

  test("is no English text with names in their own letters", () => {
    const motivation =
      "Әл-Фараби атындағы Қазақ ұлттық университеті (Al-Farabi Kazakh National University) wishes to join the " +
      "association in order to work with جامعة القاهرة and with Донишгоҳи миллии Тоҷикистон on the heritage of the " +
      "Silk Roads. We have taught the history of the cities along these roads for thirty years, and our students " +
      "read Абай and المتنبي in the original. As a member we would open our summer school to students of all " +
      "universities of the association, and report on what they have learned with each other every year.";
    expect(doubtsWith("motivation", { motivation })).toEqual([]);
    const short_profile_en = "The university is named after Әл-Фараби (الفارابي), and teaches in three languages.";
    expect(doubtsWith("profile", { short_profile_en })).toEqual([]);
    expect(doubtsWith("identity", { name_en: "Alikhan Bokeikhan University (Семей)" })).toEqual([]);
  });

  test("is a name in other letters, with what to write in its place", () => {
    expect(doubtsWith("identity", { name_en: "西北民族大学" })).toEqual([
      ["name_en", "applications:doubt.name_not_english"],
    ]);
  });

  test("is nothing in the demonstration but its one draft in Russian", () => {
    for (const { key, sections, precheck } of SEED_APPLICATIONS) {
      const context = {
        precheck: { ...precheck },
        answers: sections as AnswersBySection,
        today: TODAY,
        newestDay: TODAY,
      };
      const found = Object.keys(sections).flatMap((key) => findSectionDoubts(key as SectionKey, context));
      expect(found.map(({ name }) => name)).toEqual(key === "issyk-kul-state-university" ? ["motivation"] : []);
    }
  });
});
