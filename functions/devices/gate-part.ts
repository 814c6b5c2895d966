// An own device at the gate: whose it is, whether its security test counts and until when, for which systems it was approved; and what
// stands where a terminal is meant, of whichever kind; pure.
import type { FactsFrom } from "../gate/facts.ts";
import { deadlineAt, type Found, foundIn, type GatePart, type Moment, type Reads } from "../gate/part.ts";
import { personOf } from "../people/gate-part.ts";
import { stream } from "../shared/journal/keys.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import { brandFacts, heldFacts, terminalOf } from "../terminals/gate-part.ts";
import { isDeviceNo } from "./computers.ts";
import { type Device, isTested } from "./device.ts";
import { OWN_DEVICE } from "./names.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const TEST_LAPSES = { "zh-TW": "自備設備的資安檢測到期", en: "the security test of the own device lapses" };

export const devicesPart: GatePart = {
  streams: ({ question: { terminal } }) => (isDeviceNo(terminal) ? [stream("DEVICE", terminal)] : []),
  touches: { DEVICE: ({ id: [terminal = ""] }) => ({ terminal }) },
  about(reads) {
    const agency = deviceOf(reads)?.state.agency;
    return agency === undefined ? {} : { agency };
  },
  facts(reads, moment) {
    const device = deviceOf(reads);
    if (!device) return [];
    return [
      itself(device, moment),
      belonging(device, reads),
      brandFacts(device, reads, moment),
      heldFacts(device, undefined, reads),
    ];
  },
};

/** As of a terminal: another certificate in the same name speaks for nothing. */
function deviceOf(reads: Reads): Found<Device> | undefined {
  const { terminal, certificate } = reads.question;
  if (!isDeviceNo(terminal)) return undefined;
  const found = foundIn<Device>(reads, "DEVICE", terminal);
  return certificate === undefined || certificate === found?.state.certificateName ? found : undefined;
}

/** What is asked from, a terminal of the agency or an own device: what both have. */
export function computerOf(
  reads: Reads,
): Found<Pick<Device, "brand"> & { readonly model?: string | undefined }> | undefined {
  return terminalOf(reads) ?? deviceOf(reads);
}

function itself(device: Found<Device>, moment: Moment): FactsFrom {
  const { registeredAt, withdrawn, approval, test } = device.state;
  const { at } = moment;
  return {
    from: device,
    known: {
      inService: withdrawn === undefined,
      role: OWN_DEVICE,
      ownership: "personal",
      daysInService: Math.floor((Date.parse(at) - Date.parse(registeredAt)) / DAY_MS),
      deviceTested: isTested(device.state, at),
      deviceApproved: approval !== undefined,
    },
    deadlines: test?.passed ? deadlineAt(test.until, "deviceTested", TEST_LAPSES, moment) : [],
  };
}

function belonging({ state, ...device }: Found<Device>, reads: Reads): FactsFrom {
  const { question, through } = reads;
  const person = personOf(reads);
  return {
    from: device,
    known: {
      ...(person && { ofOwnAgency: state.agency === person.state.agency }),
      ...(through && { ofThisSystem: state.approval?.systems.includes(through.system) === true }),
      byBorrower: isSameAccount(state.owner, question.person),
    },
  };
}
