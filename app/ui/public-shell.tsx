import { useLocation } from "@remix-run/react";
import type { ShellProps } from "./shell-props.ts";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHeader, SkipLink } from "./site-header.tsx";
import { useAnswerFocus } from "./use-answer-focus.ts";
import { useHeadingFocus } from "./use-heading-focus.ts";

/** Header, main and footer of the open pages. Pages bring their own `.page`, so that a hero can span the width. */
export function PublicShell({ children, ...site }: ShellProps) {
  useHeadingFocus(site.path, useLocation());
  useAnswerFocus();
  return (
    <>
      <SkipLink />
      <SiteHeader {...site} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter association={site.association} sourceUrl={site.sourceUrl} />
    </>
  );
}
