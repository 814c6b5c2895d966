// Verifies the whole life of everything that changed within a span, for as long as whoever asks can wait; reads only.
import { CHANNELS } from "../allowlist/names.ts";
import type { Stream } from "../shared/journal/keys.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import type { PublicKey } from "../shared/signing/signed.ts";
import type { Day } from "../shared/time/day.ts";
import type { Finding } from "./finding.ts";
import { auditStreamAt } from "./journal-audit.ts";
import { type FoundEvent, oldestFirst, type TimeSpan } from "./recorded.ts";
import { seatsMiscounted } from "./seats-audit.ts";

/** No journal is older: what the house was built for is a letter of June 2021. */
export const FIRST_DAY: Day = "2021-01-01";

/** A day of which there can be events: what is asked for beyond has none. */
export function dayWithin(day: Day, today: Day): Day {
  if (day < FIRST_DAY) return FIRST_DAY;
  return day > today ? today : day;
}

export interface Verified {
  readonly streams: number;
  readonly events: number;
  readonly findings: readonly Finding[];
  /** Where it has to go on; undefined when all is verified. */
  readonly reached?: string;
}

export class Verification {
  readonly #keys: readonly PublicKey[];
  readonly #at: Date;
  readonly #isOver: () => boolean;
  readonly #verified = new Set<Stream>();
  readonly #findings: Finding[] = [];
  #events = 0;

  constructor(keys: readonly PublicKey[], at: Date, isOver: () => boolean) {
    this.#keys = keys;
    this.#at = at;
    this.#isOver = isOver;
  }

  /** At least one stretch is gone through, so that however little time there is, an end is reached. */
  async through(span: TimeSpan): Promise<Verified> {
    for await (const { found, reached } of oldestFirst(span)) {
      const stopped = await this.#verify(found);
      if (stopped !== undefined) return this.#told(stopped);
      if (this.#isOver() && reached > span.from) return this.#told(reached);
    }
    this.#findings.push(...(await seatsMiscounted(SYSTEMS, CHANNELS)));
    return this.#told();
  }

  /** Where its time was over, before the end of what was found. */
  async #verify(found: readonly FoundEvent[]): Promise<string | undefined> {
    for (const { moment, recorded } of found) {
      if (this.#verified.has(recorded.stream)) continue;
      if (this.#isOver() && this.#verified.size > 0) return moment;
      this.#verified.add(recorded.stream);
      const { findings, version } = await auditStreamAt(recorded.stream, this.#keys, this.#at);
      this.#findings.push(...findings);
      this.#events += version;
    }
    return undefined;
  }

  #told(reached?: string): Verified {
    const told = { streams: this.#verified.size, events: this.#events, findings: this.#findings };
    return reached === undefined ? told : { ...told, reached };
  }
}
