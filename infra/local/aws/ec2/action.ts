// What every action is given and gives: the account, the form, and whether what it starts is to fail later.
import type { Account } from "./account.ts";
import type { Form } from "./form.ts";
import type { Answer } from "./xml.ts";

export interface Call {
  readonly account: Account;
  readonly form: Form;
  readonly fails: boolean;
}

export type Action = (call: Call) => Answer;
