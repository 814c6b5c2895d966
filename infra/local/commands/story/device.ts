// A terminal's own voice: the key that it was given, and what it says of its link, signed.
import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { DOCUMENT_TYPE, thumbprintOf } from "../../../../functions/shared/signing/signed.ts";

export class Device {
  readonly propertyNo: string;
  /** As it is enrolled. */
  readonly key: { readonly kty: "EC"; readonly crv: "P-256"; readonly x: string; readonly y: string };
  private readonly secret: KeyObject;
  private sequence = 0;

  constructor(propertyNo: string) {
    this.propertyNo = propertyNo;
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const { x = "", y = "" } = publicKey.export({ format: "jwk" });
    this.key = { kty: "EC", crv: "P-256", x, y };
    this.secret = privateKey;
  }

  report(medium: "wired" | "wifi", at: Date, more: object = {}): string {
    const iat = Math.floor(at.getTime() / 1000);
    const claims = { terminal: this.propertyNo, iat, sequence: ++this.sequence, medium, ...more };
    const header = { alg: "ES256", typ: DOCUMENT_TYPE, kid: thumbprintOf(this.key) };
    const body = [header, claims]
      .map(part => Buffer.from(JSON.stringify(part)).toString("base64url"))
      .join(".");
    const key = { key: this.secret, dsaEncoding: "ieee-p1363" } as const;
    return `${body}.${sign("sha256", Buffer.from(body), key).toString("base64url")}`;
  }
}
