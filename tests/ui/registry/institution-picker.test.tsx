import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useLocation } from "@remix-run/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { RegistryHit } from "#app/features/registry/registry-views.server.ts";
import { InstitutionPicker } from "#app/features/registry/ui/institution-picker.tsx";
import { renderUi } from "#tests/support/render-ui.tsx";

const hit = (id: string, name: string, changes: Partial<RegistryHit> = {}): RegistryHit => ({
  id,
  rorId: `https://ror.org/${id}`,
  name,
  nameOriginal: null,
  matchedName: null,
  matchedLang: null,
  acronym: null,
  country: { code: "KZ", name: "Kazakhstan" },
  city: "Almaty",
  website: null,
  ...changes,
});
const known = [
  hit("0one00000", "First University", { acronym: "FU", matchedName: "Former Institute" }),
  hit("0two00000", "Second University", { nameOriginal: { text: "Екінші университет", lang: "kk" } }),
];

const answered = vi.fn<(url: URL) => Response>();

beforeEach(() => {
  answered.mockReset().mockImplementation(() => Response.json({ data: known }));
  vi.stubGlobal("fetch", async (address: string, { signal }: { signal: AbortSignal }) => {
    const response = answered(new URL(address, "http://localhost"));
    signal.throwIfAborted();
    return response;
  });
});
afterEach(() => vi.unstubAllGlobals());

function Page({ results = null }: { results?: RegistryHit[] | null }) {
  const { search } = useLocation();
  return (
    <>
      <p data-testid="address">{search}</p>
      <InstitutionPicker
        action="/apply"
        query=""
        country=""
        countries={[{ value: "KZ", label: "Kazakhstan" }]}
        results={results}
        hrefOf={(id) => `/apply?registry=${id}`}
        notListedHref="/apply?registry=none"
      />
    </>
  );
}

const combobox = () => screen.findByRole("combobox", { name: "Name of the institution" });
const options = async () => within(await screen.findByRole("listbox")).findAllByRole("option");
const isListGone = () => screen.queryByRole("listbox") === null;
const address = () => screen.getByTestId("address").textContent;

test("typing suggests institutions, and a screen reader hears how many", async () => {
  renderUi(<Page />);
  await userEvent.type(await combobox(), "univ");
  expect(await options()).toHaveLength(2);
  expect(await combobox()).toHaveAttribute("aria-expanded", "true");
  expect(screen.getByRole("status")).toHaveTextContent("2 institutions found");
  expect((await options())[0]).toHaveTextContent("FU · Almaty · Kazakhstan · also: Former Institute");
  expect(within((await options())[1] as HTMLElement).getByText("Екінші университет")).toHaveAttribute("lang", "kk");
});

test("one question is asked once the typing pauses, not one for each letter", async () => {
  renderUi(<Page />);
  await userEvent.type(await combobox(), "university");
  await options();
  expect(answered.mock.calls.length).toBeLessThan(4);
  expect(answered.mock.lastCall?.[0].search).toBe("?q=university&lng=en");
});

test("arrows go through the list and round again, Enter chooses", async () => {
  renderUi(<Page />);
  const field = await combobox();
  await userEvent.type(field, "univ");
  const [first, second] = await options();
  await userEvent.keyboard("{ArrowDown}");
  expect(field).toHaveAttribute("aria-activedescendant", first?.id);
  expect(first).toHaveAttribute("aria-selected", "true");
  await userEvent.keyboard("{ArrowDown}{ArrowDown}");
  expect(field).not.toHaveAttribute("aria-activedescendant");
  await userEvent.keyboard("{ArrowUp}");
  expect(field).toHaveAttribute("aria-activedescendant", second?.id);
  expect(field).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(address()).toBe("?registry=0two00000"));
});

test("Escape closes the list and keeps what was typed; an arrow opens it again", async () => {
  renderUi(<Page />);
  const field = await combobox();
  await userEvent.type(field, "univ");
  await options();
  await userEvent.keyboard("{ArrowDown}{Escape}");
  expect(isListGone()).toBe(true);
  expect(field).toHaveValue("univ");
  expect(field).toHaveAttribute("aria-expanded", "false");
  expect(field).not.toHaveAttribute("aria-activedescendant");
  await userEvent.keyboard("{ArrowUp}");
  expect((await options())[1]).toHaveAttribute("aria-selected", "true");
});

test("Enter with nothing chosen sends the search", async () => {
  renderUi(<Page />);
  await userEvent.type(await combobox(), "univ");
  await options();
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(address()).toBe("?q=univ&country="));
});

test("a click chooses", async () => {
  renderUi(<Page />);
  await userEvent.type(await combobox(), "univ");
  await userEvent.click((await options())[0] as HTMLElement);
  await waitFor(() => expect(address()).toBe("?registry=0one00000"));
});

test("leaving the field closes the list", async () => {
  renderUi(<Page />);
  await userEvent.type(await combobox(), "univ");
  await options();
  await userEvent.tab();
  expect(isListGone()).toBe(true);
});

test("the country chosen narrows the suggestions", async () => {
  renderUi(<Page />);
  await userEvent.selectOptions(await screen.findByLabelText("Country"), "KZ");
  await userEvent.type(await combobox(), "univ");
  await options();
  expect(answered.mock.lastCall?.[0].searchParams.get("country")).toBe("KZ");
});

test("when the search does not answer, it says what to do", async () => {
  answered.mockImplementation(() => new Response(null, { status: 503 }));
  renderUi(<Page />);
  await userEvent.type(await combobox(), "univ");
  expect(await screen.findByText(/Press Search/)).toBeVisible();
});

test("when nothing is found it is said aloud", async () => {
  answered.mockImplementation(() => Response.json({ data: [] }));
  renderUi(<Page />);
  await userEvent.type(await combobox(), "zzzz");
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("No institution of this name was found."));
});

test("results are links, and being in no registry is one of the ways", async () => {
  renderUi(<Page results={known} />);
  const links = await screen.findAllByRole("link", { name: "This is my institution" });
  expect(links.map((link) => link.getAttribute("href"))).toEqual([
    "/apply?registry=0one00000",
    "/apply?registry=0two00000",
  ]);
  expect(links[0]).toHaveAccessibleDescription(/First University.*Almaty/);
  expect(screen.getByRole("link", { name: "My institution is not listed" })).toHaveAttribute(
    "href",
    "/apply?registry=none",
  );
});

test("an empty result says what to try, and the way without the registry stays open", async () => {
  renderUi(<Page results={[]} />);
  expect(await screen.findByText(/Try the English name/)).toBeVisible();
  expect(screen.getByRole("link", { name: "My institution is not listed" })).toBeVisible();
});
