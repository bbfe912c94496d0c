import { Cron } from "croner";
import type { Logger } from "./logger.server.ts";

export interface Jobs {
  /** Runs `work` on a cron pattern (six fields, seconds first), never twice at once. A failure is logged, not thrown. */
  schedule(name: string, pattern: string, work: () => Promise<unknown>): void;
  /** Stops the clockwork and waits for what is running. */
  stop(): Promise<void>;
}

export function createJobs(logger: Logger): Jobs {
  const crons: Cron[] = [];
  const running = new Set<Promise<unknown>>();
  return {
    schedule(name, pattern, work) {
      const run = async () => {
        const turn = work().catch((error: unknown) => logger.error({ err: error, job: name }, "job failed"));
        running.add(turn);
        await turn.finally(() => running.delete(turn));
      };
      crons.push(new Cron(pattern, { protect: true, unref: true }, run));
    },
    async stop() {
      for (const cron of crons) cron.stop();
      await Promise.all(running);
    },
  };
}
