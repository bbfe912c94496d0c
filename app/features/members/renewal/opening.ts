import type { AssociationSettings } from "#app/platform/association.ts";
import { daysAfter } from "#app/platform/days.ts";
import { RENEWAL_DAYS } from "../institution/rulings.ts";

type Opening = Pick<AssociationSettings, "termFirstReminder">;

/** From which day on a term that ends on a day can be renewed: never later than the first letter asks for it. */
export function renewalOpensOn(endsOn: string, { termFirstReminder }: Opening): string {
  return daysAfter(endsOn, -Math.max(RENEWAL_DAYS, termFirstReminder));
}

/** Whether a member can ask for another term on a day. */
export function isToRenew(endsOn: string | null, today: string, rules: Opening): endsOn is string {
  return endsOn !== null && renewalOpensOn(endsOn, rules) <= today;
}
