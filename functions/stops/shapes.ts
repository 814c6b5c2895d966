// How a system's network stands, as it is shown of a stop and of a system; schemas only.
import * as v from "valibot";
import { SYSTEMS } from "../shared/rules/systems.ts";
import { NETWORK_STATUSES } from "./names.ts";

export const network = v.object({
  system: v.picklist(SYSTEMS),
  status: v.picklist(NETWORK_STATUSES),
  /** When EC2 had done it, or would not. */
  since: v.optional(v.string()),
  /** Of one that failed: the code it was refused with. */
  why: v.optional(v.string()),
});
