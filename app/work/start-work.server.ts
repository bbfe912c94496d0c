import type { Services } from "#app/platform/services.server.ts";
import { JOBS } from "./jobs.server.ts";

/** Starts what runs beside the requests. Stopped by `services.close()`. */
export function startWork(services: Services): Promise<void> {
  return services.jobs.start(JOBS, services);
}
