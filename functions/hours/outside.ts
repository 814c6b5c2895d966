// What is left of stretches of time when others are taken out of them; pure.
import { inOrder, type Stretch } from "./span.ts";

/** In order, and what touches or overlaps as one. */
export function joined(all: readonly Stretch[]): readonly Stretch[] {
  const made: Stretch[] = [];
  for (const { from, until } of inOrder(all)) {
    const last = made.at(-1);
    if (last && from <= last.until)
      made[made.length - 1] = { from: last.from, until: later(last.until, until) };
    else made.push({ from, until });
  }
  return made;
}

export function outside(all: readonly Stretch[], others: readonly Stretch[]): readonly Stretch[] {
  return joined(others).reduce<readonly Stretch[]>(
    (left, other) => left.flatMap(each => without(each, other)),
    all,
  );
}

export function inside(all: readonly Stretch[], others: readonly Stretch[]): readonly Stretch[] {
  return all.flatMap(each => joined(others).flatMap(other => within(each, other) ?? []));
}

/** As much of one as lies in the other. */
export function within(one: Stretch, other: Stretch): Stretch | undefined {
  const from = later(one.from, other.from);
  const [until = one.until] = [one.until, other.until].sort();
  return from < until ? { from, until } : undefined;
}

function without(one: Stretch, other: Stretch): Stretch[] {
  if (!within(one, other)) return [one];
  return [
    ...(one.from < other.from ? [{ from: one.from, until: other.from }] : []),
    ...(other.until < one.until ? [{ from: other.until, until: one.until }] : []),
  ];
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
