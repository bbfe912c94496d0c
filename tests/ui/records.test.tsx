import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Badge } from "#app/ui/badge.tsx";
import { Byline } from "#app/ui/byline.tsx";
import { Deadline } from "#app/ui/deadline.tsx";
import { ExternalLink } from "#app/ui/external-link.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { Logo } from "#app/ui/logo.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { Progress } from "#app/ui/progress.tsx";
import { SectionList } from "#app/ui/section-list.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { renderUi } from "#tests/support/render-ui.tsx";

describe("Timeline", () => {
  const entries = [
    { id: "1", title: "Submitted", meta: "12 November", state: "done" as const },
    { id: "2", title: "Note", body: "Called the registrar", state: "done" as const, isStaffOnly: true },
    { id: "3", title: "Checks", state: "now" as const },
    { id: "4", title: "Decision", state: "next" as const },
  ];

  it("is an ordered list that says the state in words and marks the present step", () => {
    renderUi(<Timeline entries={entries} label="Timeline" />);
    const list = screen.getByRole("list", { name: "Timeline" });
    expect(list.tagName).toBe("OL");
    const [submitted, note, checks, decision] = within(list).getAllByRole("listitem");
    expect(submitted).toHaveTextContent("Submitted (Done)12 November");
    expect(note).toHaveTextContent("Not shown to the applicant");
    expect(checks).toHaveAttribute("aria-current", "step");
    expect(decision).toHaveTextContent("Decision (Next)");
    expect(within(list).getAllByText("Not shown to the applicant")).toHaveLength(1);
  });
});

describe("Byline", () => {
  const at = { dateTime: "2026-09-01T08:00:00Z", text: "1 September 2026" };

  it("says who and when, and when alone where nobody is named", () => {
    renderUi(
      <>
        <p>
          <Byline by="Aigerim Sadykova" at={at} />
        </p>
        {[null, undefined, ""].map((by) => (
          <p key={String(by)}>
            <Byline by={by} at={at} />
          </p>
        ))}
      </>,
    );
    const lines = [...document.querySelectorAll("p")].map((line) => line.textContent);
    expect(lines).toEqual(["Aigerim Sadykova, 1 September 2026", ...Array<string>(3).fill("1 September 2026")]);
  });
});

describe("SectionList", () => {
  it("says what is done, to do or wrong, and links only what can be opened", () => {
    renderUi(
      <SectionList
        sections={[
          { label: "Applicant", to: "/a", state: "done" },
          { label: "Institution", to: "/b", state: "problem", isCurrent: true, note: "2 answers missing" },
          { label: "Submit", state: "todo" },
        ]}
      />,
    );
    expect(screen.getByRole("link", { name: "Applicant (Done)" })).toHaveAttribute("href", "/a");
    expect(screen.getByRole("link", { current: "step" })).toHaveTextContent("Needs attention");
    expect(screen.getAllByRole("link")).toHaveLength(2);
  });
});

describe("DataTable", () => {
  it("is named by its caption and can be scrolled from the keyboard", () => {
    renderUi(
      <DataTable caption="Checks" columns={["Check", "Result"]} isCaptionHidden>
        <tbody>
          <tr>
            <th scope="row">Duplicate</th>
            <td>pass</td>
          </tr>
        </tbody>
      </DataTable>,
    );
    expect(screen.getByRole("region", { name: "Checks" })).toHaveAttribute("tabindex", "0");
    expect(screen.getByRole("table", { name: "Checks" })).toBeInTheDocument();
  });
});

describe("what people typed", () => {
  it("becomes paragraphs and line breaks, never markup", () => {
    const { container } = renderUi(<PlainText text={"Бір\r\nекі\n\n<b>үш</b>\n\n\n"} lang="kk" />);
    expect(container.querySelectorAll("p")).toHaveLength(2);
    expect(container.querySelectorAll("br")).toHaveLength(1);
    expect(container.querySelector("b")).toBeNull();
    expect(container.querySelector("p")).toHaveAttribute("dir", "auto");
    expect(container.querySelector("[lang=kk]")).toBeInTheDocument();
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "//evil.example", "ftp://a.example", "not an address"])(
    "%s does not become a link",
    (href) => {
      renderUi(<ExternalLink href={href}>Website</ExternalLink>);
      expect(screen.queryByRole("link")).not.toBeInTheDocument();
    },
  );

  it("links outside show their host and hand nothing on", () => {
    renderUi(<ExternalLink href="https://www.oshsu.kg/en">Website</ExternalLink>);
    const link = screen.getByRole("link", { name: "Website (opens another site)" });
    expect(link).toHaveAttribute("rel", "ugc noopener noreferrer nofollow");
    expect(screen.getByText("oshsu.kg")).toBeInTheDocument();
  });
});

describe("InstitutionName", () => {
  it("carries both names with their languages, and the link on the first", () => {
    renderUi(
      <InstitutionName
        name="Cairo University"
        lang="en"
        to="/directory/cairo"
        original={{ text: "جامعة القاهرة", lang: "ar" }}
      />,
    );
    expect(screen.getByRole("link", { name: "Cairo University" })).toHaveAttribute("href", "/directory/cairo");
    expect(screen.getByText("جامعة القاهرة")).toHaveAttribute("lang", "ar");
  });

  it("does not repeat a name that is the same", () => {
    renderUi(<InstitutionName name="Sapienza" original={{ text: "Sapienza", lang: "it" }} />);
    expect(screen.getAllByText("Sapienza")).toHaveLength(1);
  });
});

describe("Logo", () => {
  it.each([
    ["Osh State University", "OS"],
    ["Әл-Фараби атындағы Қазақ ұлттық университеті", "ӘФ"],
    ["University of Turin", "UT"],
    ["جامعة القاهرة", "جا"],
    ["Sapienza", "SA"],
  ])("stands in for %s as %s", (name, letters) => {
    const { container } = renderUi(<Logo name={name} />);
    expect(container.textContent).toBe(letters);
  });

  it("is decoration: the image has no words of its own and reserves its place", () => {
    const { container } = renderUi(<Logo name="Osh" src="/logos/osh.png" />);
    expect(container.querySelector("img")).toHaveAttribute("alt", "");
    expect(container.querySelector("img")).toHaveAttribute("width", "56");
  });
});

describe("small pieces", () => {
  it("key facts leave out what is not known", () => {
    renderUi(
      <Facts
        items={[
          { term: "Founded", value: "1939" },
          { term: "Students", value: null },
          { term: "Ranking", value: "" },
        ]}
      />,
    );
    expect(screen.getAllByRole("term")).toHaveLength(1);
  });

  it("a deadline says in words that it is past", () => {
    renderUi(<Deadline dateTime="2026-11-27" text="27 November 2026" state="overdue" />);
    expect(screen.getByText("27 November 2026").tagName).toBe("TIME");
    expect(screen.getByText("Overdue")).toBeInTheDocument();
  });

  it("progress is named and told in words", () => {
    renderUi(<Progress label="Form" value={3} max={7} text="3 of 7 sections" />);
    expect(screen.getByRole("progressbar", { name: "Form" })).toHaveAttribute("value", "3");
  });

  it("badges of different tones differ in shape", () => {
    const shapes = (["info", "ok", "wait", "bad", "neutral"] as const).map((tone) => {
      const { container, unmount } = renderUi(<Badge tone={tone}>x</Badge>);
      const shape = container.querySelector("path")?.getAttribute("d");
      unmount();
      return shape;
    });
    expect(new Set(shapes).size).toBe(5);
  });
});
