// Transactions meet as they do in DynamoDB, which the embedded database, one writer after the other, never shows. By the
// developer guide, "Transaction conflict handling": an item of a TransactWriteItems under way, whatever its action, cancels
// any other TransactWriteItems and TransactGetItems that names it, and refuses a PutItem, UpdateItem or DeleteItem of it;
// GetItem, BatchGetItem, Query and Scan go through. Ours where the guide is silent: two ConditionChecks of one item conflict
// as well (kinder would be a guess), a BatchWriteItem leaves what is held unprocessed, and the second to come is the one
// that goes. A ClientRequestToken under way answers TransactionInProgressException; one that was recorded is asked for again
// without taking its items, and the database itself answers it.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import type {
  BatchWriteItemCommandInput,
  TransactGetItemsCommandInput,
  TransactWriteItemsCommandInput,
} from "@aws-sdk/client-dynamodb";
import { type DatabaseAnswer, type Doorkeeper, type Passing, pass, refuseAs } from "./database-door.ts";

export interface ConflictTimes {
  /** How long a transaction has its items, from its arrival; longer where the database takes longer. */
  readonly holdMs: number;
  /** After how long whoever comes second hears of it. */
  readonly cancelAfterMs: number;
}
/** A transaction within one region takes about as long; AWS publishes no figure. */
export const CONFLICT_TIMES: ConflictTimes = { holdMs: 12, cancelAfterMs: 3 };

const ONGOING = "Transaction is ongoing for the item";
/** As long as AWS knows a token. */
const TOKEN_MS = 10 * 60_000;

export class Conflicts {
  /** How many requests were refused for one. */
  refused = 0;
  readonly #times: ConflictTimes;
  readonly #onward: Doorkeeper;
  readonly #held = new Set<string>();
  readonly #underWay = new Set<string>();
  readonly #recorded = new Map<string, number>();

  /** What is not refused goes on to `onward`, which may have its own ideas. */
  constructor(times: ConflictTimes = CONFLICT_TIMES, onward: Doorkeeper = pass) {
    this.#times = times;
    this.#onward = onward;
  }

  readonly keeper: Doorkeeper = passing => {
    switch (passing.action) {
      case "TransactWriteItems":
        return this.#transaction(passing);
      case "TransactGetItems":
        return this.#reading(passing);
      case "BatchWriteItem":
        return this.#batch(passing);
      case "PutItem":
      case "UpdateItem":
      case "DeleteItem":
        return this.#plain(passing);
      default:
        return this.#onward(passing);
    }
  };

  async #transaction(passing: Passing): Promise<void> {
    const { TransactItems = [], ClientRequestToken: given = "" } =
      inputOf<TransactWriteItemsCommandInput>(passing);
    const token = given && tokenOf(given, passing.body);
    if (token && this.#underWay.has(token))
      return refuseAs(passing, "TransactionInProgressException", {
        Message: "The transaction with the given request token is already in progress.",
      });
    if (token && this.#isRecorded(token)) return this.#onward(passing);
    const items = TransactItems.map(({ Put, Update, Delete, ConditionCheck }) =>
      itemName(Put ?? Update ?? Delete ?? ConditionCheck),
    );
    if (items.some(item => this.#held.has(item))) return this.#cancelled(passing, items);
    await this.#holding(passing, items, token);
  }

  async #holding(passing: Passing, items: readonly string[], token: string): Promise<void> {
    const over = wait(this.#times.holdMs);
    let isForwarded = false;
    const forward = async (): Promise<DatabaseAnswer> => {
      isForwarded = true;
      const answer = await passing.forward();
      if (token && answer.status === 200) this.#recorded.set(token, performance.now() + TOKEN_MS);
      await over;
      return answer;
    };
    for (const item of items) this.#held.add(item);
    if (token) this.#underWay.add(token);
    const answered = this.#onward({ ...passing, forward });
    try {
      // Whoever hangs up is waited for no longer; what never reached the database has nothing there.
      await Promise.race([answered, once(passing.response, "close")]);
      if (isForwarded) await over;
    } finally {
      for (const item of items) this.#held.delete(item);
      this.#underWay.delete(token);
    }
    await answered;
  }

  async #reading(passing: Passing): Promise<void> {
    const { TransactItems = [] } = inputOf<TransactGetItemsCommandInput>(passing);
    const items = TransactItems.map(({ Get }) => itemName(Get));
    const isMet = items.some(item => this.#held.has(item));
    await (isMet ? this.#cancelled(passing, items) : this.#onward(passing));
  }

  async #cancelled(passing: Passing, items: readonly string[]): Promise<void> {
    this.refused++;
    const reasons = items.map(item =>
      this.#held.has(item) ? { Code: "TransactionConflict", Message: ONGOING } : { Code: "None" },
    );
    await wait(this.#times.cancelAfterMs);
    const codes = reasons.map(({ Code }) => Code).join(", ");
    refuseAs(passing, "TransactionCanceledException", {
      CancellationReasons: reasons,
      Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    });
  }

  async #plain(passing: Passing): Promise<void> {
    if (!this.#held.has(itemName(inputOf(passing)))) return this.#onward(passing);
    this.refused++;
    await wait(this.#times.cancelAfterMs);
    refuseAs(passing, "TransactionConflictException", { message: ONGOING });
  }

  async #batch(passing: Passing): Promise<void> {
    const { RequestItems = {} } = inputOf<BatchWriteItemCommandInput>(passing);
    const isMet = Object.entries(RequestItems).some(([TableName, wishes]) =>
      wishes?.some(({ PutRequest, DeleteRequest }) =>
        this.#held.has(itemName({ TableName, ...PutRequest, ...DeleteRequest })),
      ),
    );
    if (!isMet) return this.#onward(passing);
    this.refused++;
    await wait(this.#times.cancelAfterMs);
    passing.response
      .writeHead(200, { "content-type": "application/x-amz-json-1.0" })
      .end(JSON.stringify({ UnprocessedItems: RequestItems }));
  }

  #isRecorded(token: string): boolean {
    for (const [known, until] of this.#recorded) {
      if (until > performance.now()) break;
      this.#recorded.delete(known);
    }
    return this.#recorded.has(token);
  }
}

function inputOf<Input extends object>({ body }: Passing): Input {
  try {
    return JSON.parse(body.toString()) as Input;
  } catch {
    // The database itself says what is wrong with it.
    return {} as Input;
  }
}

/** With another content a token is another one here: that it is misused the database says. */
function tokenOf(token: string, body: Buffer): string {
  return `${token} ${createHash("sha256").update(body).digest("hex")}`;
}

interface Placed {
  readonly TableName?: string | undefined;
  readonly Item?: unknown;
  readonly Key?: unknown;
}

/** By the journal's own keys; of a put the item bears them among the rest. */
function itemName({ TableName, Item, Key }: Placed = {}): string {
  const { pk, sk } = (Key ?? Item ?? {}) as Record<string, unknown>;
  return JSON.stringify([TableName, pk, sk]);
}
