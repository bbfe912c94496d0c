import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listPeople } from "#app/features/administration/people-queries.server.ts";
import { PersonBadges } from "#app/features/administration/ui/person-badges.tsx";
import { requireAdministrator } from "#app/http/guards.server.ts";
import { pageNumber } from "#app/http/page-number.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { ROLES } from "#db/vocabulary.ts";
import { Select } from "#app/ui/select.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  await requireAdministrator(args);
  const search = new URL(args.request.url).searchParams;
  const role = ROLES.find((one) => one === search.get("role")) ?? null;
  const filter = { query: (search.get("q") ?? "").slice(0, 254), role, page: pageNumber(search) };
  const found = await listPeople(args.context.db, filter);
  return json({ title: translator(args.context.locale)("administration:people.title"), filter, ...found });
}

export default function People() {
  const { title, filter, people, total, pageSize } = useLoaderData<typeof loader>();
  const { t } = useTranslation("administration");
  return (
    <>
      <h1>{title}</h1>
      <p>
        <LinkButton to="/admin/people/invite" variant="quiet">
          {t("people.invite")}
        </LinkButton>
      </p>
      <Form method="get" role="search" className="row">
        <label htmlFor="q">{t("people.search")}</label>
        <input id="q" name="q" type="search" className="input" defaultValue={filter.query} />
        <label htmlFor="role">{t("people.role")}</label>
        <Select
          id="role"
          name="role"
          defaultValue={filter.role ?? ""}
          placeholder={t("people.any_role")}
          options={ROLES.map((role) => ({ value: role, label: t(`vocabulary:role.${role}`) }))}
        />
        <Button type="submit" variant="quiet">
          {t("common:action.search")}
        </Button>
      </Form>
      {people.length === 0 ? (
        <EmptyState title={t("people.empty.title")} text={t("people.empty.text")} />
      ) : (
        <DataTable
          columns={(["name", "email", "roles"] as const).map((name) => t(`people.column.${name}`))}
          caption={title}
          isCaptionHidden
          isStaffList
        >
          <tbody>
            {people.map((person) => (
              <tr key={person.id}>
                <th scope="row">
                  <Link to={`/admin/people/${person.id}`}>{person.name}</Link>
                </th>
                <td>{person.email}</td>
                <td>
                  <PersonBadges person={person} />
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      <Pagination page={filter.page} pageSize={pageSize} total={total} />
    </>
  );
}
