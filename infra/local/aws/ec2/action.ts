// What every action is given and gives: the account, the form, and whether what it starts is to fail later.
import type { Ec2Account } from "./account.ts";
import type { QueryForm } from "./form.ts";
import type { Ec2Answer } from "./xml.ts";

export interface ActionCall {
  readonly account: Ec2Account;
  readonly form: QueryForm;
  readonly fails: boolean;
}

export type Action = (call: ActionCall) => Ec2Answer;
