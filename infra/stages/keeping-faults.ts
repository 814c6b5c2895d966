// What is wrong with how a stage keeps its journal, in sentences; pure.
import { fault, type StageFault } from "./fault.ts";
import type { Stage } from "./stage.ts";

type Keeping = Pick<Stage, "account" | "region" | "journal" | "backup">;

export function keepingFaults({ account, region, journal, backup }: Keeping): StageFault[] {
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
    ...(backup === "none" ? [] : backupFaults(account, backup)),
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
