import type { Request, Response } from "express";

import type { TooLarge } from "#app/platform/too-large.ts";

/** Tells those who wait at the door that the application has answered, and that the answer has been sent. */
export interface Turn {
  endWork(): void;
  endAnswer(): void;
  /** Its sender takes long: it makes room for others until `goOn`. */
  rest(): void;
  /** All has been sent; resolves when it is in work again. */
  goOn(): Promise<void>;
}

/** What the door knows of one request, kept on the response. */
interface Known {
  requestId: string;
  /** Of the content security policy: new for each response. */
  nonce: string;
  /** The path without its query. */
  pathname: string;
  /** The origin the request was made to, one of the portal's own. */
  origin: string;
  clientIp: string;
  /** A proxy has passed the request on. */
  isForwarded: boolean;
  /** The host asked for, when it is not the portal's. */
  foreignHost?: string;
  turn: Turn;
  /** The limit that a body has met. */
  tooLarge?: TooLarge;
}

export type Req = Request;
export type Res = Response<unknown, Known & Record<string, unknown>>;
