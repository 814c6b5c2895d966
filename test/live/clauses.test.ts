// Every clause that is said to work, on one running gateway: its acts make the fact true and false, the gate follows, its page shows it.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ClauseId, clauseOf, isStatute } from "../../functions/shared/rules/clauses.ts";
import { PROVED } from "../../functions/shared/rules/coverage.ts";
import { profileOf } from "../../functions/shared/rules/profile.ts";
import { ACTS } from "./clauses/scenes.ts";
import { Played } from "./clauses/stage.ts";
import { openGate } from "./open-gate.ts";

let opened: Awaited<ReturnType<typeof openGate>>;
let stage: Played;
beforeAll(async () => {
  opened = await openGate();
  stage = new Played(opened);
});
afterAll(() => opened.gateway.close());

describe.each(ACTS)("from $at on", ({ at, scenes }) => {
  beforeAll(async () => {
    await stage.gate.at(at);
    await stage.plug("wired");
  });

  test.each(scenes.map(scene => [scene.proves.join(" "), scene] as const))(
    "%s",
    async (_, { proves, play }) => {
      stage.begin();
      await play(stage);
      for (const clause of proves) expect(unproved(clause)).toEqual([]);
    },
  );
});

/** What is named as proof and was not seen. */
function unproved(id: ClauseId): string[] {
  const { part, where, profile } = clauseOf(id);
  const { acts = [], page = "", policies } = PROVED.find(each => each.id === id)?.proof ?? {};
  const judged = part === "E" && where !== "audit";
  // What is for hours alone comes before no gate: its policy waits for whoever adopts it for more, and what it asks is refused elsewhere.
  const isAtGate = isStatute(profile) || profileOf(profile).scope.activities.some(each => each !== "hours");
  return [
    ...acts.filter(act => !stage.acts.has(act)),
    ...(stage.pages.has(page) ? [] : [`the page ${page}`]),
    ...(judged && !stage.refused.has(id) ? ["a refusal"] : []),
    ...(judged && policies && isAtGate && !stage.kept.has(id) ? ["a decision that finds it kept"] : []),
  ];
}
