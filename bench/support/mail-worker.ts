import { setTimeout as sleep } from "node:timers/promises";
import { readConfig } from "#app/platform/config.server.ts";
import { createLogger } from "#app/platform/logger.server.ts";
import { createMailTransport } from "#app/platform/mail-transport.server.ts";
import { createOutboxWorker } from "#app/platform/outbox.server.ts";
import { openDatabase } from "#db/index.server.ts";

/** A process that does nothing but send letters, by a clock that runs `factor` times too fast. Ended by SIGTERM. */
const [file = "", smtpUrl = "", factor = "1", start = "0"] = process.argv.slice(2);
const began = Number(start);
const clock = { now: () => new Date(began + (Date.now() - began) * Number(factor)) };
const logger = createLogger("silent");
const config = readConfig({ APP_MODE: "test", SMTP_URL: smtpUrl, MAIL_FROM: "secretariat@portal.example" });
const transport = createMailTransport(config, logger);
const database = await openDatabase(`file:${file}`);
const worker = createOutboxWorker({ ...database, clock, logger, transport });

let isStopping = false;
process.once("SIGTERM", () => {
  isStopping = true;
  worker.stop();
});
while (!isStopping) {
  await worker.sendDue();
  await sleep(50);
}
transport.close();
await database.close();
process.exit(0);
