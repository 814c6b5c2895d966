// Transactions that meet cancel each other, as in DynamoDB, in front of an embedded database that takes one after the other: each holds
// its items, checks included, from its arrival on, and whoever touches one meanwhile is cancelled.
import { setTimeout as wait } from "node:timers/promises";
import {
  TransactionCanceledException,
  type TransactWriteItem,
  type TransactWriteItemsCommandInput,
} from "@aws-sdk/client-dynamodb";
import { database } from "../../../functions/shared/journal/journal.ts";

const CANCEL_AFTER_MS = 3;

export interface ConflictMode {
  readonly holdMs: number;
  /** After each transaction that was recorded. */
  readonly recorded?: (items: readonly TransactWriteItem[]) => void;
}

export function conflictMode({ holdMs, recorded }: ConflictMode) {
  const held = new Set<string>();
  const counts = { transactions: 0, cancelled: 0 };
  database.middlewareStack.add(
    next => async args => {
      const { TransactItems } = args.input as Partial<TransactWriteItemsCommandInput>;
      if (!TransactItems) return next(args);
      counts.transactions++;
      const keys = TransactItems.map(keyOf);
      if (keys.some(key => held.has(key))) {
        counts.cancelled++;
        await wait(CANCEL_AFTER_MS);
        throw cancelled(keys.map(key => held.has(key)));
      }
      for (const key of keys) held.add(key);
      const over = wait(holdMs);
      try {
        const answer = await next(args);
        await over;
        recorded?.(TransactItems);
        return answer;
      } finally {
        await over;
        for (const key of keys) held.delete(key);
      }
    },
    { step: "initialize", name: "conflicts" },
  );
  return { counts, end: () => void database.middlewareStack.remove("conflicts") };
}

function keyOf({ Put, Update, ConditionCheck, Delete }: TransactWriteItem): string {
  const { pk, sk } = Put?.Item ?? (Update ?? ConditionCheck ?? Delete)?.Key ?? {};
  return `${pk?.S} ${sk?.S}`;
}

function cancelled(isMet: readonly boolean[]): TransactionCanceledException {
  return new TransactionCanceledException({
    message: "Transaction cancelled",
    $metadata: { httpStatusCode: 400, attempts: 1 },
    CancellationReasons: isMet.map(met => ({ Code: met ? "TransactionConflict" : "None" })),
  });
}
