// What is asked of `npm run replay`: other policies that can be read, a span that runs forward; anything else is a fault in a sentence.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import * as v from "valibot";
import { gatePolicies } from "../../../../functions/gate/policies.ts";
import { instant } from "../../../../functions/shared/http/schema.ts";
import { readSet } from "../../../../functions/shared/policy/sets.ts";
import { BINDS_EVERYBODY } from "../../../../functions/shared/rules/profiles.ts";
import { type AwsPlace, PLACE_OPTIONS, saidPlace } from "../../run/aws-place.ts";
import type { ReplaySpan } from "./decisions.ts";

export interface ReplayWish extends ReplaySpan {
  readonly policies: string;
  readonly show: number;
  readonly json: boolean;
  readonly place: () => AwsPlace;
}

export interface ReplayFault {
  readonly fault: string;
}

const text = (value: string) => ({ type: "string", default: value }) as const;
const OPTIONS = {
  policies: text(""),
  from: text(""),
  until: text(""),
  show: text("20"),
  json: { type: "boolean", default: false },
  ...PLACE_OPTIONS,
} as const;

/** Before the first instant and after the last. */
const ALWAYS = { from: "0000", until: "9999-12-31T24" };

export function readWish(args: string[]): ReplayWish | ReplayFault {
  try {
    const { json, data, stage, region, profile, table, ...values } = parseArgs({
      args,
      options: OPTIONS,
    }).values;
    const show = Number(values.show);
    if (!/^\d+$/.test(values.show)) return { fault: `不是件數 not a number: --show ${values.show}` };
    const span = { from: momentOf(values.from, ALWAYS.from), until: momentOf(values.until, ALWAYS.until) };
    if (span.from >= span.until) return { fault: "--from 須早於 must be before --until" };
    const policies = readable(values.policies);
    const place = saidPlace({ data, stage, region, profile, table });
    if (!place) return { fault: "--stage，或 --region 與 --table | --stage, or --region with --table" };
    if (!stage && !region && !existsSync(data))
      return { fault: `沒有這個資料夾 no such folder: --data ${data}` };
    return { policies, ...span, show, json, place };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

function momentOf(given: string, otherwise: string): string {
  if (given === "") return otherwise;
  const read = v.safeParse(instant(), given);
  if (!read.success) throw new Error(`不是含時區的時刻 not an instant with its zone: ${given}`);
  return read.output;
}

/** Read here, and not first when a decision is put to it: what cannot be read judges nothing. */
function readable(folder: string): string {
  if (folder === "") throw new Error("缺少 missing: --policies");
  const policies = resolve(folder);
  gatePolicies(policies)(BINDS_EVERYBODY);
  const texts = readSet(policies).map(policy => policy.text);
  if (!texts.some(text => text.includes("permit (") && text.includes('action == Action::"connect"')))
    throw new Error(`沒有准許連線的規則，不是閘道的規則 no policy there permits to connect: ${folder}`);
  return policies;
}
