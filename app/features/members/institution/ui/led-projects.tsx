import { Link } from "@remix-run/react";

/** A project that an institution leads, with the page for whoever reads of it. */
export interface LedProject {
  to: string;
  title: string;
  lang: string;
}

export function LedProjects({ projects }: { projects: readonly LedProject[] }) {
  return (
    <ul>
      {projects.map(({ to, title, lang }) => (
        <li key={to}>
          <Link to={to} lang={lang}>
            {title}
          </Link>
        </li>
      ))}
    </ul>
  );
}
