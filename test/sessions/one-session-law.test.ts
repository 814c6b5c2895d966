// One open session a terminal, and one a person and system: who is refused, who takes over what, and how it is written down.
import { describe, expect, test } from "vitest";
import type { Known } from "../../functions/gate/facts.ts";
import type { Reads } from "../../functions/gate/part.ts";
import { givenBack, seatingOf, seatsOf, sessionsPart } from "../../functions/sessions/gate-part.ts";
import type { Session } from "../../functions/sessions/session.ts";
import type { Seat, Stream } from "../../functions/shared/journal/keys.ts";
import { type SeatMove, seatUpdates } from "../../functions/shared/journal/seats.ts";

const ON_PC1 = "SEATS#TERMINAL#pc-1";
const IN_LAND = "SEATS#PERSON#wang#land";
type Own = Omit<typeof own, "system"> & { readonly system: string | undefined };
const own = { session: "new", person: "wang", terminal: "pc-1", system: "land", isOpen: false };

/** Open sessions, each with the seats that it has. */
function seating(...open: { id: string; seats: Seat[]; state: Partial<Session> }[]) {
  return open;
}

/** What the part says where those are open: of the terminal and the person, who is taken over, which seats change hands. */
function seated({ isOpen, system, ...question }: Own, open: ReturnType<typeof seating>) {
  const states: { readonly [of: Stream]: object | undefined } = {
    [`SESSION#${question.session}`]: isOpen ? { status: "allowed" } : undefined,
    "TERMINAL#pc-1": {},
    ...Object.fromEntries(open.map(({ id, state }) => [`SESSION#${id}`, { status: "allowed", ...state }])),
  };
  const reads = {
    question,
    through: system && { system, channel: "vpn" },
    holder: (seat: Seat) => open.find(({ seats }) => seats.includes(seat))?.id,
    held: (of: Stream) => ({ stream: of, version: 3, head: "", state: states[of] }),
  } as unknown as Reads;
  const facts = sessionsPart.facts(reads, { at: "", activity: "exchange", profiles: [] }, undefined);
  const known: Partial<Known> = Object.assign({}, ...facts.map(each => each.known));
  return { known, ...seatingOf(reads, "") };
}

const wangs = { person: "wang", terminal: "pc-1", system: "land" } as const;

describe("what is open already", () => {
  test.each([
    ["nothing", [], "none", "none", []],
    [
      "their own, here",
      [{ id: "old", seats: [ON_PC1, IN_LAND], state: wangs }],
      "own",
      "here",
      ["SESSION#old"],
    ],
    [
      "their own here, into another system",
      [{ id: "old", seats: [ON_PC1], state: { ...wangs, system: "police" } }],
      "own",
      "none",
      ["SESSION#old"],
    ],
    [
      "their own, on another terminal",
      [{ id: "old", seats: [IN_LAND], state: { ...wangs, terminal: "pc-2" } }],
      "none",
      "elsewhere",
      [],
    ],
    [
      "somebody else's, here",
      [{ id: "old", seats: [ON_PC1], state: { ...wangs, person: "lin" } }],
      "others",
      "none",
      [],
    ],
    [
      "two of their own here, from before there were seats",
      [
        { id: "one", seats: [ON_PC1], state: { ...wangs, system: "police" } },
        { id: "two", seats: [IN_LAND], state: wangs },
      ],
      "own",
      "here",
      ["SESSION#one", "SESSION#two"],
    ],
    [
      "one that ended and left its seats behind",
      [{ id: "old", seats: [ON_PC1, IN_LAND], state: { ...wangs, person: "lin", status: "ended" } }],
      "none",
      "none",
      [],
    ],
  ] as const)("%s", (_, open, terminalSession, personSession, takenOver) => {
    const found = seated(own, seating(...(open as unknown as Parameters<typeof seating>)));
    expect(found.known.terminalSession).toBe(terminalSession);
    expect(found.known.personSession).toBe(personSession);
    expect(found.takenOver.map(({ stream }) => stream)).toEqual(takenOver);
  });

  test("of a terminal, a person or a system that is not known, nothing is", () => {
    const { known, takes } = seated({ ...own, terminal: "", system: undefined }, seating());
    expect([known, takes]).toEqual([{}, []]);
  });

  test("an open session asked about again takes nothing that it has, and has to go where another one has it", () => {
    const again = { ...own, session: "old", isOpen: true };
    const itself = seated(again, seating({ id: "old", seats: [ON_PC1, IN_LAND], state: wangs }));
    expect([itself.known.terminalSession, itself.takes]).toEqual(["none", []]);
    const other = seated(again, seating({ id: "newer", seats: [ON_PC1, IN_LAND], state: wangs }));
    expect(other.known.terminalSession).toBe("others");
    expect(other.known.personSession).toBe("elsewhere");
    expect(other.takenOver).toEqual([]);
  });

  test("an open session without a seat, from before there were any, takes those it is to have", () => {
    const { takes } = seated({ ...own, isOpen: true }, seating());
    expect(takes).toEqual([
      { seat: ON_PC1, session: "new", taken: { from: undefined } },
      { seat: IN_LAND, session: "new", taken: { from: undefined } },
    ]);
  });
});

describe("as one transaction, which names no item twice", () => {
  const take = { system: "land", channel: "vpn", taken: { of: 10 } };
  const give = { system: "land", channel: "vpn" };
  const said = (...moves: SeatMove[]) =>
    seatUpdates("journal", moves).map(({ Update }) => [
      Update?.Key?.pk?.S,
      Update?.UpdateExpression,
      Update?.ConditionExpression,
      Update?.ExpressionAttributeValues,
    ]);

  test("one taken and one given back of the same plan move nothing, and a full plan refuses nobody", () => {
    expect(said(take, give)).toEqual([]);
    expect(said(take, give, give)).toEqual([
      ["SEATS#land#vpn", "ADD #open :by", undefined, { ":by": { N: "-1" } }],
    ]);
  });

  test("of another channel one is given back and one taken, within its plan", () => {
    expect(said(take, { ...give, channel: "vdi" })).toEqual([
      [
        "SEATS#land#vpn",
        "ADD #open :by",
        "attribute_not_exists(#open) OR #open < :planned",
        { ":by": { N: "1" }, ":planned": { N: "10" } },
      ],
      ["SEATS#land#vdi", "ADD #open :by", undefined, { ":by": { N: "-1" } }],
    ]);
  });

  test("a seat goes from the one that was read to have it to the new one, in one step", () => {
    const taken = { seat: ON_PC1, session: "new", taken: { from: "old" } } as const;
    expect(said(...givenBack("old", { ...wangs, system: "police" }), taken)).toEqual([
      [
        ON_PC1,
        "SET #session = :session",
        "#session = :from",
        { ":session": { SS: ["new"] }, ":from": { SS: ["old"] } },
      ],
      ["SEATS#PERSON#wang#police", "DELETE #session :session", undefined, { ":session": { SS: ["old"] } }],
    ]);
  });

  test("a free one is taken only while it is free; a session knows its seats by itself", () => {
    expect(said({ seat: ON_PC1, session: "new", taken: { from: undefined } })[0]?.[2]).toBe(
      "attribute_not_exists(#session)",
    );
    expect(seatsOf(wangs)).toEqual([ON_PC1, IN_LAND]);
    expect(seatsOf({ person: "", terminal: "" })).toEqual([]);
  });
});
