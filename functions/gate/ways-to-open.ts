// The smallest sets of changes that would open a closed gate, found by asking the decision itself with the facts so changed; pure.
//
// Facts that no rule looks at together cannot stand in for each other: each group of them is searched by itself, and the gate opens when
// one way of each step is gone. At a rule that still refuses, one of the facts it reads has to change in any solution: those alone are
// tried, with one change more only when nothing was found with fewer.
import { CHANGEABLE, LEFT_OUT, personaOf, type Target } from "./changeable.ts";
import type { FactName, Facts, Known } from "./facts.ts";
import type { Persona } from "./names.ts";
import type { GatePolicies } from "./policies.ts";

export interface Change {
  readonly fact: FactName;
  readonly to: Target;
  readonly by: Persona;
}
/** What has to change together. */
export type Way = readonly Change[];

/** Of each step one way has to be gone. */
export interface Step {
  /** The policies that refuse until then. */
  readonly policies: readonly string[];
  /** All that are smallest; none where no change that anybody can make opens it. */
  readonly ways: readonly Way[];
  /** The smallest of those who can do it alone. */
  readonly alone: Readonly<Partial<Record<Persona, readonly Way[]>>>;
}

type Asking = Pick<Facts, "person" | "system" | "known">;

/** With each of the personas, also what they could do without anybody else. */
export function stepsToOpen(
  policies: GatePolicies,
  asking: Asking,
  personas: readonly Persona[] = [],
): readonly Step[] {
  const { because } = policies.ask(asking);
  return groupsOf(policies).flatMap(group => {
    const refusing = because.filter(id => group.policies.has(id));
    if (refusing.length === 0) return [];
    const search = new Search(policies, asking, group);
    const own = (persona: Persona) => search.smallest(({ by }) => by === persona);
    const alone = personas.map(persona => [persona, own(persona)] as const);
    return {
      policies: refusing,
      ways: search.smallest(),
      alone: Object.fromEntries(alone.filter(([, ways]) => ways.length > 0)),
    };
  });
}

/** As it would be known then. */
export function changed(known: Known, changes: Way): Known {
  const after: Record<string, unknown> = { ...known };
  for (const { fact, to } of changes)
    if (to === LEFT_OUT) delete after[fact];
    else after[fact] = to;
  return after as unknown as Known;
}

interface Group {
  /** By each policy's id, the facts it reads that somebody can change. */
  readonly policies: ReadonlyMap<string, readonly FactName[]>;
}

/** Of all that binds: two policies that read one fact are of one group, and so is who is of one with either. */
function groupsOf({ forbids }: GatePolicies): Group[] {
  const groups: { facts: Set<FactName>; policies: Map<string, readonly FactName[]> }[] = [];
  for (const { id, reads } of forbids) {
    const facts = [...new Set(reads.map(path => path.split(".")[0] as FactName))].filter(
      fact => CHANGEABLE[fact],
    );
    const meeting = groups.filter(group => facts.some(fact => group.facts.has(fact)));
    const merged = {
      facts: new Set([...meeting.flatMap(group => [...group.facts]), ...facts]),
      policies: new Map([...meeting.flatMap(group => [...group.policies]), [id, facts] as const]),
    };
    groups.splice(0, groups.length, ...groups.filter(group => !meeting.includes(group)), merged);
  }
  return groups;
}

class Search {
  readonly #policies: GatePolicies;
  readonly #asking: Asking;
  readonly #group: Group;
  readonly #found = new Map<string, Way>();
  #isMeant: (change: Change) => boolean = () => true;

  constructor(policies: GatePolicies, asking: Asking, group: Group) {
    this.#policies = policies;
    this.#asking = asking;
    this.#group = group;
  }

  smallest(isMeant: (change: Change) => boolean = () => true): readonly Way[] {
    this.#isMeant = isMeant;
    this.#found.clear();
    const most = new Set([...this.#group.policies.values()].flat()).size;
    for (let size = 1; size <= most && this.#found.size === 0; size++) this.#try([], size);
    return [...this.#found.values()];
  }

  #try(way: Way, left: number): void {
    const known = changed(this.#asking.known, way);
    const { because } = this.#policies.ask({ ...this.#asking, known });
    const refusing = because.filter(id => this.#group.policies.has(id));
    // An error names no policy of any group: nothing that comes after it would be known to open.
    if (because.length > 0 && because.every(id => !this.#isPolicy(id))) return;
    if (refusing.length === 0) {
      this.#keep(way);
      return;
    }
    const open = refusing.map(id => this.#choices(id, way, known));
    if (left < apart(open)) return;
    const [fewest = []] = open.toSorted((one, other) => one.length - other.length);
    for (const change of fewest) this.#try([...way, change], left - 1);
  }

  #isPolicy(id: string): boolean {
    return this.#policies.forbids.some(each => each.id === id);
  }

  /** The same facts changed otherwise are the same way: the likeliest stands for all. */
  #keep(way: Way): void {
    const key = way
      .map(({ fact }) => fact)
      .sort()
      .join();
    if (!this.#found.has(key)) this.#found.set(key, way);
  }

  #choices(id: string, way: Way, known: Known): Change[] {
    const facts = this.#group.policies.get(id) ?? [];
    return facts
      .filter(fact => !way.some(change => change.fact === fact))
      .flatMap(fact => {
        const row = CHANGEABLE[fact];
        if (!row) return [];
        const changes = row.to(known).map((to): Change => ({ fact, to, by: personaOf(row, known) }));
        return changes.filter(this.#isMeant);
      });
  }
}

/** So many changes it takes at least: of policies that have no fact in common, each takes one of its own. */
function apart(choices: readonly (readonly Change[])[]): number {
  const taken = new Set<FactName>();
  let count = 0;
  for (const facts of choices.map(changes => changes.map(({ fact }) => fact))) {
    if (facts.some(fact => taken.has(fact))) continue;
    for (const fact of facts) taken.add(fact);
    count++;
  }
  return count;
}
