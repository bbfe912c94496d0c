import { Link, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { searchWith } from "./search-params.ts";

interface PaginationProps {
  page: number;
  pageSize: number;
  total: number;
  /** The count was cut off at `total`; there are more. */
  isTotalCapped?: boolean;
}

/** Which of how many stand on this page of a list. */
export function ShownRange({ page, pageSize, total, isTotalCapped }: PaginationProps) {
  const { t } = useTranslation("common");
  const range = { from: Math.min((page - 1) * pageSize + 1, total), to: Math.min(page * pageSize, total), total };
  return (
    <p className="small soft numeric">{t(isTotalCapped ? "pagination.showing_capped" : "pagination.showing", range)}</p>
  );
}

/** Links to the other pages of a list; they keep every filter. Page numbers count from 1. */
export function Pagination(props: PaginationProps) {
  const { t } = useTranslation("common");
  const { page, pageSize, total } = props;
  const pageCount = Math.max(1, Math.ceil(total / pageSize));
  if (total === 0) return <p className="small soft">{t("pagination.none")}</p>;
  return (
    <div className="pagination">
      <ShownRange {...props} />
      {pageCount > 1 && <PageLinks page={page} pageCount={pageCount} />}
    </div>
  );
}

function PageLinks({ page, pageCount }: { page: number; pageCount: number }) {
  const { t } = useTranslation("common");
  return (
    <nav aria-label={t("pagination.label")}>
      <ul>
        {page > 1 && (
          <li>
            <PageLink page={page - 1} rel="prev" label={t("pagination.previous")} />
          </li>
        )}
        {nearbyPages(page, pageCount).map((number, index) => (
          <li key={number ?? `gap-${index}`}>
            {number === null ? (
              <span className="gap">…</span>
            ) : (
              <PageLink
                page={number}
                isCurrent={number === page}
                label={String(number)}
                name={t("pagination.page", { page: number })}
              />
            )}
          </li>
        ))}
        {page < pageCount && (
          <li>
            <PageLink page={page + 1} rel="next" label={t("pagination.next")} />
          </li>
        )}
      </ul>
    </nav>
  );
}

interface PageLinkProps {
  page: number;
  label: string;
  name?: string;
  rel?: "prev" | "next";
  isCurrent?: boolean;
}

function PageLink({ page, label, name, rel, isCurrent }: PageLinkProps) {
  const { search } = useLocation();
  const target = searchWith(search, { page: page > 1 ? page : null });
  return (
    <Link to={{ search: target }} rel={rel} aria-label={name} aria-current={isCurrent ? "page" : undefined}>
      {label}
    </Link>
  );
}

/** First, last and the neighbours of the current page; `null` stands for the pages left out between them. */
function nearbyPages(page: number, pageCount: number): (number | null)[] {
  const wanted = [1, page - 1, page, page + 1, pageCount].filter((number) => number >= 1 && number <= pageCount);
  const pages = [...new Set(wanted)].sort((a, b) => a - b);
  return pages.flatMap((number, index) => {
    const previous = pages[index - 1] ?? 0;
    if (number - previous === 2) return [number - 1, number];
    return number - previous > 2 ? [null, number] : [number];
  });
}
