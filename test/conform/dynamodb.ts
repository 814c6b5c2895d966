// Conform part: the journal, the gate, closing and the lists on the DynamoDBs of others: AWS's own for one machine, and moto.
import { join } from "node:path";
import { runAlone } from "./implementations/alone.ts";
import { javaWith } from "./needs/maven.ts";
import type { Print, Verdict } from "./needs/part.ts";
import { pythonWith } from "./needs/python.ts";

export const title = "the journal, the gate and the lists on DynamoDB Local and on moto";

const LOCAL = { group: "com.amazonaws", name: "DynamoDBLocal", version: "2.6.1" };
export const MOTO = { name: "moto[server]", version: "5.2.5" };

export async function run(print: Print, options: readonly string[]): Promise<Verdict> {
  const isQuick = options.join(" ") === "--quick";
  if (options.length > 0 && !isQuick) {
    print(
      `${options.join(" ")}: the one option is --quick (DynamoDB Local alone, one thing after the other)`,
    );
    return "misused";
  }
  const verdicts = [await against(["DynamoDB Local", javaWith(LOCAL, print), ...options], print)];
  if (isQuick) print("moto: NOT RUN, as it was asked to be quick");
  else verdicts.push(await against(["moto", pythonWith(MOTO.name, MOTO.version, print)], print));
  return (["differs", "wanting"] as const).find(each => verdicts.includes(each)) ?? "conforms";
}

async function against(
  [of, where, ...options]: readonly [of: string, where: string | undefined, ...options: string[]],
  print: Print,
): Promise<Verdict> {
  const script = join(import.meta.dirname, "implementations/dynamodb-suite.ts");
  const verdict = where === undefined ? undefined : await runAlone(script, [of, where, ...options], print);
  if (verdict === undefined) print(`${of}: NOT RUN`);
  return verdict ?? "wanting";
}
