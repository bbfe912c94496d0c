import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge, type Tone } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";

interface Place {
  key: string;
  institutionId: string;
  name: string;
  country: string;
  role: string;
  status: { label: string; tone: Tone };
  /** How the lead can take it out: an unanswered invitation is cancelled, a partner removed. */
  act: "cancel" | "remove" | null;
}

/** Every member that was invited, with its answer. Only the lead institution sees it. */
export function PlaceTable({ places }: { places: Place[] }) {
  const { t } = useTranslation("projects");
  if (places.length === 0) return null;
  return (
    <DataTable caption={t("places.title")}>
      <thead>
        <tr>
          <th scope="col">{t("places.institution")}</th>
          <th scope="col">{t("places.role")}</th>
          <th scope="col">{t("places.status")}</th>
          <th scope="col">{t("places.act")}</th>
        </tr>
      </thead>
      <tbody>
        {places.map(({ key, institutionId, name, country, role, status, act }) => (
          <tr key={key}>
            <th scope="row">
              <bdi>{name}</bdi>, {country}
            </th>
            <td>
              <OwnWords text={role} />
            </td>
            <td>
              <Badge tone={status.tone}>{status.label}</Badge>
            </td>
            <td>{act && <TakeOutForm act={act} institutionId={institutionId} name={name} />}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

interface TakeOutFormProps {
  act: "cancel" | "remove";
  institutionId: string;
  name: string;
}

/** Cancels an invitation or takes a partner out, after asking once. */
function TakeOutForm({ act, institutionId, name }: TakeOutFormProps) {
  const { t } = useTranslation("projects");
  return (
    <Disclosure summary={t(`places.${act}.label`)}>
      <Form method="post" className="stack">
        <p>{t(`places.${act}.explain`, { name })}</p>
        <input type="hidden" name="institutionId" value={institutionId} />
        <div>
          <Button type="submit" name="intent" value={act} variant="danger">
            {t(`places.${act}.send`)}
          </Button>
        </div>
      </Form>
    </Disclosure>
  );
}
