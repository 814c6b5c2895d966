// How a stage keeps its journal: copies that nobody shortens and in another account, and a restored table taken into use whole.
import { expect, test } from "vitest";
import { keepingFaults } from "../../infra/stages/keeping-faults.ts";
import type { Stage } from "../../infra/stages/stage.ts";
import { taipei } from "../../infra/stages/taipei.ts";
import { ofType, templatesOf } from "./stacked.ts";

const table = "Journal-restored";
const streamArn = `arn:aws:dynamodb:${taipei.region}:${taipei.account}:table/${table}/stream/2026-11-29T00:00:00.000`;

test("a restored table is read, written, followed and backed up in the place of the stack's own, which stays", () => {
  const templates = templatesOf({ ...taipei, journal: { table, streamArn } });
  const state = JSON.stringify(templates.get("docgate-taipei-state"));
  expect(state).toContain('"Journal');
  const all = [...templates.values()].map(each => JSON.stringify(each)).join("\n");
  expect(all).not.toMatch(/ImportValue":"docgate-taipei-state:ExportsOutput\w*Journal/);
  expect(all).toContain(`"JOURNAL_TABLE":"${table}"`);
  // The state is deployed first, while the others still read the old one: what it exports of that must not be taken away.
  const exportsOf = (stage: Stage) => {
    const { Outputs = {} } = templatesOf(stage).get("docgate-taipei-state") ?? {};
    return Object.values(Outputs).flatMap(({ Export }) =>
      Export && /Journal/.test(Export.Name) ? [Export.Name] : [],
    );
  };
  const before = exportsOf(taipei);
  expect(before.length).toBeGreaterThan(2);
  expect(exportsOf({ ...taipei, journal: { table, streamArn } }).toSorted()).toEqual(before.toSorted());
  expect(all).toContain(`"EventSourceArn":"${streamArn}"`);
  expect(all).toContain(`:table/${table}/index/*`);
  const { Properties } =
    Object.values(templates.get("docgate-taipei-state")?.Resources ?? {}).find(
      ({ Type }) => Type === "AWS::Backup::BackupSelection",
    ) ?? {};
  expect(JSON.stringify(Properties)).toContain(`:table/${table}"`);
});

test("each day and each month is copied beyond the account, into a vault that is locked", () => {
  const resources = Object.values(templatesOf(taipei).get("docgate-taipei-state")?.Resources ?? {});
  const of = (type: string) => resources.find(({ Type }) => Type === type)?.Properties;
  expect(of("AWS::Backup::BackupVault")?.LockConfiguration).toEqual({ MinRetentionDays: 35 });
  const vault = "arn:aws:backup:ap-east-2:777788889999:backup-vault:docgate";
  const plan = of("AWS::Backup::BackupPlan")?.BackupPlan as { BackupPlanRule?: object[] } | undefined;
  expect(plan?.BackupPlanRule).toMatchObject([
    {
      RuleName: "Daily",
      Lifecycle: { DeleteAfterDays: 35 },
      CopyActions: [{ DestinationBackupVaultArn: vault }],
    },
    {
      RuleName: "Monthly",
      Lifecycle: { DeleteAfterDays: 3_653 },
      CopyActions: [{ DestinationBackupVaultArn: vault }],
    },
  ]);
});

test("each day the whole journal goes into a bucket that is locked, here or in another account, and a failure rings", () => {
  const of = (stage: Stage) => {
    const templates = templatesOf(stage);
    const schedule = ofType(templates, "AWS::Scheduler::Schedule").find(({ Target }) =>
      JSON.stringify(Target).includes("exportTableToPointInTime"),
    );
    const buckets = ofType(templates, "AWS::S3::Bucket").map(({ ObjectLockConfiguration }) =>
      JSON.stringify(ObjectLockConfiguration),
    );
    const [heads] = ofType(templates, "AWS::Lambda::Function").filter(
      ({ Description }) => Description === "audit/keep-heads",
    );
    const alarms = ofType(templates, "AWS::CloudWatch::Alarm").map(({ AlarmName }) => String(AlarmName));
    const rings = alarms.filter(name => /export-failed|heads-not-kept/.test(name));
    return { target: JSON.stringify(schedule?.Target ?? ""), buckets, heads: JSON.stringify(heads), rings };
  };
  const away = of(taipei);
  expect(away.target).toContain("docgate-kept-777788889999");
  expect(away.target).toContain("777788889999");
  expect(away.heads).toContain('"KEPT_BUCKET":"docgate-kept-777788889999"');
  expect([away.buckets.length, away.rings.length]).toEqual([1, 2]);
  const here = of({ ...taipei, daily: { days: 35 } });
  expect(here.buckets.join()).toMatch(/"Days":35,"Mode":"COMPLIANCE"/);
  const none = of({ ...taipei, daily: "none" });
  expect([none.target, none.buckets.length]).toEqual(['""', 1]);
  expect(none.heads).toContain('"KEPT_BUCKET":"none"');
});

test("what could not be kept so is refused in a sentence", () => {
  const said = (changes: Partial<Stage>) => keepingFaults({ ...taipei, ...changes }).map(({ en }) => en);
  const years = 10;
  expect(said({})).toEqual([]);
  expect(said({ backup: "none", journal: { table, streamArn } })).toEqual([]);
  expect(said({ journal: { table: "Other", streamArn } })[0]).toMatch(/is no stream of the table Other/);
  expect(said({ backup: { years: 0 } })[0]).toMatch(/1 to 100 whole years, not 0/);
  expect(said({ backup: { years, copyTo: "vault" } })[0]).toMatch(/vault is no backup vault/);
  const own = `arn:aws:backup:ap-east-2:${taipei.account}:backup-vault:docgate`;
  expect(said({ backup: { years, copyTo: own } })[0]).toMatch(/belongs in another account/);
  expect(said({ daily: { days: 0 } })[0]).toMatch(/1 to 3653 whole days, not 0/);
  const bucket = "kept";
  expect(said({ daily: { days: 1, to: { bucket: "s3://kept", account: "777788889999" } } })[0]).toMatch(
    /is no bucket/,
  );
  expect(said({ daily: { days: 1, to: { bucket, account: taipei.account } } })[0]).toMatch(
    /is another account's/,
  );
  expect(said({ auditors: ["auditor@city"] })[0]).toMatch(/is no role and no user/);
});
