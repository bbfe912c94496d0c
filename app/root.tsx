import {
  json,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  type TypedResponse,
} from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { documentHeaders } from "#app/http/document-headers.ts";
import { findIdentity } from "#app/http/guards.server.ts";
import { useNonce } from "#app/http/nonce.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { PublicShell } from "#app/ui/public-shell.tsx";
import { type RootData, useRootData, useShellProps } from "#app/ui/root-data.ts";
import { RouteErrorPage } from "#app/ui/route-error-page.tsx";
import stylesheet from "#app/ui/styles/index.css?url";

export const headers = documentHeaders;
export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

/** The title of pages that failed before they could say their own. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.association.name ?? "" }];

export async function loader({ context }: LoaderFunctionArgs): Promise<TypedResponse<RootData>> {
  const { config, db, locale, requestId } = context;
  const [identity, association] = await Promise.all([findIdentity({ context }), getLocalizedAssociation(db, locale)]);
  return json({
    locale,
    association,
    requestId,
    origin: config.origin,
    isDemo: config.mode === "demo",
    viewer: identity && { name: identity.viewer.name },
  });
}

/** A page whose handle says `isStatic` needs no script: nothing of it is sent or hydrated. */
export interface PageHandle {
  isStatic?: boolean;
}

export function Layout({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const nonce = useNonce();
  const isStatic = useMatches().some(({ handle }) => (handle as PageHandle | undefined)?.isStatic);
  return (
    <html lang={i18n.language} dir={i18n.dir()}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
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
  return <Outlet />;
}

export function ErrorBoundary() {
  const root = useRootData();
  return (
    <PublicShell {...useShellProps()}>
      <RouteErrorPage requestId={root?.requestId} />
    </PublicShell>
  );
}
