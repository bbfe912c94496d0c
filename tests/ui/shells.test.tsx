import { Form, Link, useActionData } from "@remix-run/react";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { ErrorPage } from "#app/ui/error-page.tsx";
import { FocusedNotice } from "#app/ui/focused-notice.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";
import { WorkspaceShell } from "#app/ui/workspace-shell.tsx";
import { renderUi } from "#tests/support/render-ui.tsx";

const association = { name: "Association of Universities", shortName: "AU", isProposed: true };
const site = { association, viewer: null, path: "/directory/osh", search: "", locale: "en" };

describe("PublicShell", () => {
  it("has the landmarks, a way past the menu, and the disclaimer", () => {
    renderUi(
      <PublicShell {...site}>
        <h1>Osh</h1>
      </PublicShell>,
    );
    expect(screen.getByRole("link", { name: "Skip to the content" })).toHaveAttribute("href", "#main");
    expect(screen.getByRole("main")).toHaveAttribute("id", "main");
    expect(screen.getByRole("banner")).toHaveTextContent("(proposed)");
    expect(screen.getByRole("contentinfo")).toHaveTextContent("Not part of UNESCO or the United Nations");
    expect(screen.getByRole("link", { name: "Sign in" })).toHaveAttribute(
      "href",
      "/login?redirectTo=%2Fdirectory%2Fosh",
    );
  });

  it("marks the part of the site the reader is in", () => {
    renderUi(<PublicShell {...site}>x</PublicShell>);
    const menu = screen.getByRole("navigation", { name: "Main menu" });
    expect(within(menu).getByRole("link", { current: true })).toHaveTextContent("Directory");
    expect(
      within(menu)
        .getAllByRole("link")
        .map((link) => link.textContent),
    ).toEqual(["Directory", "Projects", "Initiatives", "Results", "Join", "About"]);
  });

  it("drops the mark once the association is established", () => {
    renderUi(
      <PublicShell {...site} association={{ ...association, isProposed: false }}>
        x
      </PublicShell>,
    );
    expect(screen.queryByText("(proposed)")).not.toBeInTheDocument();
  });

  it("shows who is signed in and signs out by a form", () => {
    const { container } = renderUi(
      <PublicShell {...site} viewer={{ name: "Айгерім" }}>
        x
      </PublicShell>,
    );
    expect(screen.getByRole("link", { name: "Айгерім" })).toHaveAttribute("href", "/account");
    expect(screen.queryByRole("link", { name: "Sign in" })).not.toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Sign out" }).closest("form")).toHaveAttribute("action", "/logout");
    expect(container.querySelector("form")).toHaveAttribute("method", "post");
  });
});

describe("the focus after a change of the query", () => {
  const page = (
    <PublicShell {...site}>
      <h1>Interests</h1>
      <Link to="?find=Osh#invite">Invite Osh</Link>
      <Link to="?order=name">By name</Link>
      <section aria-labelledby="invite">
        <h2 id="invite">Invite a member</h2>
        <Link to="?find=Naryn#invite">Naryn</Link>
      </section>
    </PublicShell>
  );

  it.each([
    ["is at the place to which the link leads", "Invite Osh", "Invite a member"],
    ["stays where it was when the link leads to no place", "By name", "By name"],
    ["stays where it was when it was at that place already", "Naryn", "Naryn"],
  ])("%s", async (_what, link, expected) => {
    renderUi(page, { at: "/directory/osh" });
    await userEvent.click(screen.getByRole("link", { name: link }));
    await waitFor(() => expect(screen.getByText(expected)).toHaveFocus());
  });
});

describe("the focus after a form", () => {
  function Page() {
    const refusal = useActionData<string>();
    return (
      <PublicShell {...site}>
        {refusal && <p role="alert">{refusal}</p>}
        <Form method="post">
          <button type="submit">Accept</button>
        </Form>
      </PublicShell>
    );
  }

  it("stays at the notice that has taken it, whatever else the page warns of", async () => {
    function Warned() {
      const refusal = useActionData<string>();
      return (
        <PublicShell {...site}>
          <p role="alert">The membership is suspended.</p>
          {refusal && (
            <FocusedNotice answer={{ refusal }}>
              <p role="alert">{refusal}</p>
            </FocusedNotice>
          )}
          <Form method="post">
            <button type="submit">Accept</button>
          </Form>
        </PublicShell>
      );
    }
    renderUi(<Warned />, { at: "/directory/osh", action: () => "It was answered meanwhile." });
    await userEvent.click(screen.getByRole("button", { name: "Accept" }));
    const notice = await screen.findByText("It was answered meanwhile.");
    await waitFor(() => expect(screen.getByRole("button", { name: "Accept" })).not.toHaveFocus());
    expect(notice.parentElement).toHaveFocus();
  });

  it("is at what the page answers, each time", async () => {
    renderUi(<Page />, { at: "/directory/osh", action: () => "It was answered meanwhile." });
    for (let time = 0; time < 2; time += 1) {
      await userEvent.click(screen.getByRole("button", { name: "Accept" }));
      await waitFor(() => expect(screen.getByRole("alert")).toHaveFocus());
    }
  });
});

describe("WorkspaceShell", () => {
  it("lists what this person may open, with what waits there", () => {
    const items = [
      { to: "/", label: "Waiting for your reply", count: 4 },
      { to: "/review", label: "Review", count: 0, current: true },
    ];
    renderUi(
      <WorkspaceShell {...site} viewer={{ name: "A" }} items={items}>
        x
      </WorkspaceShell>,
    );
    const nav = screen.getByRole("navigation", { name: "My pages" });
    expect(
      within(nav).getByRole("link", { name: "Waiting for your reply (4 items are waiting for you)" }),
    ).toHaveAttribute("href", "/");
    expect(within(nav).getByRole("link", { current: "page" })).toHaveTextContent(/^Review$/);
  });
});

describe("ErrorPage", () => {
  it.each([
    [404, "There is no such page"],
    [403, "You do not have permission to do this"],
    [414, "This search is too long"],
    [429, "Too many attempts"],
    [500, "The portal made a mistake"],
    [502, "The portal made a mistake"],
    [418, "The request could not be understood"],
  ])("for %i says: %s", (status, title) => {
    renderUi(<ErrorPage status={status} requestId="0b7c" />);
    expect(screen.getByRole("heading", { level: 1, name: title })).toBeInTheDocument();
    expect(screen.getByText(`Error ${status}`, { exact: false })).toHaveTextContent("Request number: 0b7c");
  });

  it("says when to try again, and speaks Kazakh", () => {
    renderUi(<ErrorPage status={429} retryAfterSeconds={61} />, { locale: "kk" });
    expect(screen.getByText("2 минуттан кейін қайта көруге болады.")).toBeInTheDocument();
  });
});
