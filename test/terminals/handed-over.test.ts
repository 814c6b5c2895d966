// A terminal that changes hands: its old loans stay the old agency's, an offer moves nothing, and lives recorded before fold as they did.
import { expect, test } from "vitest";
import { change, type Held } from "../../functions/shared/journal/change.ts";
import { GENESIS, type Recorded } from "../../functions/shared/journal/event.ts";
import {
  keeperDuring,
  keptBy,
  loanNumbered,
  type Terminal,
  type TerminalEvent,
  terminalLaw,
} from "../../functions/terminals/terminal.ts";

const OLD = { agency: "household-office", system: "household", custodian: "records@household" } as const;
const NEW = { agency: "police-bureau", system: "police", custodian: "records@police" } as const;
const LOAN = {
  purpose: "居家辦公",
  dueOn: "2021-06-18",
  accessories: [],
  pledgeText: "x",
  norm: "1",
} as const;
const registered: TerminalEvent = {
  type: "TerminalRegistered",
  propertyNo: "3140101-03-0000001",
  serial: "SN",
  role: "exchange-terminal",
  ownership: "agency",
  brand: "Acer",
  certificateName: "3140101-03-0000001",
  inServiceFrom: "2019-03-01",
  accessories: [],
  ...OLD,
};

function lifeOf(...events: readonly TerminalEvent[]) {
  let held: Held<Terminal> = { stream: "TERMINAL#1", version: 0, head: GENESIS, state: undefined };
  const by = { person: "somebody", agency: "a", roles: [] };
  const facts = { by, action: "test", request: "r", recordedAt: "2021-06-11T00:00:00.000Z" };
  const life = events.flatMap(event => {
    const changed = change(terminalLaw, held, [{ event }], facts);
    held = changed.next;
    return changed.recorded as Recorded<TerminalEvent>[];
  });
  return { life, state: held.state as Terminal };
}

const lent = (number: number, borrower: string): TerminalEvent[] => [
  { type: "LoanRegistered", number, borrower, ...LOAN },
  { type: "LoanCancelled" },
];

test.each([
  ["offered and taken over", [{ type: "TransferOffered", to: NEW } as const]],
  ["in one step, as it was recorded before", []],
])("%s: what was recorded before stays with whose it was", (_, offer) => {
  const moved = { type: "TerminalTransferred", before: OLD, after: NEW } as const;
  const { life, state } = lifeOf(
    registered,
    ...lent(1, "worker@household"),
    ...offer,
    moved,
    ...lent(2, "worker@police"),
  );
  expect([state.agency, state.offered]).toEqual([NEW.agency, undefined]);
  expect([loanNumbered(life, 1)?.borrower, keeperDuring(life, 1)?.agency]).toEqual([
    "worker@household",
    OLD.agency,
  ]);
  expect([loanNumbered(life, 2)?.borrower, keeperDuring(life, 2)?.agency]).toEqual([
    "worker@police",
    NEW.agency,
  ]);
  expect(keeperDuring(life, 3)).toBeUndefined();
  const seen = keptBy(life).filter(({ keeper }) => keeper.agency === NEW.agency);
  expect(seen.map(({ recorded }) => recorded.event.type)).toEqual([
    "TerminalTransferred",
    "LoanRegistered",
    "LoanCancelled",
  ]);
});

test("an offer moves nothing until it is taken over, and is gone when it is taken back", () => {
  const offered = lifeOf(registered, { type: "TransferOffered", to: NEW }).state;
  expect(offered).toMatchObject({ ...OLD, offered: NEW });
  const back = lifeOf(registered, { type: "TransferOffered", to: NEW }, { type: "TransferWithdrawn" }).state;
  expect(back).toEqual(lifeOf(registered).state);
});
