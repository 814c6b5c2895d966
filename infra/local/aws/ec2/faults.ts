// The ordered faults: which call of which action goes wrong next, and how; empty unless somebody ordered some.
import * as v from "valibot";
import { Ec2Refusal } from "./refusal.ts";

const KINDS = [
  "throttle",
  "conflict",
  "incorrect-state",
  "concurrent-mutation",
  "server-error",
  "cut-before",
  "cut-after",
  "fail-later",
] as const;

const count = (least: number) => v.pipe(v.number(), v.integer(), v.minValue(least));
const where = {
  action: v.pipe(v.string(), v.nonEmpty()),
  times: v.optional(count(1), 1),
  // How many calls of the action go well first.
  after: v.optional(count(0), 0),
};

export const faultShape = v.variant("kind", [
  v.strictObject({ kind: v.picklist(KINDS), ...where }),
  v.strictObject({ kind: v.literal("delay"), milliseconds: count(1), ...where }),
]);
export type OrderedFault = Readonly<v.InferOutput<typeof faultShape>>;

export class OrderedFaults {
  #ordered: OrderedFault[] = [];

  order(fault: OrderedFault): void {
    this.#ordered.push(fault);
  }

  clear(): void {
    this.#ordered = [];
  }

  list(): readonly OrderedFault[] {
    return this.#ordered;
  }

  /** The fault that befalls this call; faults of one action come in the order they were ordered. */
  next(action: string): OrderedFault | undefined {
    const index = this.#ordered.findIndex(fault => fault.action === action);
    const fault = this.#ordered[index];
    if (!fault) return undefined;
    if (fault.after > 0) {
      this.#ordered[index] = { ...fault, after: fault.after - 1 };
      return undefined;
    }
    this.#ordered.splice(index, 1, ...(fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : []));
    return fault;
  }
}

/** What the caller is told when the fault is a plain refusal. */
export function orderedRefusal(fault: OrderedFault): Ec2Refusal | undefined {
  switch (fault.kind) {
    case "throttle":
      return new Ec2Refusal("RequestLimitExceeded", "Request limit exceeded.");
    case "incorrect-state":
      return new Ec2Refusal("IncorrectState", "Not possible in the current state (modify-in-progress).");
    case "concurrent-mutation":
      return new Ec2Refusal("ConcurrentMutationLimitExceeded", "Another change is being made; try again.");
    case "server-error":
      return new Ec2Refusal("InternalError", "An internal error has occurred.");
    case "conflict":
    case "cut-before":
    case "cut-after":
    case "fail-later":
    case "delay":
      return undefined;
    default:
      return fault satisfies never;
  }
}
