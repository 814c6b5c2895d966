// What goes wrong beside the answers: notices that do not arrive, copies that are not kept, keys and exports that nobody looked after.
import type { SNSEvent } from "aws-lambda";
import { vi } from "vitest";
import { handler as lookDaily } from "../../../functions/about/look-daily.lambda.ts";
import { handler as keepHeads } from "../../../functions/audit/keep-heads.lambda.ts";
import { handler as bounced } from "../../../functions/notices/bounce.lambda.ts";
import { deliverDue } from "../../../functions/notices/delivering.ts";
import { queueDelivery } from "../../../functions/notices/kept.ts";
import { keepNames } from "../../../functions/shared/directory/directory.ts";
import type { Happenings } from "./happening.ts";

export const OF_UPKEEP: Happenings = {
  "notice-not-sent": () => undelivered(new Date(Date.now() - 60_000)),
  "notice-given-up": () => undelivered(new Date(Date.now() - 80 * 60 * 60_000)),
  "mail-bounced": () =>
    bounced({
      Records: [
        { Sns: { Message: '{"notificationType":"Bounce","bounce":{},"mail":{"messageId":"unknown"}}' } },
      ],
    } as SNSEvent),
  "heads-not-kept": () => {
    Object.assign(process.env, { KEPT_BUCKET: "kept", AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9" });
    return keepHeads({ source: "aws.events" } as never);
  },
  "signing-key-old": () => lookedDaily({}),
  "export-unfinished": () =>
    lookedDaily({
      ListExports: { ExportSummaries: [{ ExportArn: "arn:x/export/1" }] },
      DescribeExport: {
        ExportDescription: { ExportStatus: "FAILED", ExportTime: 1, FailureCode: "S3AccessDenied" },
      },
    }),
};

/** A notice is due since then, and the mail service is away. */
async function undelivered(firstDue: Date) {
  const account = "told@household";
  const [at, since] = [new Date(), firstDue.toISOString()];
  const facts = { name: "範例", mail: "told@city.example" };
  await keepNames([
    { person: account, agency: "household-office", at: since, called: facts, source: "personnel" },
  ]);
  const notice = {
    id: since,
    at: since,
    happening: "Suspended",
    facts: {},
    by: "docgate",
    urgency: "urgent",
  } as const;
  await queueDelivery({
    account,
    channel: "mail",
    notice,
    state: "queued",
    due: since,
    firstDue: since,
    attempts: 0,
  });
  Object.assign(process.env, { MAIL_FROM: "docgate@city.example", API_URL: "http://localhost" });
  process.env.AWS_ENDPOINT_URL_SESV2 = "http://127.0.0.1:9";
  await deliverDue({ at, goesOn: () => true });
}

/** As it is on the day when the key service says nothing, and DynamoDB what is given. */
async function lookedDaily(answers: Readonly<Record<string, object>>): Promise<void> {
  Object.assign(process.env, { EXPORTED_TABLE: "arn:x", SIGNING_KEYS: "{}" });
  vi.spyOn(globalThis, "fetch").mockImplementation(async (_, { headers } = {}) => {
    const action = new Headers(headers).get("x-amz-target")?.split(".")[1] ?? "";
    return Response.json(answers[action] ?? {});
  });
  await lookDaily({ source: "aws.events" } as never);
}
