// The shapes of a terminal's registered facts in and out of the API; names and schemas only.
import * as v from "valibot";
import { day, keeper, key, text } from "../shared/http/schema.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import { custody } from "./custody-schema.ts";
import { canonicalPropertyNo, PROPERTY_NO, READABLE_PROPERTY_NO } from "./property-number.ts";
import { OWNERSHIPS, ROLES, STATUSES } from "./registration.ts";

/** With its hyphens or without: kept with them. */
export const propertyNo = v.pipe(v.string(), v.regex(READABLE_PROPERTY_NO), v.transform(canonicalPropertyNo));
export const params = v.strictObject({ propertyNo });

export const keeping = { agency: key(64), system: v.picklist(SYSTEMS), custodian: keeper(128) };

export const description = {
  serial: text(64),
  role: v.picklist(ROLES),
  ownership: v.picklist(OWNERSHIPS),
  brand: text(64, 0),
  certificateName: key(64),
  inServiceFrom: day(),
  accessories: v.pipe(v.array(text(64)), v.maxLength(20)),
};

export const registration = {
  propertyNo,
  ...keeping,
  ...description,
  certificateName: v.optional(description.certificateName),
  accessories: v.optional(description.accessories, []),
};

export const terminal = v.object({
  propertyNo: v.pipe(v.string(), v.regex(PROPERTY_NO)),
  ...keeping,
  ...description,
  status: v.picklist(STATUSES),
  registeredAt: v.string(),
  offered: v.optional(v.object(keeping)),
  custody,
  version: v.number(),
  hash: v.string(),
});
