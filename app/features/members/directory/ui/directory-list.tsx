import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FacetFilters, ListSearch } from "#app/ui/facet-filters.tsx";
import { Pagination, ShownRange } from "#app/ui/pagination.tsx";
import { FilterPills } from "#app/ui/pills.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { MEMBER_FORMATS } from "../member-formats.ts";
import { COMPARE_FORM, DirectoryEntry, DirectoryRow } from "./directory-entry.tsx";
import type { DirectoryView } from "./directory-model.ts";

const RESULTS = "results";
const SEARCH = { form: "directory-search", action: "/directory" };

interface DirectoryListProps {
  title: string;
  view: DirectoryView;
  /** All active members and the countries they are in. */
  counts: { members: number; countries: number };
  /** Another way of showing the members found than their list. */
  children?: ReactNode;
}

/** The directory of members: search, filters, list. */
export function DirectoryList({ title, view, counts, children }: DirectoryListProps) {
  const { t } = useTranslation("members");
  const { members, countries } = counts;
  const count =
    view.pills.length > 0
      ? t("directory.found", { found: view.total, members })
      : `${t("directory.members", { count: members })} ${t("directory.countries", { count: countries })}`;
  return (
    <div className="page page-body directory stack">
      <div className="stack">
        <div className="directory-head">
          <h1>{title}</h1>
          <p className="lead">
            <span data-found="">{count}</span> {t("directory.lead")}
          </p>
        </div>
        <ListSearch {...SEARCH} {...view} label={t("directory.search")} help={t("directory.search_help")} />
        {view.unknown && (
          <Callout tone="wait" role="status" title={t("common:filters.unknown", { values: view.unknown })} />
        )}
        <FilterPills filters={view.pills} clearSearch={view.clearSearch} />
      </div>
      <p className="map-skip">
        <a href={`#${RESULTS}`}>{t("directory.skip_filters")}</a>
      </p>
      <div className="sidebar-start">
        <FacetFilters {...SEARCH} {...view} />
        <DirectoryResults {...view}>{children}</DirectoryResults>
      </div>
    </div>
  );
}

function DirectoryResults({
  entries,
  page,
  pageSize,
  total,
  pills,
  isGuess,
  isReading,
  query,
  suggestion,
  askedNumber,
  look,
  looks,
  saveSearch,
  printed,
  compared,
  children,
}: DirectoryView & { children: ReactNode }) {
  const { t } = useTranslation("members");
  if (isReading)
    return (
      <EmptyState
        title={t("directory.reading.title")}
        text={t("directory.reading.text")}
        action={<LinkButton to={`/directory${saveSearch}`}>{t("directory.reading.action")}</LinkButton>}
      />
    );
  if (total === 0) {
    // Whom nobody is found by today may join tomorrow.
    const follow = (
      <Link to={`/following/search${saveSearch}`} className="small">
        {t("directory.follow")}
      </Link>
    );
    const isNarrowed = pills.length > 0 || page > 1;
    return (
      <EmptyState
        title={t(isNarrowed ? "directory.none.title" : "directory.empty.title")}
        text={t(isNarrowed ? "directory.none.text" : "directory.empty.text")}
        action={
          <p className="cluster">
            {askedNumber ? (
              <LinkButton to={`/verify/${askedNumber}`} variant="quiet">
                {t("directory.none.check", { number: askedNumber })}
              </LinkButton>
            ) : isNarrowed ? (
              <LinkButton to="/directory" variant="quiet">
                {t("directory.none.action")}
              </LinkButton>
            ) : (
              <LinkButton to="/join">{t("directory.empty.action")}</LinkButton>
            )}
            {isNarrowed && follow}
          </p>
        }
      />
    );
  }
  return (
    <section className="stack stack-tight" id={RESULTS} aria-label={t("directory.results")}>
      {isGuess && (
        <Callout role="status" title={t("directory.guess", { query })}>
          {suggestion && (
            <p>
              {t("directory.meant")} <Link to={suggestion.to}>{suggestion.text}</Link>
            </p>
          )}
        </Callout>
      )}
      <div className="directory-views">
        <Tabs items={looks} />
        {!children && <ShownRange page={page} pageSize={pageSize} total={total} />}
      </div>
      {children ?? <Entries {...{ look, entries, page, pageSize, total, compared }} />}
      <SaveMembers search={saveSearch} printed={printed} />
    </section>
  );
}

/** The members found, to save as a file, and the news of them. */
function SaveMembers({ search, printed }: { search: string } & Pick<DirectoryView, "printed">) {
  const { t } = useTranslation("members");
  return (
    <p className="cluster small">
      <span>{t("directory.save.title")}</span>
      {MEMBER_FORMATS.map((format) => (
        <a key={format} href={`/directory/export/${format}${search}`}>
          {t(`directory.save.${format}`)}
        </a>
      ))}
      {printed && <a href={printed.to}>{printed.label}</a>}
      <a href={`/directory/feed.atom${search}`}>{t("directory.feed.link")}</a>
      <Link to={`/following/search${search}`}>{t("directory.follow")}</Link>
    </p>
  );
}

type EntriesProps = Pick<DirectoryView, "look" | "entries" | "page" | "pageSize" | "total" | "compared">;

function Entries({ look, entries, page, pageSize, total, compared }: EntriesProps) {
  const Entry = look === "rows" ? DirectoryRow : DirectoryEntry;
  return (
    <>
      <ul className={look === "rows" ? "entry-list member-rows" : "entry-list"}>
        {entries.map((entry) => (
          <li key={entry.slug}>
            <Entry entry={entry} isCompared={compared.includes(entry.slug)} />
          </li>
        ))}
      </ul>
      <CompareForm elsewhere={compared.filter((slug) => !entries.some((entry) => entry.slug === slug))} />
      <Pagination page={page} pageSize={pageSize} total={total} />
    </>
  );
}

/** Leads to those that are ticked, with those chosen before that are not on this page. */
function CompareForm({ elsewhere }: { elsewhere: readonly string[] }) {
  const { t } = useTranslation("members");
  return (
    <form id={COMPARE_FORM} method="get" action="/compare" className="cluster no-print">
      {elsewhere.map((slug) => (
        <input key={slug} type="hidden" name="with" value={slug} />
      ))}
      <Button type="submit" variant="quiet">
        {t("compare.submit")}
      </Button>
      <span className="small soft">{t("compare.help")}</span>
    </form>
  );
}
