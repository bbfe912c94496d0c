import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import type { GivenPlace } from "../desk-model.ts";
import { Invitation } from "./invitation.tsx";
import { ConversationLink } from "./conversation-link.tsx";
import { AskedForm } from "./asked-form.tsx";

/** Every member that was invited, with its answer. Only the lead institution sees it. */
export function PlaceTable({ places }: { places: GivenPlace[] }) {
  const { t } = useTranslation("projects");
  if (places.length === 0) return null;
  return (
    <DataTable
      columns={[t("places.institution"), t("places.role"), t("places.status"), t("places.act")]}
      caption={t("places.title")}
      isStacked
    >
      <tbody>
        {places.map(
          ({ key, institutionId, name, country, role, status, act, freesPlace, invitation, conversation }) => (
            <tr key={key}>
              <th scope="row">
                <bdi>{name}</bdi>, {country}
              </th>
              <td data-label={t("places.role")}>
                <OwnWords text={role} />
              </td>
              <td data-label={t("places.status")}>
                <Badge tone={status.tone}>{status.label}</Badge>
                {invitation && <Invitation {...invitation} />}
              </td>
              <td>
                {conversation && <ConversationLink {...conversation} />}
                {act && (
                  <AskedForm
                    label={t(`places.${act}.label`)}
                    explain={[t(`places.${act}.explain`, { name }), freesPlace && t("places.frees")]
                      .filter(Boolean)
                      .join(" ")}
                    send={t(`places.${act}.send`)}
                    intent={act}
                    about={{ institutionId }}
                  />
                )}
              </td>
            </tr>
          ),
        )}
      </tbody>
    </DataTable>
  );
}
