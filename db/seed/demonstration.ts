import { addDays } from "#app/platform/clock.ts";
import type { Services } from "#app/platform/services.server.ts";

/** The portal that is being filled, and the day it is filled on: everything else is counted from there. */
export interface Demonstration {
  services: Services;
  today: Date;
}

/** The services as they were some days ago: commands given them leave the dates of that day behind. */
export function daysAgo({ services, today }: Demonstration, days: number): Services {
  return { ...services, clock: { now: () => addDays(today, -days) } };
}
