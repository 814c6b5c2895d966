// Each test begins in the morning, in a city in order; what the functions warn of meanwhile is kept.
import { beforeEach, vi } from "vitest";
import { type City, cityInOrder } from "../gate/city.ts";
import { withJournal } from "../shared/journal/table.ts";
import { type FrozenClock, MORNING, withFrozenClock } from "../shared/time/frozen.ts";

interface Morning {
  readonly clock: FrozenClock;
  readonly city: City;
  /** Since it began. */
  readonly logged: readonly { readonly happening: string }[];
}

export function withMornings(): Morning {
  const journal = withJournal();
  const clock = withFrozenClock();
  let city: City;
  let logged: { readonly happening: string }[] = [];
  beforeEach(async () => {
    clock.set(MORNING);
    await journal.renew();
    city = await cityInOrder();
    logged = [];
    for (const method of ["warn", "error"] as const)
      vi.spyOn(console, method).mockImplementation(said => void logged.push(said as never));
  });
  return {
    clock,
    get city() {
      return city;
    },
    get logged() {
      return logged;
    },
  };
}
