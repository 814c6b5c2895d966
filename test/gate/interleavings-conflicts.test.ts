// The same questions and facts where transactions that meet cancel each other, as DynamoDB's do: still nobody behind a closed gate.
import { expect, test } from "vitest";
import { Conflicts } from "../../infra/local/aws/conflicts.ts";
import { withFaultyDatabase } from "./faulty-database.ts";

const database = withFaultyDatabase();

test("random interleavings find nobody let in or left in, and no seat too many", {
  timeout: 400_000,
}, async () => {
  const conflicts = new Conflicts({ holdMs: 2, cancelAfterMs: 1 });
  database.suffer(conflicts.keeper);
  const { play } = await import("./interleavings/play.ts");
  const { violations, allowed, closed } = await play({ interleavings: 150, seed: 20_210_618 });
  expect(violations).toEqual([]);
  expect([allowed > 10, closed > 5, conflicts.refused > 50]).toEqual([true, true, true]);
});
