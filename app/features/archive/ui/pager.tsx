import { useTranslation } from "react-i18next";

/** The file of one page of a list. */
export const pageFile = (page: number) => (page === 1 ? "index.html" : `${page}.html`);

/** The other pages of a long list. */
export function Pager({ page, pages }: { page: number; pages: number }) {
  const { t } = useTranslation("archive");
  if (pages === 1) return null;
  return (
    <nav aria-label={t("pages")}>
      <ul className="row small">
        {Array.from({ length: pages }, (_, at) => at + 1).map((one) => (
          <li key={one}>
            <a href={pageFile(one)} aria-current={one === page ? "page" : undefined}>
              {one}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
