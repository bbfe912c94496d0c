import type { Request, Response } from "express";
import type { KeptPage } from "./page-store/kept-forms.ts";

import type { Locale } from "#db/locales.ts";
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

/** A page as any visitor may ask for it: what of the request has a part in it, and nothing else. */
export interface AskedPage {
  key: string;
  /** The path with the parameters that the page declares. */
  address: string;
  locale: Locale;
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
  /** Of a page that is the same for every visitor: it is made from this, and from nothing else of the request. */
  asked?: AskedPage;
  /** This request makes a page for all who ask for it: `end` takes it, or null where it is none for all. */
  making?: { stamp: string; end: (page: KeptPage | null) => void };
  /** The limit that a body has met. */
  tooLarge?: TooLarge;
}

export type Req = Request;
export type Res = Response<unknown, Known & Record<string, unknown>>;
