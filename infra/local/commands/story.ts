// `npm run story`: plays the worked stories of June 2021, or a month of working from home, against a gateway, row by row; exit code 1 at the first that differs.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { command } from "../run/command.ts";
import type { Endpoints } from "../run/endpoints.ts";
import { withGateway, withOwnGateway } from "../run/running.ts";
import { City } from "./story/city.ts";
import { EY } from "./story/ey.ts";
import { FIRM_STORY } from "./story/firm.ts";
import { at, hh01, RECORDS } from "./story/household.ts";
import { KEELUNG } from "./story/keelung.ts";
import { LETTER } from "./story/letter.ts";
import { told } from "./story/row.ts";
import { differing, type StoryStep, taipei } from "./story/step.ts";
import { THIRD_DAY } from "./story/third-day.ts";
import { YILAN } from "./story/yilan.ts";

/** By the word that asks for one; without a word, the letter. */
const STORIES = {
  letter: [...LETTER, ...THIRD_DAY],
  keelung: KEELUNG,
  ey: EY,
  twse: FIRM_STORY,
  yilan: YILAN,
} as const satisfies Record<string, readonly StoryStep[]>;
type StoryName = keyof typeof STORIES;

const USAGE = `用法 | usage: npm run story -- [letter | keelung | ey | twse | yilan] [--data <folder>]
  letter  函文案例（110 年 6 月），不填即此 | the letter, June 2021; the usual one
  keelung 基隆市懷孕居家辦公一個月（110 年 7 月） | a month at home in pregnancy, Keelung, July 2021
  ey      行政院參考原則居家辦公一個月（110 年 7 月） | a month under the Executive Yuan’s draft, July 2021
  twse    證券商居家辦公一個月（112 年 10 月） | a month of a securities firm, October 2023
  yilan   一個月的加班與補休（112 年 11 月起） | a month of overtime and the leave it gives, from November 2023
  --data  執行中閘道的資料夾（其中尚無 HH-01；時鐘會撥到案例當年，演完復原）
          | folder of a running gateway, without HH-01 in it; its clock is set to the story and put back at the end
          不填則另起一座空的閘道 | without it: an empty gateway for this story alone`;

const USED = `✗ 這座閘道已有電腦 ${hh01.propertyNo}，案例由它登記起演：請改用空的資料夾（npm start -- --fresh --data <folder>），或不填 --data
  this gateway already has the terminal ${hh01.propertyNo}, whose registration begins the story: use an empty folder, or no --data`;

type Say = (line: string) => void;

if (import.meta.main) await command(() => story(process.argv.slice(2), line => console.log(line)));

/** How the rows came out decides the exit code: 0 all as written, 1 one differs, 2 not understood. */
export async function story(args: readonly string[], say: Say): Promise<number> {
  let asked: { readonly data?: string | undefined; readonly name: StoryName };
  try {
    asked = askedFor(args);
  } catch (error) {
    say(`${(error as Error).message}\n${USAGE}`);
    return 2;
  }
  const { data, name } = asked;
  if (data !== undefined) return withGateway(data, endpoints => play(endpoints, say, name));
  const own = await mkdtemp(join(tmpdir(), "docgate-story-"));
  try {
    return await withOwnGateway(own, endpoints => play(endpoints, say, name), { isDeployed: false });
  } finally {
    await rm(own, { recursive: true });
  }
}

function askedFor(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { data: { type: "string" } },
    allowPositionals: true,
  });
  const [name = "letter", ...rest] = positionals;
  if (!isStory(name) || rest.length > 0) throw new Error(`✗ ${positionals.join(" ")}`);
  return { data: values.data, name };
}

function isStory(name: string): name is StoryName {
  return Object.hasOwn(STORIES, name);
}

export async function play(endpoints: Endpoints, say: Say, name: StoryName = "letter"): Promise<number> {
  const steps: readonly StoryStep[] = STORIES[name];
  const city = new City(endpoints);
  if (await isUsed(city)) {
    say(USED);
    return 1;
  }
  try {
    for (const step of steps) {
      await city.at(taipei(step.when));
      const seen = await step.play(city);
      const fault = differing(step, seen);
      say(told(step, seen));
      if (!fault) continue;
      say(`✗ 與條文案例不同 differs from the story: ${fault}`);
      return 1;
    }
    say(`${steps.length} 步全數相符 | all ${steps.length} steps as written`);
    return 0;
  } catch (error) {
    say(`✗ 演不下去 the story cannot go on: ${(error as Error).message}`);
    return 1;
  } finally {
    await city.backToNow();
  }
}

/** Told now in one sentence, and not by what the registration would be refused with. */
async function isUsed(city: City): Promise<boolean> {
  const { status } = await city.ask(RECORDS, `GET ${at(hh01)}`);
  return status === 200;
}
