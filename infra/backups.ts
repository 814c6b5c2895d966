// Copies of the journal beyond its own point in time: each day and each month, in a locked vault, and in another account's.
// The lock of this one can be lifted by whom the account lets (governance mode): one that cannot is the other account's to set.
import { Duration, RemovalPolicy } from "aws-cdk-lib";
import * as backup from "aws-cdk-lib/aws-backup";
import type * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import * as events from "aws-cdk-lib/aws-events";
import { Construct } from "constructs";
import type { StageBackup } from "./stages/stage.ts";

/** As long as the journal's own point in time reaches. */
const DAILY_KEPT = Duration.days(35);

export interface BackupsProps extends StageBackup {
  readonly journal: dynamodb.ITableV2;
}

export class Backups extends Construct {
  constructor(scope: Construct, id: string, { journal, years, copyTo }: BackupsProps) {
    super(scope, id);
    const vault = new backup.BackupVault(this, "Vault", {
      lockConfiguration: { minRetention: DAILY_KEPT },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const elsewhere = copyTo && backup.BackupVault.fromBackupVaultArn(this, "Elsewhere", copyTo);
    const plan = new backup.BackupPlan(this, "Plan", { backupVault: vault });
    // At night in Taipei: 18:30 of the day before by the plan's own clock.
    const kept = {
      Daily: ["*", DAILY_KEPT],
      Monthly: ["1", Duration.days(Math.ceil(years * 365.25))],
    } as const;
    for (const [ruleName, [day, deleteAfter]] of Object.entries(kept))
      plan.addRule(
        new backup.BackupPlanRule({
          ruleName,
          deleteAfter,
          scheduleExpression: events.Schedule.cron({ day, hour: "18", minute: "30" }),
          ...(elsewhere && { copyActions: [{ destinationBackupVault: elsewhere, deleteAfter }] }),
        }),
      );
    plan.addSelection("Journal", { resources: [backup.BackupResource.fromArn(journal.tableArn)] });
  }
}
