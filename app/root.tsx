import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { findIdentity } from "#app/http/guards.server.ts";
import { useNonce } from "#app/http/nonce.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { RouteErrorPage } from "#app/ui/route-error-page.tsx";
import stylesheet from "#app/ui/styles/index.css?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { config, db, locale, requestId } = context;
  const [identity, association] = await Promise.all([findIdentity({ context }), getLocalizedAssociation(db, locale)]);
  const { pathname, search } = new URL(request.url);
  return {
    locale,
    association,
    requestId,
    origin: config.origin,
    isDemo: config.mode === "demo",
    viewer: identity && { name: identity.viewer.name },
    address: pathname + search,
  };
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
  return <RouteErrorPage />;
}

/** The root loader's data, also on error pages, where it may be missing. */
export function useRootData() {
  return useRouteLoaderData<typeof loader>("root");
}
