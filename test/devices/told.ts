// An own device as a test tells it: registered, tested and approved for document management.
import { UNPREPARED } from "../../functions/agencies/agency.ts";
import type { Around } from "../../functions/devices/brands.ts";
import * as law from "../../functions/devices/deciding.ts";
import { type Device, deviceLaw, type Registration } from "../../functions/devices/device.ts";
import { AGENCY } from "../house/city.ts";
import { given } from "../house/given.ts";

export const NO = "OD-12345678";
export const NOW = "2021-06-11T01:00:00.000Z";
/** Noon of the 18th in Taipei. */
export const NOON = "2021-06-18T04:00:00.000Z";

export const paper: Registration = {
  ...{ agency: AGENCY, owner: "ann", kind: "laptop" },
  ...{ brand: "範例牌", model: "型 14", serial: "SN-1", certificateName: NO },
};

export const around = (more: Partial<Around> = {}): Around => ({
  ...{ agency: UNPREPARED, products: undefined, at: NOW },
  ...more,
});

export const registered = given(deviceLaw)
  .as({ by: "ann", at: NOW })
  .after(state => law.register(state, paper));
export const tested = registered
  .as({ by: "scan", at: NOW })
  .after(state => law.test(state as Device, { passed: true, report: "1", until: NOON }, NOW));
export const approved = tested
  .as({ by: "hr", at: NOW })
  .after(state => law.approve(state as Device, NO, ["household-dm"], around()));
