import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { coordinatedCountries } from "#app/features/accounts/viewer.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { listMemberships, MEMBERSHIPS_PAGE_SIZE } from "#app/features/members/institution/membership-queries.server.ts";
import { STANDINGS } from "#app/features/members/institution/membership.ts";
import { endOfNumber } from "#app/features/members/institution/membership-number.ts";
import { membershipCard, standingWord } from "#app/features/members/institution/membership-view.server.ts";
import { MembershipStatusBadge } from "#app/features/members/membership/ui/membership-facts.tsx";
import { listProposedOn } from "#app/features/members/membership/ruling-queries.server.ts";
import { isUnreachable } from "#app/features/members/people/reachability.server.ts";
import { findMeant } from "#app/features/members/directory/find-meant.server.ts";
import { whyListed } from "#app/features/members/directory/why-listed.server.ts";
import { requireCoordinator } from "#app/http/guards.server.ts";
import { pageNumber } from "#app/http/page-number.server.ts";
import { placeName } from "#app/i18n/place-names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { DeskSearch } from "#app/ui/desk-search.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { searchWith } from "#app/ui/search-params.ts";
import { DataTable } from "#app/ui/table.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { Time } from "#app/ui/time.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

const LONGEST_SEARCH = 200;

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireCoordinator(args);
  const { db, clock, locale } = args.context;
  const { searchParams } = new URL(args.request.url);
  const standing = STANDINGS.find((one) => one === searchParams.get("status")) ?? null;
  const page = pageNumber(searchParams);
  const today = dayNow(clock);
  const q = (searchParams.get("q") ?? "").trim().slice(0, LONGEST_SEARCH);
  const isUnreached = searchParams.get("reach") === "nobody";
  const where = isUnreached ? isUnreachable(db, today) : undefined;
  const filter = { countries: coordinatedCountries(viewer), standing, q, page, where };
  // Of a number nothing is guessed.
  const meant = await findMeant(db, endOfNumber(q) === null ? q : "", today);
  const listed = await listMemberships(db, meant.isGuess ? filter : { ...filter, scores: meant.scores }, {
    today,
    locale,
  });
  const isGuess = meant.isGuess && listed.total === 0;
  const { rows, total } = isGuess
    ? await listMemberships(db, { ...filter, scores: meant.scores }, { today, locale })
    : listed;
  const proposedOn = await listProposedOn(db, viewer);
  const why = await whyListed(
    db,
    rows.map(({ institution }) => institution),
    q,
    { today, locale },
  );
  const lines = rows.map(({ membership, institution }) => ({
    name: nameOf(institution, locale),
    place: placeName(institution.city, institution.country, locale),
    why: why.get(institution.id) ?? [],
    card: membershipCard(membership, { locale, today }),
    isProposedOn: proposedOn.has(membership.id),
  }));
  const t = translator(locale);
  const tabs = [null, ...STANDINGS].map((one) => ({
    to: searchWith("", { status: one, q: q || null, reach: isUnreached ? "nobody" : null }) || "/memberships",
    label: one === null ? t("members:memberships.all") : standingWord(one, "title", t),
    isCurrent: one === standing,
  }));
  return json({
    title: t("members:memberships.title"),
    tabs,
    lines,
    q,
    standing,
    isUnreached,
    isGuess: isGuess && total > 0,
    page,
    total,
    pageSize: MEMBERSHIPS_PAGE_SIZE,
  });
}

export default function Memberships() {
  const { title, tabs, lines, q, standing, isUnreached, isGuess, page, total, pageSize } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation("members");
  return (
    <div className="stack">
      <h1>{title}</h1>
      <p className="lead">{t("memberships.lead")}</p>
      <p>
        <Link to="/memberships/rights">{t("rights.title")}</Link>
        {" · "}
        <Link to="/memberships/clock">{t("clock.title")}</Link>
        {" · "}
        <Link to="/memberships/alike">{t("alike.title")}</Link>
        {" · "}
        <Link to="/memberships/registry">{t("registry_changes.title")}</Link>
      </p>
      <DeskSearch
        label={t("memberships.search")}
        q={q}
        longest={LONGEST_SEARCH}
        kept={standing && { name: "status", value: standing }}
      />
      {isUnreached && (
        <p>
          <strong>{t("memberships.reach_nobody")}</strong>{" "}
          <Link to={standing ? `/memberships?status=${standing}` : "/memberships"}>{t("memberships.show_all")}</Link>
        </p>
      )}
      <Tabs items={tabs} />
      {lines.length === 0 && (
        <EmptyState title={t("memberships.none")} text={t(q ? "memberships.none_found" : "memberships.none_text")} />
      )}
      {isGuess && <Callout role="status" title={t("directory.guess", { query: q })} />}
      {lines.length > 0 && (
        <DataTable
          columns={[
            t("memberships.number"),
            t("memberships.institution"),
            t("memberships.place"),
            t("profile.category"),
            t("profile.status"),
            t("profile.since"),
          ]}
          caption={title}
          isCaptionHidden
          isStaffList
        >
          <tbody>
            {lines.map(({ name, place, why, card, isProposedOn }) => (
              <tr key={card.number}>
                <th scope="row">
                  <Link to={`/memberships/${card.number}`}>{card.number}</Link>
                </th>
                <td>
                  <InstitutionName {...name} />{" "}
                  {isProposedOn && <Badge tone="wait">{t("memberships.proposed_on")}</Badge>}
                  {why.map((reason) => (
                    <div key={reason} className="soft small">
                      {reason}
                    </div>
                  ))}
                </td>
                <td>{place}</td>
                <td>{card.category.label}</td>
                <td>
                  <MembershipStatusBadge status={card.status} />
                </td>
                <td>
                  <Time dateTime={card.since.iso} text={card.since.text} />
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      {total > pageSize && <Pagination page={page} pageSize={pageSize} total={total} />}
    </div>
  );
}
