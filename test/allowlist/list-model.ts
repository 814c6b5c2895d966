// A second, plainest telling of how a list lives, written from the rules and not from the law: what a test holds the law against.
export interface Row {
  readonly owner: string;
  readonly until: number | undefined;
  readonly from: number;
}
type Rows = ReadonlyMap<string, Row>;

export interface Edit {
  readonly add: ReadonlyMap<string, { readonly owner: string; readonly until: number | undefined }>;
  readonly amend: ReadonlyMap<string, { readonly owner: string }>;
  readonly remove: ReadonlySet<string>;
}

interface Pending {
  readonly by: string;
  readonly edit: Edit;
  /** What each range it amends or removes was when it was proposed. */
  readonly found: Rows;
}

/** Four addresses, and the range that holds them all. */
export const SINGLES = Array.from({ length: 12 }, (_, n) => `203.0.113.${n}/32`);
export const WIDE = ["203.0.113.0/30", "203.0.113.8/31"] as const;
const HOLDS: Readonly<Record<string, readonly string[]>> = {
  "203.0.113.0/30": SINGLES.slice(0, 4),
  "203.0.113.8/31": SINGLES.slice(8, 10),
};

export class ListModel {
  rows = new Map<string, Row>();
  readonly pending = new Map<number, Pending>();
  proposed = 0;

  propose(by: string, edit: Edit, now: number): string {
    const refusal = this.#faulty(edit, this.rows, now);
    if (refusal) return refusal;
    const isNothing = [...edit.amend].every(([range, { owner }]) => this.rows.get(range)?.owner === owner);
    if (edit.add.size === 0 && edit.remove.size === 0 && isNothing) return "nothing-to-change";
    const amend = new Map(
      [...edit.amend].filter(([range, { owner }]) => this.rows.get(range)?.owner !== owner),
    );
    const effective = { ...edit, amend };
    const same = [...this.pending.values()].some(each => this.#isSame(each, effective));
    if (same) return "already-proposed";
    this.proposed++;
    this.pending.set(this.proposed, { by, edit: effective, found: new Map(this.rows) });
    return "proposed";
  }

  approve(by: string, number: number, now: number): string {
    const change = this.pending.get(number);
    if (!change) return "change-decided";
    if (change.by === by) return "own-change";
    const { edit, found } = change;
    const moved =
      [...edit.add.keys()].some(range => this.rows.has(range)) ||
      [...edit.amend.keys()].some(range => !alike(this.rows.get(range), found.get(range))) ||
      [...edit.remove].some(range => this.rows.has(range) && !alike(this.rows.get(range), found.get(range)));
    if (moved) return "list-moved";
    const left = { ...edit, remove: new Set([...edit.remove].filter(range => this.rows.has(range))) };
    const refusal = this.#faulty(left, this.rows, now);
    if (refusal) return refusal;
    for (const range of edit.remove) this.rows.delete(range);
    for (const [range, { owner }] of edit.amend)
      this.rows.set(range, { ...(this.rows.get(range) as Row), owner });
    for (const [range, row] of edit.add) this.rows.set(range, { ...row, from: now });
    this.pending.delete(number);
    return "approved";
  }

  takeOff(ranges: readonly string[]): void {
    for (const range of ranges) this.rows.delete(range);
  }

  end(now: number): void {
    for (const [range, { until }] of this.rows)
      if (until !== undefined && until <= now) this.rows.delete(range);
  }

  wanted(now: number): string[] {
    return [...this.rows]
      .filter(([, { from, until }]) => from <= now && (until === undefined || now < until))
      .map(([range]) => range)
      .sort();
  }

  #faulty({ add, amend, remove }: Edit, rows: Rows, now: number): string | undefined {
    const after = new Set([...rows.keys()].filter(range => !remove.has(range)));
    const isBad =
      [...add].some(([range, { until }]) => rows.has(range) || (until !== undefined && until <= now)) ||
      [...amend.keys()].some(range => !rows.has(range) || (rows.get(range)?.until ?? now + 1) <= now) ||
      [...remove].some(range => !rows.has(range));
    for (const range of add.keys()) after.add(range);
    const meets = [...after].some(range => HOLDS[range]?.some(inner => after.has(inner)));
    return isBad || meets ? "change-refused" : undefined;
  }

  #isSame({ edit, found }: Pending, other: Edit): boolean {
    const text = ({ add, amend, remove }: Edit, rows: Rows) =>
      JSON.stringify([
        [...add].sort(),
        [...amend].map(([range, row]) => [range, row.owner, rows.get(range)]).sort(),
        [...remove].map(range => [range, rows.get(range)]).sort(),
      ]);
    return text(edit, found) === text(other, this.rows);
  }
}

function alike(one: Row | undefined, other: Row | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
