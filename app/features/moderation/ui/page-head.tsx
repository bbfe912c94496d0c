import { Link } from "@remix-run/react";
import { OwnWords } from "#app/ui/own-words.tsx";
import type { DeskView } from "../moderation-model.ts";

/** What the page is about: another page, by its kind and name. */
export function PageHead({
  title,
  page,
}: Pick<DeskView, "title"> & { page: Pick<DeskView["page"], "title" | "to" | "kind"> }) {
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">
        {page.kind}
        {": "}
        <Link to={page.to}>
          <OwnWords {...page.title} />
        </Link>
      </p>
    </>
  );
}
