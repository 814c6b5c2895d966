// The law of an own device: registered by its owner, tested and approved by the agency, taken out of use; and of the official data on it,
// which must be gone when home working ends. Whether it is gone somebody says: nothing here can see it; pure.
import type { Held } from "../shared/journal/change.ts";
import type { Law } from "../shared/journal/event.ts";
import { shownOn } from "../shared/journal/keys.ts";
import { DEVICES_IN_USE, deletionsOf, devicesOf, devicesOwnedBy } from "./boards.ts";
import type { DeletionClause, DeletionMethod, DeletionSayer, DeviceKind } from "./names.ts";

export interface Registration {
  readonly agency: string;
  readonly owner: string;
  readonly kind: DeviceKind;
  readonly brand: string;
  readonly model: string;
  readonly serial: string;
  readonly certificateName: string;
}

/** The agency's security test of it, and until when it counts. */
export interface SecurityTest {
  readonly passed: boolean;
  readonly report: string;
  readonly until?: string | undefined;
}

export type DeviceEvent =
  | ({ readonly type: "DeviceRegistered" } & Registration)
  | ({ readonly type: "DeviceTested" } & SecurityTest)
  | { readonly type: "DeviceApproved"; readonly systems: readonly string[] }
  | { readonly type: "DeviceRefused"; readonly reason: string }
  | { readonly type: "DeviceWithdrawn"; readonly reason: string }
  /** Home working has ended, or the device is used no more. */
  | {
      readonly type: "DeletionDue";
      readonly since: string;
      readonly clauses: readonly DeletionClause[];
    }
  | {
      readonly type: "DataDeleted";
      readonly method: DeletionMethod;
      readonly note: string;
      readonly as: DeletionSayer;
    };

interface Said {
  readonly by: string;
  readonly at: string;
}

export interface Device extends Registration {
  readonly registeredAt: string;
  readonly test?: Said & SecurityTest;
  readonly approval?: Said & { readonly systems: readonly string[] };
  readonly refused?: Said & { readonly reason: string };
  readonly withdrawn?: Said & { readonly reason: string };
  /** Until somebody says that it is done. */
  readonly due?: { readonly since: string; readonly clauses: readonly DeletionClause[] };
  readonly deleted?: Said & {
    readonly method: DeletionMethod;
    readonly note: string;
    readonly as: DeletionSayer;
    readonly clauses: readonly DeletionClause[];
  };
}

export const deviceLaw: Law<Device, DeviceEvent> = {
  kind: "DEVICE",
  evolve(before, { event, by, recordedAt: at }) {
    if (event.type === "DeviceRegistered") {
      const { type: _, ...registration } = event;
      return { ...registration, registeredAt: at };
    }
    if (!before) throw new Error(`${event.type} before the device was registered`);
    return followed(before, event, { by: by.person, at });
  },
  boards({ agency, owner, approval, due }, stream) {
    return shownOn(
      [devicesOf(agency), `${owner}#${stream}`],
      [devicesOwnedBy(owner), stream],
      ...(due ? ([[deletionsOf(agency), `${due.since}#${stream}`]] as const) : []),
      ...(approval ? ([[DEVICES_IN_USE, stream]] as const) : []),
    );
  },
};

function followed(
  before: Device,
  event: Exclude<DeviceEvent, { readonly type: "DeviceRegistered" }>,
  said: Said,
): Device {
  switch (event.type) {
    case "DeviceTested": {
      const { type: _, ...test } = event;
      return { ...before, test: { ...said, ...test } };
    }
    case "DeviceApproved": {
      // Home working goes on with it: nothing is to be deleted yet.
      const { refused: _, due: __, deleted: ___, ...rest } = before;
      return { ...rest, approval: { ...said, systems: event.systems } };
    }
    case "DeviceRefused":
      return { ...unapproved(before), refused: { ...said, reason: event.reason } };
    case "DeviceWithdrawn":
      return { ...unapproved(before), withdrawn: { ...said, reason: event.reason } };
    case "DeletionDue": {
      const { since, clauses } = event;
      return { ...unapproved(before), due: { since, clauses } };
    }
    case "DataDeleted": {
      const { due, ...rest } = before;
      const { method, note, as } = event;
      return { ...rest, deleted: { ...said, method, note, as, clauses: due?.clauses ?? [] } };
    }
    default:
      throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
  }
}

function unapproved({ approval: _, ...device }: Device): Device {
  return device;
}

export function isTested({ test }: Pick<Device, "test">, at: string): boolean {
  return test?.passed === true && (test.until === undefined || at < test.until);
}

/** As the API shows it. */
export function deviceView({ stream, state, version }: Held<Device> & { readonly state: Device }) {
  return { device: deviceNoOf(stream), ...state, version };
}

export function deviceNoOf(stream: string): string {
  return stream.slice("DEVICE#".length);
}
