// What is wrong with the name that a stage is reached by, and with the front before it, in sentences; pure.
import { fault, type StageFault } from "./fault.ts";
import type { Stage, StageFront } from "./stage.ts";

/** Where CloudFront looks for certificates and firewalls, whatever region the stage is in. */
export const FRONT_REGION = "us-east-1";

const NAME = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/;

export function domainFaults({
  account,
  region,
  domain,
}: Pick<Stage, "account" | "region" | "domain">): StageFault[] {
  if (!domain) return [];
  const { name, certificateArn, front } = domain;
  return [
    ...notNames([name, ...(front ? [front.origin] : [])]),
    ...notOf(certificateArn, account, region),
    ...(front ? frontFaults(name, account, front) : []),
  ];
}

function frontFaults(name: string, account: string, front: StageFront): StageFault[] {
  const { origin, certificateArn, mostFromOne, countries, turn } = front;
  return [
    ...(origin === name
      ? [
          fault(
            `前端與 API 不能同名：${name}。`,
            `The front asks the API by a name of its own, not by ${name} too.`,
          ),
        ]
      : []),
    ...notOf(certificateArn, account, FRONT_REGION),
    ...(Number.isInteger(mostFromOne) && mostFromOne >= 10
      ? []
      : [
          fault(
            `每個位址五分鐘的請求數 ${mostFromOne} 須為 10 以上的整數。`,
            `From one address at least 10 requests in five minutes are taken, in a whole number, not ${mostFromOne}.`,
          ),
        ]),
    ...(countries?.length === 0 || countries?.some(each => !/^[A-Z]{2}$/.test(each))
      ? [
          fault(
            "countries 須為國家代碼，例如 TW；不限制則省略。",
            "Countries are two capitals each, such as TW; left out, none is shut out.",
          ),
        ]
      : []),
    ...(Number.isInteger(turn) && turn >= 1
      ? []
      : [fault("front.turn 須為正整數。", "The front's turn is a whole number from 1.")]),
  ];
}

function notNames(names: readonly string[]): StageFault[] {
  return names
    .filter(name => !NAME.test(name))
    .map(name => fault(`${name} 不是網域名稱。`, `${name} is no name of a domain.`));
}

function notOf(arn: string, account: string, region: string): StageFault[] {
  const start = `arn:aws:acm:${region}:${account}:certificate/`;
  if (arn.startsWith(start)) return [];
  return [
    fault(
      `${arn} 不屬於此帳號與區域，應以 ${start} 開頭。`,
      `${arn} is not of this account and region: it should begin with ${start}.`,
    ),
  ];
}
