// HTTP: whether the gate gives yeses at all, and letting it decide again by two people after the engines differed or the second was not heard.
import { command } from "../shared/http/command.ts";
import { answer, http, on } from "../shared/http/http.ts";
import { type Change, change, type Held } from "../shared/journal/change.ts";
import { read } from "../shared/journal/journal.ts";
import { confirmReopening, proposeReopening } from "./reopening.ts";
import { confirmOpening, proposeOpening, readDoubt } from "./routes.ts";
import { CITY_STOPS, type Stops, stopLaw } from "./stop.ts";

const CITY = { type: "City", id: "city" } as const;

const STOPS = {
  reads: () => read<Stops>(CITY_STOPS),
  place: () => CITY,
  view: ({ changes: [{ next }] }: Reopening) => doubtView(next),
};

interface Reopening {
  readonly changes: readonly [Change<Stops>];
}

export const handler = http(
  on(readDoubt, async ({ may }) => {
    may(CITY);
    return answer(200, doubtView(await read<Stops>(CITY_STOPS)));
  }),
  command(proposeOpening, {
    ...STOPS,
    decide: ({ asked: { body }, held, permit }): Reopening => ({
      changes: [change(stopLaw, held, proposeReopening(held.state, body.reason), permit)],
    }),
  }),
  command(confirmOpening, {
    ...STOPS,
    decide: ({ asked: { body }, held, permit }): Reopening => {
      const agreed = { by: permit.by.person, because: body.reason, at: permit.recordedAt };
      return { changes: [change(stopLaw, held, confirmReopening(held.state, agreed), permit)] };
    },
  }),
);

function doubtView({ state }: Held<Stops>) {
  const { doubt, unjudgedUntil } = state ?? {};
  const goingOn = unjudgedUntil !== undefined && { unjudgedUntil };
  return doubt ? { isOpen: false as const, doubt } : { isOpen: true as const, ...goingOn };
}
