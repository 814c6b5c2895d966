// How a person stands, in a word and a colour; pure.
import type { InferOutput } from "valibot";
import { isOutsider } from "../../people/belonging.ts";
import type { readPerson } from "../../people/routes.ts";
import type { PageReader } from "../door/visit.ts";

export type PersonRow = InferOutput<(typeof readPerson)["answer"]["schema"]>;

export function personStanding(
  reader: PageReader,
  person: PersonRow,
): readonly [words: string, look: string] {
  const [words, look] = currently(reader, person);
  const { nowWritten } = person;
  if (nowWritten === undefined || !person.active) return [words, look];
  const old = reader.say(`舊寫法，請改以 ${nowWritten} 登錄`, `old spelling, enrol as ${nowWritten}`);
  return [look === "is-open" ? old : `${words} · ${old}`, "is-shut"];
}

function currently({ say }: PageReader, person: PersonRow): readonly [words: string, look: string] {
  if (!person.active) return [say("已離開", "left"), ""];
  if (person.suspended) return [say("停止連線", "suspended"), "is-shut"];
  if (person.recalled) return [say("已召回", "recalled"), "is-shut"];
  if (isOutsider(person)) return [say("不得借用", "cannot borrow"), ""];
  if (Object.keys(person.holds).length > 0) return [say("管制中", "held"), "is-hold"];
  return [say("可借用", "can borrow"), "is-open"];
}
