import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { plain } from "../../project/ui/plain-field.ts";

interface Chosen {
  institutionId: string;
  label: string;
  people: { userId: string; name: string; position: string }[];
}

interface InvitePeopleProps {
  query: string;
  members: { id: string; name: string; country: string }[];
  chosen: Chosen | null;
  lastResult?: SubmissionResult;
}

/** Looks for an institution, then for one of its people. */
export function InvitePeople({ query, members, chosen, lastResult }: InvitePeopleProps) {
  const { t } = useTranslation("projects");
  return (
    <section className="stack" aria-labelledby="invite">
      <h2 id="invite">{t("coediting.invite")}</h2>
      <label htmlFor="find">{t("coediting.find")}</label>
      <Form method="get" role="search" className="row row-grow">
        <input id="find" type="search" name="find" className="input" defaultValue={query} maxLength={200} />
        <Button type="submit" variant="quiet">
          {t("common:action.search")}
        </Button>
      </Form>
      {query && members.length === 0 && <p>{t("coediting.none_found")}</p>}
      {members.length > 0 && (
        <>
          <p>{t("coediting.choose")}:</p>
          <ul>
            {members.map(({ id, name, country }) => (
              <li key={id}>
                <Link to={`?${new URLSearchParams({ find: query, institution: id }).toString()}#invite`}>
                  <bdi>{name}</bdi>
                </Link>
                , {country}
              </li>
            ))}
          </ul>
        </>
      )}
      {chosen && chosen.people.length === 0 && <p>{t("coediting.no_people")}</p>}
      {chosen && chosen.people.length > 0 && (
        <ChoosePerson key={chosen.institutionId} chosen={chosen} lastResult={lastResult} />
      )}
    </section>
  );
}

function ChoosePerson({ chosen, lastResult }: { chosen: Chosen; lastResult?: SubmissionResult }) {
  const { t } = useTranslation("projects");
  const [form, fields] = useForm<{ userId: string }>({ id: "invite-person", lastResult });
  const options = chosen.people.map(({ userId, name, position }) => ({
    value: userId,
    label: <bdi>{name}</bdi>,
    help: position || undefined,
  }));
  return (
    <PortalForm form={form} labels={{ userId: t("coediting.person") }} enter="nothing">
      <input type="hidden" name="institutionId" value={chosen.institutionId} />
      <RadioGroupField field={plain(fields.userId)} label={chosen.label} options={options} isOptional={false} />
      <p className="field-help">{t("coediting.no_address")}</p>
      <FormActions>
        <Button type="submit" name="intent" value="invite">
          {t("coediting.send")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}
