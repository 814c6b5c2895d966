// npm run policy -- prove: what holds of the policies for every question there is, and what a change of them opens or closes, told.
import { type PolicySet, readPolicies } from "../../../../../functions/shared/policy/text.ts";
import type { Words } from "../../../../../functions/shared/words.ts";
import { situation } from "../cases.ts";
import { policiesAt, usualBase } from "./base.ts";
import { askable, dead, erring, type Idle, idle, type Opened, openings } from "./claims.ts";
import { type Change, markdownOf, type Shown } from "./markdown.ts";
import type { Example } from "./search.ts";
import { shapeOf } from "./shape.ts";
import { toldAtTheGate, toldOfTheApi } from "./told.ts";
import { usualOf } from "./usual.ts";
import { type Variables, variablesOf } from "./variables.ts";

const GATE = "policies/connect";
const API = "policies/operate";

export interface Proved {
  readonly lines: readonly string[];
  /** What must not be, in sentences. */
  readonly faults: readonly string[];
}

const USAGE = "npm run policy -- prove [--base <git ref>] [--markdown]";

/** `--base <commit>`; without it, where the branch left the main line. `--markdown`: as a pull request shows it. */
export function prove(words: readonly string[]): Proved {
  const wish = wished(words);
  if (!wish) return { lines: [], faults: [USAGE] };
  const base = wish.base ?? usualBase();
  const all = [GATE, API].map(folder => proveFolder(folder, base, wish.base !== undefined));
  const faults = all.flatMap(each => each.faults);
  const lines = wish.markdown ? markdownOf(all, base) : all.flatMap(({ lines }) => lines);
  return { lines, faults };
}

function wished(
  words: readonly string[],
): { readonly base?: string; readonly markdown: boolean } | undefined {
  const markdown = words.includes("--markdown");
  const [option, base, ...more] = words.filter(word => word !== "--markdown");
  if (option === undefined) return { markdown };
  return option === "--base" && base && more.length === 0 ? { base, markdown } : undefined;
}

function proveFolder(folder: string, base: string | undefined, isWanted: boolean): Proved & Shown {
  const since = performance.now();
  const now = readPolicies(folder);
  const before = base === undefined ? undefined : policiesAt(base, folder);
  const present = claimed(folder, now);
  const seconds = () => `${folder}: ${((performance.now() - since) / 1_000).toFixed(1)} s`;
  if (before) {
    const change = changeOf(folder, before, now);
    const lines = [...present.lines, ...linesOf(folder, change), seconds()];
    return { folder, present, change, lines, faults: present.faults };
  }
  const missing = `${folder}: 查無可比較的版本 there is nothing to compare with: ${base ?? "no git"}`;
  const lines = [...present.lines, missing, seconds()];
  return { folder, present, lines, faults: [...present.faults, ...(isWanted ? [missing] : [])] };
}

/** What holds of policies by themselves. */
export function claimed(folder: string, set: PolicySet): Proved {
  const variables = variablesIn(folder, [set]);
  const policies = askable(set);
  const errs = erring(policies, variables).map(
    ({ policy, example }) =>
      `${folder}: ${policy} 會發生錯誤 can err: ${both(tell(folder, example, variables))}`,
  );
  const never = dead(policies, variables).map(({ policy }) => `${folder}: ${policy} 永不適用 never applies`);
  return {
    faults: [...errs, ...never],
    lines: [
      `${folder}: ${policies.length} 條規則 policies; ${errs.length} 會出錯 can err; ${never.length} 永不適用 never apply`,
      ...idle(policies, variables).map(each => `  ${idleTold(each)}`),
    ],
  };
}

function idleTold({ policy, covers }: Idle): string {
  if (covers.length === 0) return `${policy}: 其情形本無任何准許 nothing is permitted there anyway`;
  return `${policy}: 其情形必為 ${covers.join("、")} 所不許 always refused by ${covers.join(" and ")} as well`;
}

/** What a change opens, then what it closes: an example of each, or that there is none. */
export function changeTold(folder: string, before: PolicySet, now: PolicySet): readonly string[] {
  return linesOf(folder, changeOf(folder, before, now));
}

function changeOf(folder: string, before: PolicySet, now: PolicySet): Change {
  const variables = variablesIn(folder, [before, now]);
  const [was, is] = [askable(before), askable(now)];
  const told = ({ policy, example }: Opened) => ({ policy, words: tell(folder, example, variables) });
  return {
    opens: openings(was, is, variables).map(told),
    closes: openings(is, was, variables).map(told),
  };
}

function linesOf(folder: string, { opens, closes }: Change): string[] {
  const lines = (cases: Change["opens"], zh: string, en: string) =>
    cases.length === 0
      ? [`${folder}: 未${zh}任何情形（已證明） ${en} nothing (proved)`]
      : [
          `${folder}: ${zh} ${en}`,
          ...cases.map(({ policy, words }) => `  ${zh} ${en} [${policy}] ${both(words)}`),
        ];
  return [...lines(opens, "開放", "opens"), ...lines(closes, "關閉", "closes")];
}

export function variablesIn(folder: string, sets: readonly PolicySet[]): Variables {
  const usual = folder === GATE ? usualOf(situation(GATE, "home-day")) : () => undefined;
  return variablesOf(sets, shapeOf(folder), usual);
}

function tell(folder: string, example: Example | undefined, variables: Variables): Words {
  const found = example ?? new Map();
  return folder === GATE ? toldAtTheGate(found, variables) : toldOfTheApi(found, variables);
}

function both(words: Words): string {
  return `${words["zh-TW"]} | ${words.en}`;
}
