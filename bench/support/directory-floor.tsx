import http from "node:http";
import type { AddressInfo } from "node:net";
import { createContext, useContext } from "react";
import { renderToString } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { matchRoutes } from "react-router-dom";
import { createStaticRouter, StaticRouterProvider } from "react-router-dom/server.js";
import { parseDirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import { countMembers, searchDirectory } from "#app/features/members/directory/directory-queries.server.ts";
import { directoryView } from "#app/features/members/directory/directory-view.server.ts";
import { DirectoryList } from "#app/features/members/directory/ui/directory-list.tsx";
import { i18nOf } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { createServices } from "#app/platform/services.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { PublicShell } from "#app/ui/public-shell.tsx";

type Page = Awaited<ReturnType<typeof readPage>>;
type Services = Awaited<ReturnType<typeof createServices>>;

const PATH = "/directory";

/** The statements of the portal's page, in the same order, and the same words made of what they found. */
async function readPage({ db, clock, sessions }: Services, cookie: string | undefined) {
  const today = dayNow(clock);
  const filter = parseDirectoryFilter(new URLSearchParams());
  const [identity, association, found] = await Promise.all([
    sessions.read(cookie),
    getLocalizedAssociation(db, "en"),
    searchDirectory(db, filter, { page: 1, today }),
  ]);
  const view = directoryView(found, filter, { search: "", locale: "en" });
  const viewer = identity && { name: identity.viewer.name };
  return {
    association,
    viewer,
    view,
    counts: await countMembers(db, today),
    title: i18nOf("en").t("members:directory.title"),
  };
}

const PageContext = createContext<Page | null>(null);

function Directory() {
  const page = useContext(PageContext);
  if (!page) return null;
  const { association, viewer, view, counts, title } = page;
  return (
    <PublicShell association={association} viewer={viewer} isDemo path={PATH} search="" locale="en">
      <DirectoryList title={title} view={view} counts={counts} />
    </PublicShell>
  );
}

const routes = [{ id: "directory", path: PATH, element: <Directory /> }];
const location = { pathname: PATH, search: "", hash: "", state: null, key: "default" };
const rest = { basename: "", loaderData: {}, actionData: null, errors: null, statusCode: 200, loaderHeaders: {} };

function render(page: Page): string {
  const context = {
    ...rest,
    location,
    matches: matchRoutes(routes, location) ?? [],
    actionHeaders: {},
    activeDeferreds: null,
  };
  const router = createStaticRouter(routes, context as never);
  const body = renderToString(
    <I18nextProvider i18n={i18nOf("en")}>
      <PageContext.Provider value={page}>
        <html lang="en" dir="ltr">
          <head>
            <meta charSet="utf-8" />
            <title>{page.title}</title>
          </head>
          <body>
            <StaticRouterProvider router={router} context={context as never} hydrate={false} />
          </body>
        </html>
      </PageContext.Provider>
    </I18nextProvider>,
  );
  return `<!doctype html>${body}`;
}

/** The least a server of this page can do: the statements and the React tree, on bare node:http. */
async function serve(): Promise<void> {
  const services = await createServices({ ...process.env, LOG_LEVEL: "error" });
  const server = http.createServer((req, res) => {
    void readPage(services, req.headers.cookie).then((page) => {
      res.setHeader("Content-Type", "text/html; charset=utf-8");
      res.end(render(page));
    });
  });
  server.listen(0, () => console.log(`The floor is at :${(server.address() as AddressInfo).port}`));
}

await serve();
