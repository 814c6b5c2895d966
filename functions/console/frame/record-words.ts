// What a place in a record is called: `custody.loan.scan.toolVersion` in words, with what it is part of; pure.
import { type Words, words } from "../../shared/words.ts";
import { fieldWords } from "../form/label.ts";
import { FACTS } from "../words/fact-names.ts";
import { RECORDED } from "../words/record-names.ts";

export interface RecordPlace {
  readonly name: Words;
  /** What it is part of, from the whole inwards. */
  readonly within: readonly Words[];
}

export function placeWords(parts: readonly string[]): RecordPlace {
  const [name = "", ...above] = parts.toReversed();
  const within = above.reverse().map(part => recordedWords(part) ?? partWords(part));
  return { name: partWords(name, parts.join(".")), within };
}

/** As forms call it, where one asks for it; or as the gate's facts are called; or as the records have it. Anything else is a name itself. */
export function partWords(part: string, path = part): Words {
  const { label } = fieldWords(path);
  if (label.en !== path && label.en !== part) return label;
  const [zh, en] = (Object.hasOwn(FACTS, part) && FACTS[part]) || [part, part];
  return zh === part ? (recordedWords(part) ?? words(part, part)) : words(zh, en);
}

function recordedWords(part: string): Words | undefined {
  const row = Object.hasOwn(RECORDED, part) ? RECORDED[part] : undefined;
  return row && words(...row);
}
