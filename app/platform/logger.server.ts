import pino, { type DestinationStream } from "pino";
import { plainError } from "./plain-error.server.ts";

export type Logger = pino.Logger;

/**
 * Structured JSON lines in UTC, on standard output unless told otherwise. Callers never pass bodies, tokens, passwords
 * or e-mail addresses; errors are stripped of them here.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const serializers = { err: plainError };
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers };
  return destination ? pino(options, destination) : pino(options);
}
