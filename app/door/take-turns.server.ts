import type { RequestHandler } from "express";
import type { Socket } from "node:net";
import { networkOf } from "#app/platform/client-network.ts";
import type { Logger } from "#app/platform/logger.server.ts";
import { answerError } from "./answer-error.server.ts";
import type { Req, Res, Turn } from "./exchange.ts";
import { isHealthPath } from "./refusal.server.ts";
import { createRests, type Rests } from "./rests.ts";
import { createTurns, type Turns } from "./turns.ts";

const MOST = { inWork: 32, waiting: 200, waitingInAll: 2000 };
// What is only read costs the portal's own time, which those of one network would share with everybody: others come in
// between these. A form may wait for its sender's slow line, and those beside him must not wait for it.
const MOST_READING = { ...MOST, inWork: 6 };
/** Of one network, whose forms are on their way for longer than a moment; beyond that the oldest is given up. */
const MOST_RESTING = 200;
const TOLD_EVERY_MS = 60_000;

/** Lets requests on to the application in fair turns; whoever hangs up while waiting is forgotten. */
export function takeTurns(logger: Logger): RequestHandler {
  const reading = createTurns(MOST_READING);
  const sending = createTurns(MOST);
  // Whoever watches over the portal never waits for its pages.
  const health = createTurns(MOST);
  const rests = createRests(MOST_RESTING);
  const watched = new WeakSet<Socket>();
  const tell = tellOfRefusals(logger);

  function watch(socket: Socket): void {
    if (watched.has(socket)) return;
    watched.add(socket);
    socket.once("close", () => [reading, sending, health].forEach((turns) => turns.hangUp(socket)));
  }

  return (req, response, next) => {
    const res = response as Res;
    const { socket } = req;
    if (socket.destroyed) return;
    const network = networkOf(res.locals.clientIp);
    const pages = isRead(req.method) ? reading : sending;
    const turns = isHealthPath(res.locals.pathname) ? health : pages;
    watch(socket);
    turns.ask({
      network,
      connection: socket,
      start() {
        res.locals.turn = turnOf({ req: req as Req, res, network, turns, rests });
        next();
      },
      refuse(status) {
        tell(status);
        answerError(req, res, status);
      },
    });
  };
}

interface Taken {
  req: Req;
  res: Res;
  network: string;
  turns: Turns;
  rests: Rests;
}

function turnOf({ req, res, network, turns, rests }: Taken): Turn {
  const { socket } = req;
  let isInWork = true;
  let resting: ReturnType<Rests["begin"]> | null = null;
  const endWork = () => {
    if (isInWork) turns.endWork(network);
    isInWork = false;
  };
  const giveUp = () => {
    if (res.headersSent) return void socket.destroy();
    res.setHeader("Connection", "close");
    answerError(req, res, 408);
  };
  return {
    endWork,
    endAnswer: () => turns.endAnswer(socket),
    rest() {
      if (!isInWork) return;
      endWork();
      const rest = rests.begin(network, giveUp);
      res.once("close", () => rest.end());
      resting = rest;
    },
    async goOn() {
      if (!resting) return;
      resting.arrive();
      await new Promise<void>((resolve) => turns.comeBack(network, resolve));
      resting.end();
      isInWork = true;
      if (res.closed) endWork();
    },
  };
}

const isRead = (method: string) => method === "GET" || method === "HEAD";

/** One line a minute, however many are refused. */
function tellOfRefusals(logger: Logger): (status: number) => void {
  let toldAt = -TOLD_EVERY_MS;
  let refused = 0;
  return (status) => {
    refused += 1;
    if (performance.now() - toldAt < TOLD_EVERY_MS) return;
    logger.warn({ status, refused }, "more requests wait at the door than may");
    toldAt = performance.now();
    refused = 0;
  };
}
