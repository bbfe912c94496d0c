import { createRemixStub } from "@remix-run/testing";
import { render } from "@testing-library/react";
import i18next, { type i18n } from "i18next";
import type { ReactElement } from "react";
import { I18nextProvider, initReactI18next } from "react-i18next";

type Catalogues = Record<string, Record<string, Record<string, unknown>>>;

const files = import.meta.glob<Record<string, unknown>>("../../app/i18n/locales/*/*.json", {
  eager: true,
  import: "default",
});

function cataloguesOf(locale: string) {
  const all: Catalogues = {};
  for (const [path, catalogue] of Object.entries(files)) {
    const [, lng = "", namespace = ""] = /locales\/(\w+)\/([\w-]+)\.json$/.exec(path) ?? [];
    (all[lng] ??= {})[namespace] = catalogue;
  }
  return { [locale]: all[locale] ?? {} };
}

/** An i18next instance of one language with every catalogue, as pages have it. */
export function testI18n(locale = "en"): i18n {
  const resources = cataloguesOf(locale);
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    lng: locale,
    resources,
    ns: Object.keys(resources[locale] ?? {}),
    defaultNS: "common",
    interpolation: { escapeValue: false },
    initImmediate: false,
  });
  return instance;
}

interface Surroundings {
  /** Address of the page, with its query string. */
  at?: string;
  locale?: string;
  /** Answers a POST to the page; its value arrives through `useActionData`. */
  action?: (request: Request) => unknown;
}

/** Renders a component inside a router and the words of a language. */
export function renderUi(element: ReactElement, { at = "/", locale = "en", action }: Surroundings = {}) {
  const Page = () => element;
  const answer = action && (async ({ request }: { request: Request }) => action(request));
  const Stub = createRemixStub([{ path: "*", Component: Page, action: answer }]);
  return render(
    <I18nextProvider i18n={testI18n(locale)}>
      <Stub initialEntries={[at]} />
    </I18nextProvider>,
  );
}
