import {
  json,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  type TypedResponse,
} from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches } from "@remix-run/react";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { documentHeaders } from "#app/http/document-headers.ts";
import { doneIn, refusedIn } from "#app/http/arrivals.server.ts";
import { findIdentity } from "#app/http/guards.server.ts";
import type { Kept } from "#app/http/kept.ts";
import { useNonce } from "#app/http/nonce.ts";
import { directionOf } from "#app/i18n/locale.ts";
import { memoiseByLocale } from "#app/i18n/memoise-by-locale.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { closeOnEscape } from "#app/ui/close-on-escape.ts";
import { ERROR_TITLES, titleOfError } from "#app/ui/error-kind.ts";
import { holdLeaving } from "#app/ui/hold-leaving.ts";
import { titled } from "#app/ui/page-titles.ts";
import { PublicShell } from "#app/ui/public-shell.tsx";
import { type RootData, useRootData, useShellProps } from "#app/ui/root-data.ts";
import { RouteErrorPage } from "#app/ui/route-error-page.tsx";
import { stayOnPage } from "#app/ui/stay-on-page.ts";
import { UnreachedNotice } from "#app/ui/unreached-notice.tsx";
import type { Locale } from "#db/locales.ts";
import stylesheet from "#app/ui/styles/index.css?url";

export const headers = documentHeaders;
export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

/** The title of pages that failed before they could say their own. */
export const meta: MetaFunction<typeof loader> = ({ data, error, matches }) => {
  if (!error) return [{ title: data?.association.name ?? "" }];
  return titled(matches, data?.errorTitles[titleOfError(error)]);
};

const errorTitles = memoiseByLocale((locale): Record<string, string> => {
  const t = translator(locale);
  return Object.fromEntries(ERROR_TITLES.map((name) => [name, t(`common:${name}`)]));
});

export async function loader({ context, request }: LoaderFunctionArgs): Promise<TypedResponse<RootData>> {
  const { config, db, locale, requestId } = context;
  const [identity, association] = await Promise.all([findIdentity({ context }), getLocalizedAssociation(db, locale)]);
  return json({
    locale,
    association,
    requestId,
    origin: config.origin,
    errorTitles: errorTitles(locale),
    isDemo: config.mode === "demo",
    done: doneIn(context, request.url),
    refused: refusedIn(context, request.url),
    viewer: identity && { id: identity.viewer.id, name: identity.viewer.name },
  });
}

export interface PageHandle {
  /** The page needs no script: nothing of it is sent or hydrated. */
  isStatic?: boolean;
  /** The one small script a static page sends, a file of `public/`. */
  script?: string;
  /** What it is made by, where one rendering may be kept for all visitors. */
  kept?: Kept;
}

export function Layout({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const nonce = useNonce();
  const handles = useMatches().map(({ handle }) => handle as PageHandle | undefined);
  const isStatic = handles.some((handle) => handle?.isStatic);
  const script = handles.find((handle) => handle?.script)?.script;
  return (
    <html lang={i18n.language} dir={directionOf(i18n.language as Locale)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
        {script && <script type="module" src={script} />}
      </head>
      <body>
        {children}
        {!isStatic && <ScrollRestoration nonce={nonce} />}
        {!isStatic && <Scripts nonce={nonce} />}
      </body>
    </html>
  );
}

export default function App() {
  useEffect(stayOnPage, []);
  useEffect(holdLeaving, []);
  useEffect(closeOnEscape, []);
  return (
    <>
      <Outlet />
      <UnreachedNotice />
    </>
  );
}

export function ErrorBoundary() {
  const root = useRootData();
  return (
    <PublicShell {...useShellProps()}>
      <RouteErrorPage requestId={root?.requestId} />
    </PublicShell>
  );
}
