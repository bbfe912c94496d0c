import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { i18nOf } from "#app/i18n/translator.server.ts";
import type { Locale } from "#db/locales.ts";
import { type FolderView, PageFrame } from "./ui/page-frame.tsx";

interface PageParts {
  locale: Locale;
  /** Below the folder of the language. */
  path: string;
  title: string;
  folder: FolderView;
}

/** A page of a folder as the text of its file. */
export function renderPage(parts: PageParts, content: ReactNode): string {
  const page = (
    <I18nextProvider i18n={i18nOf(parts.locale)}>
      <PageFrame {...parts}>{content}</PageFrame>
    </I18nextProvider>
  );
  return `<!doctype html>\n${renderToStaticMarkup(page)}\n`;
}
