// What a replay comes to: how many decisions differ and in which way, which clauses came and went, and some of them by name.
import { DIFFERENCES, type Difference } from "../../../../functions/gate/names.ts";

export interface Differing extends Difference {
  readonly session: string;
  readonly at: string;
  readonly person: string;
  readonly terminal: string;
  /** Of an act inside the session, which. */
  readonly act?: string;
  readonly system: string;
}

const SAID = {
  "newly-refused": "改為拒絕 newly refused",
  "newly-allowed": "改為放行 newly allowed",
  "other-clauses": "條文不同 refused for other clauses",
} as const satisfies Record<Difference["kind"], string>;

export class Tally {
  asked = 0;
  /** Refused before any policy was asked, so no policy could have said otherwise. */
  undecided = 0;
  private readonly kinds = new Map<string, number>();
  private readonly clauses = new Map<string, number>();

  add({ kind, before, after }: Difference): void {
    count(this.kinds, kind);
    for (const clause of after.filter(each => !before.includes(each))) count(this.clauses, `+ ${clause}`);
    for (const clause of before.filter(each => !after.includes(each))) count(this.clauses, `- ${clause}`);
  }

  get differing(): number {
    return [...this.kinds.values()].reduce((sum, each) => sum + each, 0);
  }

  json(): object {
    const { asked, undecided, differing } = this;
    const kinds = Object.fromEntries(DIFFERENCES.map(kind => [kind, this.kinds.get(kind) ?? 0]));
    return { asked, undecided, differing, kinds, clauses: Object.fromEntries(this.clauses) };
  }

  lines(): string[] {
    const kinds = DIFFERENCES.filter(kind => this.kinds.has(kind));
    const clauses = [...this.clauses].sort(([, one], [, other]) => other - one);
    return [
      `${this.asked} 件決定、${this.differing} 件不同、${this.undecided} 件無從判斷 | ${this.asked} decisions, ${this.differing} differ, ${this.undecided} were never put to a policy`,
      ...kinds.map(kind => `${String(this.kinds.get(kind)).padStart(8)}  ${SAID[kind]}`),
      ...clauses.map(([clause, times]) => `${String(times).padStart(8)}  ${clause}`),
    ];
  }
}

export function sentence({
  session,
  at,
  person,
  terminal,
  act,
  system,
  kind,
  before,
  after,
}: Differing): string {
  const said = (names: readonly string[]) => (names.length > 0 ? names.join(" ") : "放行 allowed");
  return `${at}  ${session}  ${person}  ${act ?? terminal}  ${system}  ${SAID[kind]}: ${said(before)} → ${said(after)}`;
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
