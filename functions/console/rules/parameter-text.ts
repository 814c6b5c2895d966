// A parameter of a regulation as a reader meets it: what it is called, whose it is, and its value with its unit; pure.
import { isProfile, type ProfileId } from "../../shared/rules/clauses.ts";
import { PARAMETER_FACTS, UNIT_WORDS, type Unit } from "../../shared/rules/parameter-catalogue.ts";
import { PARAMETERS, type Parameter } from "../../shared/rules/parameters.ts";
import { profileOf } from "../../shared/rules/profile.ts";
import type { PageReader } from "../door/visit.ts";
import { textName } from "../frame/clause.ts";
import { said } from "../frame/say.ts";
import { factText } from "../my-page/gate-card.ts";

type Reader = Pick<PageReader, "say">;

/** Of these the value says by itself what it is. */
const WITHOUT_UNIT: readonly Unit[] = ["names", "date", "time", "yes-no"];

export function parameterName({ say }: Reader, name: string): string {
  return isParameter(name) ? said(PARAMETER_FACTS[name], say) : name;
}

export function parameterValue(reader: Reader, name: string, value: unknown): string {
  const { say } = reader;
  if (value === null || value === undefined) return say("由機關訂定", "set by the agency");
  const text = factText(reader, value);
  if (!isParameter(name)) return text;
  const { unit } = PARAMETER_FACTS[name];
  return WITHOUT_UNIT.includes(unit) ? text : `${text} ${said(UNIT_WORDS[unit], say)}`;
}

/** As an answer tells it, where what is several is one text. */
export function parameterTold(reader: Reader, name: string, value: string): string {
  return parameterValue(reader, name, value.includes("、") ? value.split("、") : value);
}

/** As a policy names it, `tainan-2021.allowedMedia`, with what the text says; an agency's own is another for each. */
export function parameterText(reader: Reader, path: string): string {
  const { say } = reader;
  const [text = "", name = ""] = path.split(".");
  const called = parameterName(reader, name);
  if (!isProfile(text)) return say(`機關自訂的${called}`, `${called}, as the agency laid it down`);
  const value = parameterValue(reader, name, valueIn(text, name));
  const whose = textName(text, say);
  return say(`${whose}的${called}：${value}`, `${called} (${whose}): ${value}`);
}

function valueIn(id: ProfileId, name: string): unknown {
  return isParameter(name) ? profileOf(id).parameters[name]?.value : undefined;
}

function isParameter(name: string): name is Parameter {
  return Object.hasOwn(PARAMETERS, name);
}
