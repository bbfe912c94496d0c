import type { Services } from "#app/platform/services.server.ts";

/** What the commands of this room need of a request (or of the command line). */
export type AccountContext = Pick<Services, "config" | "db" | "withTransaction" | "clock" | "logger" | "limits"> & {
  requestId?: string;
  clientIp: string;
};
