import { Link } from "@remix-run/react";
import { OwnWords } from "#app/ui/own-words.tsx";
import { Time } from "#app/ui/time.tsx";
import type { NewsLine } from "../recent-news.ts";

/** What happened lately, each line leading to where it can be read. */
export function NewsList({ lines }: { lines: readonly NewsLine[] }) {
  return (
    <ul className="plain-list stack stack-tight">
      {lines.map(({ id, line, path, at, atText }) => (
        <li key={id}>
          {path ? (
            <Link to={path}>
              <OwnWords text={line} />
            </Link>
          ) : (
            <OwnWords text={line} />
          )}
          <br />
          <small>
            <Time dateTime={at} text={atText} />
          </small>
        </li>
      ))}
    </ul>
  );
}
