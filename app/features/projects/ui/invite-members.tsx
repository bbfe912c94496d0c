import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";

interface InviteMembersProps {
  query: string;
  found: { id: string; name: string; country: string }[];
}

/** Looks for a member by name and invites it in a role. */
export function InviteMembers({ query, found }: InviteMembersProps) {
  const { t } = useTranslation("projects");
  return (
    <section className="stack" aria-labelledby="invite">
      <h2 id="invite">{t("invite.title")}</h2>
      <p className="soft">{t("invite.text")}</p>
      <Form method="get" role="search" className="row row-grow">
        <input
          type="search"
          name="find"
          className="input"
          aria-label={t("invite.find")}
          defaultValue={query}
          maxLength={200}
        />
        <Button type="submit" variant="quiet">
          {t("common:action.search")}
        </Button>
      </Form>
      {query && found.length === 0 && <p>{t("invite.none")}</p>}
      <ul className="entry-list">
        {found.map(({ id, name, country }) => (
          <li key={id} className="card">
            <Form method="post" className="row row-grow">
              <div className="field">
                <label htmlFor={`role-${id}`}>
                  <bdi>{name}</bdi>, {country} – {t("invite.role")}
                </label>
                <input id={`role-${id}`} name="role" className="input" required minLength={3} maxLength={120} />
              </div>
              <Button type="submit" name="intent" value="invite" variant="quiet">
                {t("invite.send")}
              </Button>
              <input type="hidden" name="institutionId" value={id} />
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
