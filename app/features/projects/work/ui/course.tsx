import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import type { TitleView } from "../../project/project-model.ts";
import type { CourseView, LightView } from "../progress-model.ts";

/** How a project stands, for those who work on it, beside what else is known of it. */
export function Course({ course, slug }: { course: CourseView | null; slug: string }) {
  const { t } = useTranslation("work");
  if (!course) return null;
  return (
    <Card title={t("course.title")}>
      <p className="cluster">
        {course.light && <Badge tone={course.light.tone}>{course.light.label}</Badge>}
        <Link to={`/projects/${slug}/progress`}>{course.noted}</Link>
      </p>
    </Card>
  );
}

interface TroubledProps {
  items: { slug: string; title: TitleView; noted: string; light: LightView | null; isSilent: boolean }[];
}

/** The projects that are in trouble or say nothing, for a coordinator. */
export function Troubled({ items }: TroubledProps) {
  const { t } = useTranslation("work");
  if (items.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="troubled">
      <h2 id="troubled">{t("course.troubled")}</h2>
      <ul className="stack">
        {items.map(({ slug, title, noted, light, isSilent }) => (
          <li key={slug}>
            <Link to={`/projects/${slug}/progress`}>
              <bdi lang={title.lang}>{title.text}</bdi>
            </Link>{" "}
            {light && <Badge tone={light.tone}>{light.label}</Badge>}{" "}
            {isSilent && <Badge tone="wait">{t("course.silent")}</Badge>} <span className="small soft">{noted}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
