import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Time } from "#app/ui/time.tsx";
import type { BoardCardView } from "../board-model.ts";

/** Projects as a compact table. */
export function ProjectRows({ projects, caption }: { projects: readonly BoardCardView[]; caption: string }) {
  const { t } = useTranslation("projects");
  const columns = (["project", "lead", "period", "answer_by", "status"] as const).map((name) => t(`column.${name}`));
  const [, lead, period, answerBy, status] = columns;
  return (
    <DataTable caption={caption} isCaptionHidden isCompact isStacked columns={columns}>
      <tbody>
        {projects.map((project) => (
          <tr key={project.slug}>
            <th scope="row">
              <Link to={`/projects/${project.slug}`}>
                <bdi lang={project.title.lang}>{project.title.text}</bdi>
              </Link>
            </th>
            <td data-label={lead}>
              <bdi>{project.lead.name}</bdi>
            </td>
            <td data-label={period}>{project.period}</td>
            <td data-label={answerBy}>{project.deadline && <Time {...project.deadline} />}</td>
            <td data-label={status}>
              <Badge tone={project.status.tone}>{project.status.label}</Badge>
              {project.stale && <Badge tone="wait">{project.stale.label}</Badge>}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
