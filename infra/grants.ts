// One function per right: it gives the permission and sets the variable together, so that neither can be forgotten.
import type * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import type * as lambda from "aws-cdk-lib/aws-lambda";
import type { Right } from "../functions/entries.ts";
import type { Variable } from "../functions/shared/env.ts";

export interface Granted {
  readonly journal: dynamodb.TableV2;
}

const READING = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"];
// A transaction needs the rights of its parts; nothing may delete or update an item in place.
const ADDING = ["dynamodb:PutItem", "dynamodb:ConditionCheckItem"];

const GRANTS: Record<Right, (target: lambda.Function, granted: Granted) => void> = {
  "journal-read": (target, { journal }) => {
    journal.grant(target, ...READING);
    setVariable(target, "JOURNAL_TABLE", journal.tableName);
  },
  "journal-write": (target, { journal }) => {
    journal.grant(target, ...READING, ...ADDING);
    setVariable(target, "JOURNAL_TABLE", journal.tableName);
  },
};

export function grant(right: Right, target: lambda.Function, granted: Granted): void {
  GRANTS[right](target, granted);
}

export function setVariable(target: lambda.Function, name: Variable, value: string): void {
  target.addEnvironment(name, value);
}
