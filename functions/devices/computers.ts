// What may stand where a terminal is meant: a terminal by its property number, or somebody's own device by its inventory number; which
// stream it is, and whose it is; names and pure.
import * as v from "valibot";
import type { Place } from "../shared/http/permit.ts";
import { type Stream, stream } from "../shared/journal/keys.ts";
import { foldedAccount } from "../shared/rules/account.ts";
import { canonicalPropertyNo, PROPERTY_NO, READABLE_PROPERTY_NO } from "../terminals/property-number.ts";
import type { Terminal } from "../terminals/terminal.ts";
import type { Device } from "./device.ts";
import { DEVICE_NO } from "./names.ts";

export const deviceNo = v.pipe(v.string(), v.regex(DEVICE_NO));
/** One pattern of both, so that a form asks for it in one field. */
export const computerNo = v.pipe(
  v.string(),
  v.regex(new RegExp(`${READABLE_PROPERTY_NO.source}|${DEVICE_NO.source}`, READABLE_PROPERTY_NO.flags)),
  v.transform(canonicalPropertyNo),
);

export function isDeviceNo(text: string): boolean {
  return DEVICE_NO.test(text);
}

/** What a certificate may bear as the first part of its name. */
export function isComputerNo(text: string): boolean {
  return PROPERTY_NO.test(text) || isDeviceNo(text);
}

export function computerStream(number: string): Stream {
  return stream(isDeviceNo(number) ? "DEVICE" : "TERMINAL", number);
}

/** Who answers for it, for what it is, and who sits at it; empty where there is none such. */
export interface Kept {
  readonly number: string;
  readonly agency: string;
  readonly system: string;
  readonly person: string;
}

/** Nobody's where it is not there. */
export function keptOf(number: string, state: unknown): Kept | undefined {
  if (!state) return undefined;
  if (isDeviceNo(number)) {
    const { agency, owner, approval } = state as Device;
    return { number, agency, system: approval?.systems[0] ?? "", person: owner };
  }
  const { agency, system, custody } = state as Terminal;
  return { number, agency, system, person: foldedAccount(custody.loan?.borrower ?? "") };
}

/** As what it is acted upon, also where nobody registered it. */
export function placeOfComputer(number: string, state: unknown): Place {
  const { agency = "", system = "", person = "" } = keptOf(number, state) ?? {};
  return { type: "Terminal", id: number, agency, system, person };
}
