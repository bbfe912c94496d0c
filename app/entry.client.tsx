import { RemixBrowser } from "@remix-run/react";
import { startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { loadCatalogues } from "./i18n/browser.ts";
import { watchAnswers } from "./ui/answers-on-the-way.ts";
import { watchTyping, WithTypedEarly } from "./ui/typed-early.tsx";

async function hydrate() {
  const i18n = await loadCatalogues(document.documentElement.lang);
  // The server wrote it before the title; the summary of errors says it again once the page is alive.
  const prefix = i18n.t("common:form.error_title");
  if (document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length).trimStart();
  startTransition(() => {
    hydrateRoot(
      document,
      <I18nextProvider i18n={i18n}>
        <WithTypedEarly>
          <RemixBrowser />
        </WithTypedEarly>
      </I18nextProvider>,
    );
  });
}

watchAnswers();
watchTyping();
void hydrate();
