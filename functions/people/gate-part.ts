// A person at the gate: standing, leave, recall, suspension; pure.
import type { Deadline, FactsFrom } from "../gate/facts.ts";
import { deadlineAt, type Found, foundIn, type GatePart, type Moment, type Reads } from "../gate/part.ts";
import { stream } from "../shared/journal/keys.ts";
import type { Person } from "./person.ts";

const LEAVE_BEGINS = { "zh-TW": "請假開始", en: "leave begins" };
const RECALL_TAKES_EFFECT = { "zh-TW": "召回生效", en: "the recall takes effect" };

export const peoplePart: GatePart = {
  streams: ({ question: { person } }) => (person ? [stream("PERSON", person)] : []),
  touches: { PERSON: ({ id: [person = ""] }) => ({ person }) },
  about(reads) {
    const agency = personOf(reads)?.state.agency;
    return agency === undefined ? {} : { agency };
  },
  facts(reads, moment) {
    const person = personOf(reads);
    return person ? [standingFacts(person, moment)] : [];
  },
};

export function personOf(reads: Reads): Found<Person> | undefined {
  return foundIn<Person>(reads, "PERSON", reads.question.person);
}

export function standingFacts(person: Found<Person>, moment: Pick<Moment, "at">): FactsFrom {
  const { active, status, leaves, recalled, suspended } = person.state;
  const { at } = moment;
  return {
    from: person,
    known: {
      active,
      status,
      suspended: suspended ? (suspended.clause ?? "other") : "no",
      recalled: recalled !== undefined && recalled.effectiveAt <= at,
      onLeave: leaves.some(({ from, until }) => from <= at && at < until),
    },
    deadlines: coming(person.state, moment),
  };
}

function coming({ leaves, recalled }: Person, moment: Pick<Moment, "at">): Deadline[] {
  return [
    ...leaves.flatMap(({ from }) => deadlineAt(from, "onLeave", LEAVE_BEGINS, moment)),
    ...deadlineAt(recalled?.effectiveAt, "recalled", RECALL_TAKES_EFFECT, moment),
  ];
}
