import pino from "pino";

export type Logger = pino.Logger;

/** Structured JSON lines in UTC. Callers never pass bodies, tokens, passwords or e-mail addresses. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
