import { useTranslation } from "react-i18next";
import { Badge, type Tone } from "#app/ui/badge.tsx";
import { DataTable } from "#app/ui/table.tsx";

interface Place {
  key: string;
  name: string;
  country: string;
  role: string;
  status: { label: string; tone: Tone };
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
        </tr>
      </thead>
      <tbody>
        {places.map(({ key, name, country, role, status }) => (
          <tr key={key}>
            <th scope="row">
              <bdi>{name}</bdi>, {country}
            </th>
            <td>
              <bdi>{role}</bdi>
            </td>
            <td>
              <Badge tone={status.tone}>{status.label}</Badge>
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
