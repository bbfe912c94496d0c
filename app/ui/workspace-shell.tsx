import { Link, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ShellProps, WorkspaceItem } from "./shell-props.ts";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHeader, SkipLink } from "./site-header.tsx";
import { useAnswerFocus } from "./use-answer-focus.ts";
import { useHeadingFocus } from "./use-heading-focus.ts";

interface WorkspaceShellProps extends ShellProps {
  /** Only what this person may open. */
  items: WorkspaceItem[];
}

/** The pages behind the sign-in: the same header and a column of what this person may do. */
export function WorkspaceShell({ children, items, ...site }: WorkspaceShellProps) {
  useHeadingFocus(site.path, useLocation());
  useAnswerFocus();
  return (
    <>
      <SkipLink />
      <SiteHeader {...site} />
      <div className="page workspace">
        <WorkspaceNav items={items} path={site.path} />
        <main id="main" tabIndex={-1} className="workspace-body">
          {children}
        </main>
      </div>
      <SiteFooter association={site.association} sourceUrl={site.sourceUrl} />
    </>
  );
}

function WorkspaceNav({ items, path }: { items: WorkspaceItem[]; path: string }) {
  const { t } = useTranslation("common");
  return (
    <nav className="workspace-nav" aria-label={t("nav.workspace")}>
      <details className="fold" key={path}>
        <summary>{t("nav.workspace")}</summary>
      </details>
      <ul>
        {items.map((item) => (
          <li key={item.to}>
            <Link to={item.to} aria-current={item.current ? "page" : undefined}>
              {item.label} {item.count ? <Waiting count={item.count} /> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Waiting({ count }: { count: number }) {
  const { t } = useTranslation("common");
  return (
    <span className="count">
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">({t("nav.waiting", { count })})</span>
    </span>
  );
}
