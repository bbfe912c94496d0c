import { createRemixStub } from "@remix-run/testing";
import { parseWithZod } from "@conform-to/zod/v4";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { ProfileField } from "#app/features/members/profile/profile-fields.ts";
import { bringTogether } from "#app/platform/bring-together.server.ts";
import { createMember, personOf } from "#tests/support/board.ts";
import { testI18n } from "#tests/support/render-ui.tsx";
import { openTestServices } from "#tests/support/test-services.ts";

// What a founder of the next question writes: one line of the table, and its words.
const MOTTO = vi.hoisted((): ProfileField => ({
  key: "motto",
  kind: "line",
  max: 40,
  need: "required",
  shown: "section",
}));

vi.mock("#app/features/members/profile/profile-fields.ts", async (original) => {
  const table: { PROFILE: readonly { fields: readonly ProfileField[] }[] } = await original();
  const [first, ...parts] = table.PROFILE;
  const PROFILE = [{ ...first, fields: [...(first?.fields ?? []), MOTTO] }, ...parts];
  return { ...table, PROFILE, PROFILE_FIELDS: PROFILE.flatMap(({ fields }) => fields) };
});

const { findOwnInstitution } = await import("#app/features/members/institution/own-institution.server.ts");
const { changeProfile } = await import("#app/features/members/profile/profile-commands.server.ts");
const { profileDifferences, profileFormValues } = await import("#app/features/members/profile/profile-form.server.ts");
const { findProfile } = await import("#app/features/members/profile/profile-queries.server.ts");
const { profileView } = await import("#app/features/members/profile/profile-view.server.ts");
const { profileSchema } = await import("#app/features/members/profile/profile.schema.ts");
const { ProfileForm } = await import("#app/features/members/profile/ui/profile-form.tsx");
const { ProfileSections } = await import("#app/features/members/profile/ui/profile-sections.tsx");

const TODAY = "2026-09-01";
const SAID = "Neighbours for a thousand years";

const render = (element: React.ReactNode) => {
  const Page = createRemixStub([{ path: "*", Component: () => element }]);
  const html = renderToStaticMarkup(
    <I18nextProvider i18n={testI18n()}>
      <Page initialEntries={["/"]} />
    </I18nextProvider>,
  );
  // The stub of the router has an effect that a server leaves out.
  vi.mocked(console.error).mockClear();
  return html;
};

/** What a browser sends of the form that shows these values. */
const sentOf = (values: Record<string, string | string[]>) =>
  new URLSearchParams(Object.entries(values).flatMap(([name, value]) => [value].flat().map((one) => [name, one])));

const read = (fields: URLSearchParams) => parseWithZod(fields, { schema: profileSchema(2026) });

describe("a profile asks one more question by one line of its table, and", () => {
  let services: Awaited<ReturnType<typeof openTestServices>>;
  let member: Awaited<ReturnType<typeof createMember>>;
  let editor: Awaited<ReturnType<typeof personOf>>;

  const valuesNow = async () => {
    const own = await findOwnInstitution(services.db, editor, member.institutionId, TODAY);
    if (!own) throw new Error("gone");
    return profileFormValues(services.db, own);
  };
  const save = async (motto: string) => {
    const parsed = read(sentOf({ ...(await valuesNow()), themes: ["T01"], motto }));
    if (parsed.status !== "success") throw new Error(JSON.stringify(parsed.error));
    return changeProfile(services, { institutionId: member.institutionId, change: parsed.value }, editor);
  };

  beforeAll(async () => {
    vi.stubEnv("DATABASE_URL", "file:chosen-by-each-test.db");
    services = await openTestServices();
    member = await createMember(services, { nameEn: "Motto University" });
    editor = await personOf(services, member);
  });

  test("its page asks it, as what it is", async () => {
    const values = { ...(await valuesNow()), motto: SAID };
    const form = <ProfileForm values={values} options={{}} lastResult={undefined} conflict={undefined} cancelTo="/" />;
    expect(render(form)).toMatch(new RegExp(`<input[^>]*name="motto"[^>]*value="${SAID}"`));
  });

  test("it is needed, and no longer than the table says", async () => {
    const values = { ...(await valuesNow()), themes: ["T01"] };
    const errorsOf = (motto: string) => {
      const parsed = read(sentOf({ ...values, motto }));
      return parsed.status === "error" ? parsed.error?.motto : undefined;
    };
    expect([errorsOf(""), errorsOf("a".repeat(41))]).toEqual([expect.any(Array), expect.any(Array)]);
    expect(errorsOf("a".repeat(40))).toBeUndefined();
  });

  test("it is kept, given back to the form, and everybody reads it on the member's page", async () => {
    expect(await save(SAID)).toEqual({ ok: true });
    expect((await valuesNow()).motto).toBe(SAID);
    const profile = await findProfile(services.db, member.slug, { viewer: null, today: TODAY });
    if (!profile) throw new Error("not visible");
    expect(render(<ProfileSections profile={profileView(profile, { locale: "en", today: TODAY })} />)).toContain(SAID);
  });

  test("of two people who change it at once the second is asked, with both answers", async () => {
    const opened = await valuesNow();
    expect(await save("Saved meanwhile")).toEqual({ ok: true });
    const saved = await valuesNow();
    const { fields, conflicts } = bringTogether(sentOf({ ...opened, motto: "Mine" }), saved);
    expect(conflicts).toEqual(["motto"]);
    expect(profileDifferences(saved, fields, "en")).toMatchObject([
      { name: "motto", saved: "Saved meanwhile", yours: "Mine" },
    ]);
  });
});
