import { Form, Link } from "@remix-run/react";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { LanguageSwitch } from "./language-switch.tsx";
import type { AssociationName, ShellProps } from "./shell-props.ts";
import { StarMark } from "./star.tsx";
import { forgetKeptText, hasUnsentText } from "./use-kept-text.ts";

const pages = [
  { to: "/directory", key: "nav.directory" },
  { to: "/projects", key: "nav.projects" },
  { to: "/initiatives", key: "nav.initiatives" },
  { to: "/results", key: "nav.results" },
  { to: "/join", key: "nav.join" },
  { to: "/about", key: "nav.about" },
] as const;

export function SkipLink() {
  const { t } = useTranslation("common");
  return (
    <a className="skip-link" href="#main">
      {t("nav.skip")}
    </a>
  );
}

/** Name, main menu, language and account. On a phone the menu folds into `details`, which needs no script. */
export function SiteHeader({ association, viewer, isDemo, path, search, locale }: Omit<ShellProps, "children">) {
  const { t } = useTranslation("common");
  return (
    <header className="site-header">
      {isDemo && <DemoStrip />}
      <div className="page">
        <Brand association={association} />
        <details className="site-menu fold" key={path}>
          <summary>
            <MenuBars />
            {t("nav.menu")}
          </summary>
        </details>
        <div className="site-links">
          <MainMenu path={path} />
          <div className="site-tools">
            <LanguageSwitch search={search} locale={locale} />
            <Account viewer={viewer} path={path} search={search} />
          </div>
        </div>
      </div>
    </header>
  );
}

function DemoStrip() {
  const { t } = useTranslation("common");
  return (
    <p className="demo-strip">
      <strong>{t("demo.title")}</strong> {t("demo.text")}
    </p>
  );
}

function Brand({ association: { name, shortName, isProposed } }: { association: AssociationName }) {
  const { t } = useTranslation("common");
  return (
    <Link className="brand" to="/">
      <StarMark />
      <span>
        <span className="brand-full">{name}</span>
        <span className="brand-short">{shortName}</span>{" "}
        {isProposed && <span className="brand-proposed">({t("association.proposed")})</span>}
      </span>
    </Link>
  );
}

function MainMenu({ path }: { path: string }) {
  const { t } = useTranslation("common");
  return (
    <nav className="site-nav" aria-label={t("nav.main")}>
      <ul>
        {pages.map(({ to, key }) => (
          <li key={to}>
            <Link to={to} aria-current={currentMark(path, to)}>
              {t(key)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** "page" on the page itself, "true" on the pages below it. */
function currentMark(path: string, to: string) {
  if (path === to) return "page";
  return path.startsWith(`${to}/`) ? "true" : undefined;
}

// Whoever signs in from a page wants to go on there; from the home page and the pages of the account, to what waits.
const LEADS_ON = /^\/(?!$|login|signup|forgot-password|reset-password|verify-email|account|invitations)/;

function signInPath(path: string, search: string): string {
  return LEADS_ON.test(path) ? `/login?redirectTo=${encodeURIComponent(path + search)}` : "/login";
}

/** Asks first where something typed is not sent; whoever signs out leaves none of it behind. */
function leaveText(event: FormEvent, question: string): void {
  if (hasUnsentText() && !window.confirm(question)) event.preventDefault();
  else forgetKeptText();
}

function Account({ viewer, path, search }: Pick<ShellProps, "viewer" | "path" | "search">) {
  const { t } = useTranslation("common");
  if (!viewer) {
    return (
      <Link className="site-signin" to={signInPath(path, search)}>
        {t("nav.sign_in")}
      </Link>
    );
  }
  return (
    <div className="site-account" role="group" aria-label={t("nav.viewer")}>
      <Link to="/account">
        <bdi>{viewer.name}</bdi>
      </Link>
      <Form method="post" action="/logout" onSubmit={(event) => leaveText(event, t("nav.sign_out_unsent"))}>
        <button className="button-plain">{t("nav.sign_out")}</button>
      </Form>
    </div>
  );
}

function MenuBars() {
  return (
    <svg className="menu-bars" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d="M1.5 3.5h13M1.5 8h13M1.5 12.5h13" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
    </svg>
  );
}
