// What a terminal's agent would do: a key pair of its own, and its word on the link signed with it; nothing here is trusted by anybody.
import { generateKeyPairSync, type JsonWebKey, type KeyObject, sign } from "node:crypto";
import { DOCUMENT_TYPE, thumbprintOf } from "../../../functions/shared/signing/signed.ts";

/** The public half as the gateway enrols it. */
export interface EnrolledKey {
  readonly kty: "EC";
  readonly crv: "P-256";
  readonly x: string;
  readonly y: string;
}

export interface TerminalKey {
  readonly enrolled: EnrolledKey;
  readonly privateKey: KeyObject;
}

export interface Word {
  readonly terminal: string;
  readonly medium: string;
  /** Seconds since 1970. */
  readonly iat: number;
  readonly sequence: number;
  readonly [claim: string]: unknown;
}

export function newTerminalKey(): TerminalKey {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { privateKey, enrolled: enrolledOf(publicKey.export({ format: "jwk" })) };
}

export function enrolledOf({ x = "", y = "" }: JsonWebKey): EnrolledKey {
  return { kty: "EC", crv: "P-256", x, y };
}

export function signedReport({ enrolled, privateKey }: TerminalKey, word: Word): string {
  const header = { alg: "ES256", typ: DOCUMENT_TYPE, kid: thumbprintOf(enrolled) };
  const text = [header, word].map(part => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  const key = { key: privateKey, dsaEncoding: "ieee-p1363" } as const;
  return `${text}.${sign("sha256", Buffer.from(text), key).toString("base64url")}`;
}
