// An independent model of approvals: no events, no fold, days as numbers; what a text closes is told by it alone.
export interface Wish {
  readonly regulation: "ey-draft" | "keelung-pregnancy" | "twse-2023";
  readonly activity: "exchange" | "other-home-work";
  /** First and last day, counted from the day on which it all begins. */
  readonly from: number;
  readonly to: number;
  /** Day of the expected delivery. */
  readonly expected: number;
  readonly status: "civil-servant" | "worker" | "vendor";
}

interface Kept extends Wish {
  pledged: boolean;
  opinionBy: string | undefined;
  grantedAt: number | undefined;
  refused: boolean;
  endsAt: number;
  extended: number;
  asked: number | undefined;
  closed: boolean;
}

export const DAY = 1440;
const STATUSES = {
  "ey-draft": ["civil-servant", "contract"],
  "keelung-pregnancy": ["civil-servant", "contract", "temporary", "worker"],
  "twse-2023": ["civil-servant", "contract", "temporary", "worker"],
};
/** No month is longer; the histories ask for so many days that three months are exceeded or not without doubt. */
export const SURELY_WITHIN = 88;
export const SURELY_BEYOND = 95;

/** Moments are minutes from midnight of the first day. */
export class Model {
  readonly kept: Kept[] = [];

  apply(wish: Wish, at: number): boolean {
    const today = Math.floor(at / DAY);
    const length = wish.to - wish.from;
    const fits =
      STATUSES[wish.regulation].includes(wish.status) &&
      length >= 0 &&
      wish.from >= today &&
      (wish.regulation === "keelung-pregnancy"
        ? wish.expected >= today && wish.expected - today <= 280 && wish.to <= wish.expected + 14
        : length <= SURELY_WITHIN);
    const waiting = this.kept.filter(each => this.#isPending(each)).length;
    if (!fits || waiting >= 5 || this.kept.some(each => this.#meets(each, wish, today))) return false;
    const ends = { endsAt: (wish.to + 1) * DAY, extended: 0, asked: undefined, closed: false };
    this.kept.push({
      ...wish,
      pledged: false,
      opinionBy: undefined,
      grantedAt: undefined,
      refused: false,
      ...ends,
    });
    return true;
  }

  pledge(one: number): boolean {
    const found = this.kept[one];
    if (!found || !this.#isPending(found) || found.pledged) return false;
    found.pledged = true;
    return true;
  }

  opine(one: number, by: string): boolean {
    const found = this.kept[one];
    if (!found || !this.#isPending(found) || found.regulation !== "keelung-pregnancy") return false;
    found.opinionBy = by;
    return true;
  }

  decide(one: number, { by, granted, at, status }: Deciding): boolean {
    const found = this.kept[one];
    if (!found || !this.#isPending(found)) return false;
    const byAgency = found.regulation === "keelung-pregnancy";
    if (byAgency !== (by === "hr")) return false;
    if (byAgency && (found.opinionBy === undefined || found.opinionBy === by)) return false;
    if (granted) {
      if (!STATUSES[found.regulation].includes(status) || !found.pledged || at >= found.endsAt) return false;
      found.grantedAt = at;
    } else found.refused = true;
    return true;
  }

  extend(one: number, days: number, at: number): boolean {
    const found = this.kept[one];
    if (found?.grantedAt === undefined || found.closed || found.regulation !== "twse-2023") return false;
    const fits = days >= 1 && days <= SURELY_WITHIN && found.extended === 0;
    if (!fits || at >= found.endsAt || found.asked !== undefined) return false;
    found.asked = days;
    return true;
  }

  agree(one: number, { by, granted, at }: Omit<Deciding, "status">): boolean {
    const found = this.kept[one];
    if (found?.asked === undefined || found.closed || at >= found.endsAt || by === "hr") return false;
    if (granted) {
      found.endsAt += found.asked * DAY;
      found.extended++;
    }
    found.asked = undefined;
    return true;
  }

  end(one: number, at: number): boolean {
    const found = this.kept[one];
    if (!found || found.closed || found.refused) return false;
    if (found.grantedAt !== undefined && at >= found.endsAt) return false;
    found.closed = true;
    found.endsAt = Math.min(found.endsAt, at);
    return true;
  }

  /** Whether that regulation has it open at a moment. */
  isOpen(regulation: string, activity: string, at: number): boolean {
    return this.kept.some(
      each =>
        each.regulation === regulation &&
        each.activity === activity &&
        each.grantedAt !== undefined &&
        each.grantedAt <= at &&
        each.from * DAY <= at &&
        at < each.endsAt,
    );
  }

  #isPending({ grantedAt, refused, closed }: Kept): boolean {
    return grantedAt === undefined && !refused && !closed;
  }

  #meets(each: Kept, wish: Wish, today: number): boolean {
    if (each.regulation !== wish.regulation || each.activity !== wish.activity) return false;
    const last = Math.ceil(each.endsAt / DAY) - 1;
    if (each.closed || each.refused || last < wish.from || wish.to < each.from) return false;
    return each.grantedAt !== undefined || last >= today;
  }
}

interface Deciding {
  readonly by: string;
  readonly granted: boolean;
  readonly at: number;
  readonly status: string;
}
