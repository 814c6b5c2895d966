// What an account must have before a stage is deployed into it, each as a question that only reads and the sentence that its answer gives; pure.
import type { Words } from "../../functions/shared/words.ts";
import type { QuotaNeed } from "../quotas.ts";
import { FRONT_REGION } from "../stages/domain-faults.ts";
import { reservedOf, UNRESERVED_EXECUTIONS } from "../stages/gate-faults.ts";
import { functionName, namesOfStage } from "../stages/names.ts";
import type { Stage } from "../stages/stage.ts";
import type { Answer } from "./aws.ts";
import { samlFault } from "./saml.ts";

export interface Finding {
  readonly what: Words;
  /** `unknown`: nobody could say. It is no yes. */
  readonly status: "ok" | "warn" | "bad" | "unknown";
  readonly says: Words;
}

export interface Check {
  readonly what: Words;
  /** For the AWS command line, without region and output. */
  readonly ask: readonly string[];
  readonly judge: (answer: Answer) => Omit<Finding, "what">;
}

type Judged = Omit<Finding, "what">;
// biome-ignore lint/suspicious/noExplicitAny: what a command line prints is looked at where it is read, and what is missing is unknown.
type Printed = any;

const ok = (zh: string, en = zh): Judged => ({ status: "ok", says: { "zh-TW": zh, en } });
const warn = (zh: string, en: string): Judged => ({ status: "warn", says: { "zh-TW": zh, en } });
const bad = (zh: string, en: string): Judged => ({ status: "bad", says: { "zh-TW": zh, en } });
const unknown = (because: string): Judged => ({
  status: "unknown",
  says: { "zh-TW": `無法得知：${because}`, en: `not known: ${because}` },
});

/** `beside` are the stages that share its account and region; `quotas` are what all of them take together. */
export function checksOf(
  stage: Stage,
  quotas: readonly QuotaNeed[],
  now: Date,
  beside: readonly Stage[] = [],
): Check[] {
  return [
    ...placeChecks(stage),
    ...executionChecks([stage, ...beside]),
    ...certificateChecks(stage, now),
    ...domainChecks(stage, now),
    ...logInChecks(stage, now),
    ...attachmentChecks(stage),
    ...nameChecks(stage),
    ...quotas.flatMap(quotaCheck),
  ];
}

function placeChecks({ account, region }: Stage): Check[] {
  return [
    check(["帳號", "the account"], ["sts", "get-caller-identity"], ({ Account }) =>
      Account === account
        ? ok(account)
        : bad(
            `登入的是 ${Account}，部署環境寫的是 ${account}。`,
            `The credentials are of ${Account}, and the stage is for ${account}.`,
          ),
    ),
    check(
      ["區域", "the region"],
      ["ec2", "describe-regions", "--all-regions", "--region-names", region],
      ({ Regions }) =>
        ["opt-in-not-required", "opted-in"].includes(Regions[0].OptInStatus)
          ? ok(region)
          : bad(
              `${region} 尚未啟用：先在帳號設定中啟用。`,
              `${region} is not enabled: enable it for the account first.`,
            ),
    ),
    check(
      ["CDK 準備", "the CDK's own stack"],
      ["ssm", "get-parameter", "--name", "/cdk-bootstrap/hnb659fds/version"],
      ({ Parameter }) => ok(`版本 ${Parameter.Value}`, `version ${Parameter.Value}`),
      {
        ParameterNotFound: bad(
          `請先執行 npx cdk bootstrap aws://${account}/${region}。`,
          `Run npx cdk bootstrap aws://${account}/${region} first.`,
        ),
      },
    ),
  ];
}

const USUAL_EXECUTIONS = 1_000;

function executionChecks(stages: readonly Stage[]): Check[] {
  // With what a new account has, ten, a page of the console and the gate keep each other waiting.
  const least = UNRESERVED_EXECUTIONS + stages.reduce((sum, stage) => sum + reservedOf(stage), 0);
  return [
    check(["同時執行的函式", "functions at once"], ["lambda", "get-account-settings"], ({ AccountLimit }) => {
      const has = Number(AccountLimit.ConcurrentExecutions);
      if (!(has >= least))
        return bad(
          `僅 ${has}，至少需 ${least}：請先申請提高至 ${USUAL_EXECUTIONS}。`,
          `Only ${has} of at least ${least}: have it raised to ${USUAL_EXECUTIONS} first.`,
        );
      return has < USUAL_EXECUTIONS
        ? warn(`${has}，一般為 ${USUAL_EXECUTIONS}。`, `${has}; ${USUAL_EXECUTIONS} is usual.`)
        : ok(String(has));
    }),
  ];
}

const DAY_MS = 86_400_000;
const SOON_DAYS = 45;

function certificateChecks({ vpn }: Stage, now: Date): Check[] {
  const named = [
    ["VPN 伺服器憑證", "the VPN's server certificate", vpn.serverCertificateArn],
    ["用戶端根憑證", "the client root certificate", vpn.clientRootCertificateArn],
  ] as const;
  return named.flatMap(([zh, en, arn]) =>
    arn === undefined
      ? []
      : [
          check(
            [zh, en],
            ["acm", "describe-certificate", "--certificate-arn", arn],
            ({ Certificate }) =>
              Certificate.Status === "ISSUED"
                ? ending(Certificate.NotAfter, now)
                : bad(`狀態為 ${Certificate.Status}。`, `Its status is ${Certificate.Status}.`),
            { ResourceNotFoundException: bad(`${arn} 不存在。`, `There is no ${arn}.`) },
          ),
        ],
  );
}

/** Of the name itself, where one is of the city's own: a certificate of another name is shown to nobody. */
function domainChecks({ domain }: Stage, now: Date): Check[] {
  if (!domain) return [];
  const { name, certificateArn, front } = domain;
  const shown = (of: string, arn: string, region: readonly string[]) =>
    check(
      [`${of} 的憑證`, `the certificate of ${of}`],
      ["acm", "describe-certificate", "--certificate-arn", arn, ...region],
      ({ Certificate }) => {
        const names: readonly string[] = [
          Certificate.DomainName,
          ...(Certificate.SubjectAlternativeNames ?? []),
        ];
        if (Certificate.Status !== "ISSUED")
          return bad(`狀態為 ${Certificate.Status}。`, `Its status is ${Certificate.Status}.`);
        return names.some(each => isFor(each, of))
          ? ending(Certificate.NotAfter, now)
          : bad(`憑證不是 ${of} 的。`, `It is for ${names.join(", ")}, and not for ${of}.`);
      },
      { ResourceNotFoundException: missing(arn) },
    );
  return [
    shown(front?.origin ?? name, certificateArn, []),
    ...(front ? [shown(name, front.certificateArn, ["--region", FRONT_REGION])] : []),
  ];
}

function isFor(written: string, name: string): boolean {
  return written === name || (written.startsWith("*.") && name.replace(/^[^.]+/, "*") === written);
}

/** AWS prints moments as text, or as seconds. */
function ending(printed: unknown, now: Date): Judged {
  const end = new Date(typeof printed === "number" ? printed * 1_000 : String(printed));
  if (Number.isNaN(end.getTime())) return unknown("NotAfter");
  const days = Math.floor((end.getTime() - now.getTime()) / DAY_MS);
  const date = end.toISOString().slice(0, 10);
  if (days < 0) return bad(`已於 ${date} 到期。`, `It ended on ${date}.`);
  return days < SOON_DAYS
    ? warn(`${date} 到期，僅餘 ${days} 天。`, `It ends on ${date}, in ${days} days.`)
    : ok(`至 ${date}`, `until ${date}`);
}

function logInChecks({ vpn: { authentication } }: Stage, now: Date): Check[] {
  if (authentication.kind === "saml" && authentication.providerArn) {
    const arn = authentication.providerArn;
    const what = ["SAML 提供者", "the SAML provider"] as const;
    const ask = ["iam", "get-saml-provider", "--saml-provider-arn", arn];
    return [check(what, ask, printed => metadata(printed, now), { NoSuchEntity: missing(arn) })];
  }
  if (authentication.kind === "directory" && authentication.id) {
    const { id } = authentication;
    const what = ["目錄", "the directory"] as const;
    return [
      check(
        what,
        ["ds", "describe-directories", "--directory-ids", id],
        ({ DirectoryDescriptions: [{ Stage: state }] }) =>
          state === "Active" ? ok(id) : bad(`${id} 的狀態為 ${state}。`, `${id} is ${state}.`),
        { EntityDoesNotExistException: missing(id) },
      ),
    ];
  }
  return [];
}

function missing(what: string): Judged {
  return bad(`${what} 不存在。`, `There is no ${what}.`);
}

function metadata({ SAMLMetadataDocument: text = "", ValidUntil }: Printed, now: Date): Judged {
  const fault = samlFault(text);
  if (fault) return { status: "bad", says: fault };
  return ValidUntil === undefined ? ok("文件完整", "its document is whole") : ending(ValidUntil, now);
}

function attachmentChecks({ attachment }: Stage): Check[] {
  if (attachment?.kind !== "transit-gateway") return [];
  const { id } = attachment;
  return [
    check(
      ["傳輸閘道", "the transit gateway"],
      ["ec2", "describe-transit-gateways", "--transit-gateway-ids", id],
      ({ TransitGateways: [{ State }] }) =>
        State === "available" ? ok(id) : bad(`${id} 的狀態為 ${State}。`, `${id} is ${State}.`),
      { "InvalidTransitGatewayID.NotFound": missing(id), "InvalidTransitGatewayID.Malformed": missing(id) },
    ),
  ];
}

/** Names that stand once in a region: free, or of a deployment of ours that this one would change. */
function nameChecks(stage: Stage): Check[] {
  return [
    check(
      ["名稱", "names"],
      ["lambda", "get-function", "--function-name", functionName(namesOfStage(stage), "about/about")],
      ({ Tags }) =>
        Tags?.["docgate:stage"] === undefined
          ? warn(
              "本區域已有 docgate（未標示環境），此次部署將更新之。",
              "docgate is in this region already, of no stated stage: this deployment would change it.",
            )
          : warn(
              `本區域已有環境 ${Tags["docgate:stage"]}，此次部署將更新之。`,
              `The stage ${Tags["docgate:stage"]} is in this region already: this deployment would change it.`,
            ),
      { ResourceNotFoundException: ok("未被使用", "free") },
    ),
  ];
}

function quotaCheck({ name, code, needed }: QuotaNeed): Check[] {
  if (!code) return [];
  const ask = ["--service-code", code.service, "--quota-code", code.quota];
  return [
    check([name["zh-TW"], name.en], ["service-quotas", "get-service-quota", ...ask], ({ Quota }) => {
      const has = Number(Quota.Value);
      return has >= needed
        ? ok(`${needed}／${has}`, `${needed} of ${has}`)
        : bad(
            `需要 ${needed}，僅有 ${has}：請先申請提高（${code.service} ${code.quota}）。`,
            `It takes ${needed} and the account has ${has}: have it raised first (${code.service} ${code.quota}).`,
          );
    }),
  ];
}

/** What was refused for another reason, and an answer that lacks what is looked for, leave it unknown. */
function check(
  [zh, en]: readonly [string, string],
  ask: readonly string[],
  answered: (printed: Printed) => Judged,
  refused: Readonly<Record<string, Judged>> = {},
): Check {
  return {
    what: { "zh-TW": zh, en },
    ask,
    judge: answer => {
      if (answer.kind === "unasked") return unknown(answer.because);
      if (answer.kind === "refused") return refused[answer.code] ?? unknown(answer.text);
      try {
        return answered(answer.value);
      } catch {
        return unknown("the answer lacks what is looked for");
      }
    },
  };
}
