import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { directionOf, LOCALE_OPTIONS } from "#app/i18n/locale.ts";
import type { Locale } from "#db/locales.ts";

/** What every page of a folder says of it, in its language. */
export interface FolderView {
  association: string;
  /** The day on which all of it stood so. */
  day: string;
  texts: { key: string; title: string }[];
}

const VIEWPORT = "width=device-width, initial-scale=1";

interface PageFrameProps {
  locale: Locale;
  /** Below the folder of the language, such as `members/x.html`. */
  path: string;
  title: string;
  folder: FolderView;
  children: ReactNode;
}

/** The way from a page up to the folder of its language. */
const upFrom = (path: string) => "../".repeat(path.split("/").length - 1);

/** A page that needs no portal: no script, nothing from elsewhere, and links that lead from file to file. */
export function PageFrame({ locale, path, title, folder, children }: PageFrameProps) {
  const { t } = useTranslation();
  const up = upFrom(path);
  const places = [
    { to: "index.html", label: t("archive:start") },
    { to: "directory/index.html", label: t("members:directory.title") },
    { to: "projects/index.html", label: t("projects:board.title") },
    { to: "initiatives/index.html", label: t("initiatives:list.title") },
    { to: "decisions/index.html", label: t("council:recounts.title") },
    { to: "register/index.html", label: t("archive:register.title") },
  ];
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content={VIEWPORT} />
        <title>{`${title} – ${folder.association}`}</title>
        <link rel="stylesheet" href={`${up}../style.css`} />
      </head>
      <body>
        <header>
          <p className="whose">
            <a href={`${up}index.html`}>{folder.association}</a>
          </p>
          <nav aria-label={t("common:nav.main")}>
            <ul className="row">
              {places.map(({ to, label }) => (
                <li key={to}>
                  <a href={up + to} aria-current={to === path ? "page" : undefined}>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <nav aria-label={t("common:nav.language")}>
            <ul className="row small">
              {LOCALE_OPTIONS.map(({ value, label }) => (
                <li key={value}>
                  <a
                    href={`${up}../${value}/${path}`}
                    lang={value}
                    hrefLang={value}
                    aria-current={value === locale ? "true" : undefined}
                  >
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </header>
        <main>{children}</main>
        <footer className="small">
          <p>{t("archive:as_of", { day: folder.day })}</p>
          <ul className="row">
            {folder.texts.map(({ key, title: name }) => (
              <li key={key}>
                <a href={`${up}texts/${key}.html`}>{name}</a>
              </li>
            ))}
          </ul>
          <p>{t("common:footer.disclaimer")}</p>
        </footer>
      </body>
    </html>
  );
}
