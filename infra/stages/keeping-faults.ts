// What is wrong with how a stage keeps its journal, in sentences; pure.
import { fault, type StageFault } from "./fault.ts";
import type { Stage } from "./stage.ts";

type Keeping = Pick<Stage, "account" | "region" | "journal" | "signingKey" | "backup" | "daily" | "auditors">;

export function keepingFaults(stage: Keeping): StageFault[] {
  const { account, region, journal, signingKey = 1, backup, daily, auditors = [] } = stage;
  const stream = `arn:aws:dynamodb:${region}:${account}:table/${journal?.table}/stream/`;
  return [
    ...(!journal || journal.streamArn.startsWith(stream)
      ? []
      : [
          fault(
            `${journal.streamArn} 不是資料表 ${journal.table} 的串流，應以 ${stream} 開頭。`,
            `${journal.streamArn} is no stream of the table ${journal.table}: it should begin with ${stream}.`,
          ),
        ]),
    ...(Number.isInteger(signingKey) && signingKey >= 1
      ? []
      : [fault("signingKey 須為正整數。", "The number of the key that signs is a whole number from 1.")]),
    ...(backup === "none" ? [] : backupFaults(account, backup)),
    ...(daily === "none" ? [] : dailyFaults(account, daily)),
    ...auditors
      .filter(who => !/^arn:aws:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/.test(who))
      .map(who => fault(`${who} 不是角色或使用者。`, `${who} is no role and no user that could audit.`)),
  ];
}

function dailyFaults(account: string, { days, to }: Exclude<Stage["daily"], "none">): StageFault[] {
  return [
    ...(Number.isInteger(days) && days >= 1 && days <= 3_653
      ? []
      : [
          fault(
            `每日副本保存日數 ${days} 須為 1 至 3653 的整數。`,
            `Daily copies are kept for 1 to 3653 whole days, not ${days}.`,
          ),
        ]),
    ...(to === undefined ||
    (/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(to.bucket) && /^\d{12}$/.test(to.account))
      ? []
      : [
          fault(
            `每日副本的儲存貯體 ${to.bucket}（${to.account}）寫法不正確。`,
            `${to.bucket} of ${to.account} is no bucket of an account.`,
          ),
        ]),
    ...(to?.account === account
      ? [
          fault(
            "每日副本的儲存貯體須在另一個帳號；要放在此帳號則省略 to。",
            "The bucket that is named for daily copies is another account's; left out, one is made here.",
          ),
        ]
      : []),
  ];
}

function backupFaults(account: string, { years, copyTo }: Exclude<Stage["backup"], "none">): StageFault[] {
  const [, owner] = /^arn:aws:backup:[a-z0-9-]+:(\d{12}):backup-vault:[\w-]{2,50}$/.exec(copyTo ?? "") ?? [];
  return [
    ...(Number.isInteger(years) && years >= 1 && years <= 100
      ? []
      : [
          fault(
            `備份保存年數 ${years} 須為 1 至 100 的整數。`,
            `Copies are kept for 1 to 100 whole years, not ${years}.`,
          ),
        ]),
    ...(copyTo === undefined || owner
      ? []
      : [fault(`${copyTo} 不是備份保存庫。`, `${copyTo} is no backup vault.`)]),
    ...(owner === account
      ? [
          fault(
            "第二份備份須在另一個帳號：管理此帳號的人也管得到它。",
            "The second copy belongs in another account: whoever holds this one holds it too.",
          ),
        ]
      : []),
  ];
}
