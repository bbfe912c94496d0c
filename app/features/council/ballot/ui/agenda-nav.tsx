import { Link } from "@remix-run/react";
import { ItemName } from "../../session/ui/agenda.tsx";
import type { BallotItem } from "../ballot-model.ts";
import { ItemBadge } from "./item-result.tsx";

/** The agenda beside the votes: where each item stands. */
export function AgendaNav({ items, label }: { items: BallotItem[]; label: string }) {
  return (
    <nav aria-label={label}>
      <ol className="agenda plain-list">
        {items.map((item) => (
          <li key={item.id}>
            <Link to={`#item-${item.id}`}>
              {item.position}. <ItemName matter={item.matter} isBrief />
            </Link>{" "}
            <ItemBadge item={item} />
          </li>
        ))}
      </ol>
    </nav>
  );
}
