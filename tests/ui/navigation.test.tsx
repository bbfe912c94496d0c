import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { LanguageSwitch } from "#app/ui/language-switch.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { FilterPills } from "#app/ui/pills.tsx";
import { searchWith, searchWithout } from "#app/ui/search-params.ts";
import { Tabs } from "#app/ui/tabs.tsx";
import { renderUi } from "#tests/support/render-ui.tsx";

const hrefs = (links: HTMLElement[]) => links.map((link) => link.getAttribute("href"));

describe("Pagination", () => {
  const at = "/directory?theme=T05&theme=T06&q=%D0%B6%D1%96%D0%B1%D0%B5%D0%BA&page=3";

  it("keeps every filter, marks the page, and leaves the page number out of the first one", () => {
    renderUi(<Pagination page={3} pageSize={20} total={200} />, { at });
    const pages = screen.getByRole("navigation", { name: "Pages" });
    expect(within(pages).getByRole("link", { name: "Page 3" })).toHaveAttribute("aria-current", "page");
    expect(within(pages).getByRole("link", { name: "Next" })).toHaveAttribute(
      "href",
      "/directory?theme=T05&theme=T06&q=%D0%B6%D1%96%D0%B1%D0%B5%D0%BA&page=4",
    );
    expect(within(pages).getByRole("link", { name: "Page 1" }).getAttribute("href")).not.toContain("page=");
    expect(within(pages).getByRole("link", { name: "Previous" })).toHaveAttribute("rel", "prev");
  });

  it.each([
    [1, 10, "1 2 … 10 Next"],
    [3, 10, "Previous 1 2 3 4 … 10 Next"],
    [4, 10, "Previous 1 2 3 4 5 … 10 Next"],
    [6, 10, "Previous 1 … 5 6 7 … 10 Next"],
    [10, 10, "Previous 1 … 9 10"],
  ])("on page %i of %i shows %s", (page, pages, expected) => {
    renderUi(<Pagination page={page} pageSize={20} total={pages * 20} />);
    expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual(expected.split(" "));
  });

  it("says how many there are, also when counting stopped", () => {
    renderUi(<Pagination page={2} pageSize={20} total={1001} isTotalCapped />);
    expect(screen.getByText("21–40 of more than 1,001")).toBeInTheDocument();
  });

  it("needs no links for one page and no range for none", () => {
    renderUi(<Pagination page={1} pageSize={20} total={3} />);
    expect(screen.getByText("1–3 of 3")).toBeInTheDocument();
    expect(screen.queryByRole("navigation")).not.toBeInTheDocument();
  });
});

describe("LanguageSwitch", () => {
  it("keeps the path by naming none, and the other parameters", () => {
    renderUi(<LanguageSwitch search="?q=osh&page=2&lng=en" locale="ru" />, { locale: "ru" });
    const nav = screen.getByRole("navigation", { name: "Язык" });
    const [english, russian, kazakh] = within(nav).getAllByRole("link");
    expect(hrefs([english, russian, kazakh] as HTMLElement[])).toEqual([
      "?q=osh&page=2&lng=en",
      "?q=osh&page=2&lng=ru",
      "?q=osh&page=2&lng=kk",
    ]);
    expect(russian).toHaveAttribute("aria-current", "true");
    expect(english).not.toHaveAttribute("aria-current");
    expect(kazakh).toHaveTextContent("Қазақша");
    expect(kazakh).toHaveAttribute("lang", "kk");
    expect(kazakh).toHaveAttribute("hreflang", "kk");
  });
});

describe("filters and views", () => {
  it("remove one filter each, and all", () => {
    const search = "?theme=T05&theme=T06&page=2";
    renderUi(<FilterPills filters={[{ label: "Silk Road", removeSearch: searchWithout(search, "theme", "T05") }]} />, {
      at: `/directory${search}`,
    });
    expect(screen.getByRole("link", { name: "Silk Road: remove the filter" })).toHaveAttribute(
      "href",
      "/directory?theme=T06",
    );
    expect(screen.getByRole("link", { name: "Clear all" })).toHaveAttribute("href", "/directory");
  });

  it("tabs are links of the same page with one marked", () => {
    const tabs = [
      { label: "Cards", to: "?", isCurrent: true },
      { label: "Map", to: "?view=map", count: 3 },
    ];
    renderUi(<Tabs items={tabs} />, { at: "/directory" });
    expect(screen.getByRole("link", { current: "page" })).toHaveTextContent("Cards");
    expect(screen.getByRole("link", { name: /Map/ })).toHaveAttribute("href", "/directory?view=map");
  });

  it("changing anything but the page leads to the first page", () => {
    expect(searchWith("?q=a&page=4", { view: "map" })).toBe("?q=a&view=map");
    expect(searchWith("?q=a&page=4", { page: 5 })).toBe("?q=a&page=5");
    expect(searchWith("?view=map", { view: null })).toBe("");
  });
});

describe("Breadcrumbs", () => {
  it("link the way here and mark the end of it", () => {
    renderUi(<Breadcrumbs items={[{ label: "Review", to: "/review" }, { label: "A-2026-0041" }]} />);
    expect(screen.getByRole("navigation", { name: "You are here" })).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Review" })).toHaveAttribute("href", "/review");
    expect(screen.getByText("A-2026-0041")).toHaveAttribute("aria-current", "page");
  });
});
