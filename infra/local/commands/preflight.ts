// `npm run preflight`: what a stage takes, and whether the account has it, before anything is deployed. Exit code 0 where all is well, 1
// where something is not, 2 where it was asked wrongly, 3 where something could not be found out.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Aws, awsIn } from "../../preflight/aws.ts";
import { checksOf, type Finding } from "../../preflight/checks.ts";
import { samlFault } from "../../preflight/saml.ts";
import { type QuotaNeed, quotasOf, quotasTogether } from "../../quotas.ts";
import { standingCost } from "../../stages/prices.ts";
import type { Stage } from "../../stages/stage.ts";
import { STAGES, soundStage } from "../../stages/stages.ts";
import { command } from "../run/command.ts";
import type { Template } from "../run/intrinsics.ts";
import { CannotBegin } from "../run/sentence.ts";

const NAMES = STAGES.map(({ name }) => name).join(", ");
const USAGE = `用法 | usage: npm run preflight -- [<stage>] [--offline] [--profile <name>] [--saml <metadata.xml>]
  <stage>    部署環境；省略則檢查全部（不連線） | a stage (${NAMES}); left out, all of them, offline
  --offline  不詢問帳號 | asks no account
  --profile  AWS 設定檔 | a profile of the AWS command line
  --saml     建立提供者之前，先檢查其 SAML 文件 | looks at a provider's document before it is given to AWS`;

const MARKS = { ok: "✓", warn: "!", bad: "✗", unknown: "?" } as const;

interface Wish {
  readonly stage: string | undefined;
  readonly isOffline: boolean;
  readonly profile: string | undefined;
  readonly saml: string | undefined;
}

const wish = wishOf(process.argv.slice(2));
if (wish) await command(() => examine(wish));
else {
  console.error(USAGE);
  process.exitCode = 2;
}

function examine({ stage: name, isOffline, profile, saml }: Wish): number {
  if (saml) refuseDocument(saml);
  const stages = name === undefined ? STAGES : STAGES.filter(each => each.name === name);
  if (stages.length === 0)
    throw new CannotBegin(`沒有部署環境 ${name} | no stage is called ${name}: ${NAMES}`);
  const codes = stages.map(stage => {
    soundStage(stage, STAGES);
    const beside = stages.length === STAGES.length ? [] : besideIn(stage);
    const quotas = quotasTogether([stage, ...beside].map(each => quotasOf(templatesOf(each))));
    console.log(taken(stage, quotas, beside));
    return isOffline || name === undefined ? 0 : asked(stage, { quotas, beside }, profile);
  });
  return Math.max(...codes);
}

/** What other stages take of the same account and region is taken too. */
function besideIn({ name, account, region }: Stage): Stage[] {
  return STAGES.filter(each => each.name !== name && each.account === account && each.region === region);
}

function refuseDocument(file: string): void {
  const fault = samlFault(readFileSync(file, "utf8"));
  if (fault) throw new CannotBegin(`${file}：${fault["zh-TW"]} | ${fault.en}`);
  console.log(`✓ ${file}：文件完整 | the document is whole`);
}

/** What it takes, as far as no account has to be asked. */
function taken(stage: Stage, quotas: readonly QuotaNeed[], beside: readonly Stage[]): string {
  const idle = standingCost(stage).reduce((sum, { dollars }) => sum + dollars, 0);
  const lines = quotas
    .filter(({ needed }) => needed > 0)
    .map(
      ({ name, needed, given }) =>
        `${needed > given ? "!" : " "} ${name["zh-TW"]} | ${name.en}: ${needed}（${given}）`,
    );
  return [
    `${stage.name}（${stage.account} ${stage.region}）`,
    `  閒置每月約 ${Math.ceil(idle)} 美元 | about ${Math.ceil(idle)} dollars a month idle: docs/cost.md`,
    ...(stage.parameters.VoiceUrl === undefined
      ? [
          "  未寫 VoiceUrl：部署時若未另給，急件不撥打電話 | no VoiceUrl: unless it is given at deployment, nobody is called of what is urgent",
        ]
      : []),
    ...(beside.length === 0
      ? []
      : [`  含同一帳號的 | with what else is in the account: ${beside.map(({ name }) => name).join(", ")}`]),
    ...lines.map(line => `${line}`),
  ].join("\n");
}

interface Taken {
  readonly quotas: readonly QuotaNeed[];
  readonly beside: readonly Stage[];
}

function asked(stage: Stage, taken: Taken, profile: string | undefined): number {
  const findings = findingsOf(stage, taken, awsIn(stage.region, profile));
  for (const { what, status, says } of findings)
    console.log(`${MARKS[status]} ${what["zh-TW"]} ${says["zh-TW"]} | ${what.en}: ${says.en}`);
  if (findings.some(({ status }) => status === "bad")) return 1;
  return findings.some(({ status }) => status === "unknown") ? 3 : 0;
}

/** Where not even the account can be asked who it is, the rest is not asked either. */
function findingsOf(stage: Stage, { quotas, beside }: Taken, aws: Aws): Finding[] {
  const findings: Finding[] = [];
  for (const { what, ask, judge } of checksOf(stage, quotas, new Date(), beside)) {
    findings.push({ what, ...judge(aws(ask)) });
    if (findings[0]?.status === "unknown") break;
  }
  return findings;
}

function templatesOf({ name }: Stage): Template[] {
  const folder = mkdtempSync(join(tmpdir(), "docgate-preflight-"));
  try {
    const { status, stderr } = spawnSync(process.execPath, ["infra/app.ts"], {
      encoding: "utf8",
      env: { ...process.env, CDK_OUTDIR: folder, CDK_CONTEXT_JSON: JSON.stringify({ stage: name }) },
    });
    if (status !== 0) throw new CannotBegin(stderr.trim());
    return readdirSync(folder)
      .filter(file => file.endsWith(".template.json"))
      .map(file => JSON.parse(readFileSync(join(folder, file), "utf8")) as Template);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function wishOf(args: string[]): Wish | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...{ offline: { type: "boolean", default: false } },
        ...{ profile: { type: "string" }, saml: { type: "string" } },
      },
    } as const);
    if (positionals.length > 1) return undefined;
    const { offline: isOffline, profile, saml } = values;
    return { stage: positionals[0], isOffline, profile, saml };
  } catch {
    return undefined;
  }
}
