// The door to DynamoDB's exports of the journal, as far as to know how the newest of them ended.
import * as v from "valibot";
import { askAws } from "../shared/ask-aws.ts";
import { env } from "../shared/env.ts";

const NOWHERE = "none";
/** Of those of the last weeks; a day has one, and a few more where somebody mended it by hand. */
const NEWEST = 5;

export interface Export {
  readonly status: string;
  /** As the journal was at that moment. */
  readonly of: Date;
  readonly why: string | undefined;
}

/** Whether the stage has any made. */
export function isExported(): boolean {
  return env("EXPORTED_TABLE") !== NOWHERE;
}

const listed = v.object({
  ExportSummaries: v.optional(v.array(v.object({ ExportArn: v.string() })), []),
  NextToken: v.optional(v.string()),
});
const described = v.object({
  ExportDescription: v.object({
    ExportStatus: v.string(),
    ExportTime: v.number(),
    FailureCode: v.optional(v.string()),
    FailureMessage: v.optional(v.string()),
  }),
});

export async function newestExports(): Promise<readonly Export[]> {
  const arns: string[] = [];
  let next: string | undefined;
  do {
    const asked = { TableArn: env("EXPORTED_TABLE"), MaxResults: 25, ...(next && { NextToken: next }) };
    const page = v.parse(listed, await askAws("dynamodb", "DynamoDB_20120810.ListExports", asked));
    arns.push(...page.ExportSummaries.map(({ ExportArn }) => ExportArn));
    next = page.NextToken;
  } while (next);
  // They come in no order that is promised; each one's id begins with the moment at which it was asked for.
  return Promise.all(arns.toSorted().slice(-NEWEST).map(seen));
}

async function seen(ExportArn: string): Promise<Export> {
  const answer = await askAws("dynamodb", "DynamoDB_20120810.DescribeExport", { ExportArn });
  const { ExportStatus, ExportTime, ...failure } = v.parse(described, answer).ExportDescription;
  const why = [failure.FailureCode, failure.FailureMessage].filter(Boolean).join(": ");
  return { status: ExportStatus, of: new Date(ExportTime * 1_000), why: why || undefined };
}
