// What a deployment is told of the city's own services reaches those that tell people and those that say whether anybody is called, and
// each secret only who signs by it.
import { beforeAll, expect, test } from "vitest";
import { type TemplateResource, templateResources } from "./templates.ts";

let variables: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
let resources: ReadonlyMap<string, TemplateResource>;
beforeAll(async () => {
  resources = await templateResources();
  variables = new Map(
    [...resources.values()]
      .filter(({ Type }) => Type === "AWS::Lambda::Function")
      .map(({ Properties }) => [Properties.FunctionName, Properties.Environment?.Variables ?? {}]),
  );
});

const having = (name: string) =>
  [...variables].flatMap(([of, all]) => (Object.hasOwn(all, name) ? [[of, all[name]] as const] : []));

test("where calls are asked for is one parameter, for all that notify and for health", () => {
  const told = having("VOICE");
  const entries = told.map(([of]) => of.split("-").at(-1)).sort();
  expect(entries).toEqual(["bounce", "deliver", "health", "inbox", "note"]);
  for (const [of, value] of told) expect([of, value]).toEqual([of, { Ref: "VoiceUrl" }]);
});

test("each service has a secret of its own, known to whoever sends alone", () => {
  const [voice, messenger] = [having("VOICE_SECRET"), having("MESSENGER_SECRET")];
  expect([voice.length, messenger.length]).toEqual([1, 1]);
  expect([voice[0]?.[0], messenger[0]?.[0]]).toEqual(Array(2).fill(expect.stringContaining("deliver")));
  expect(voice[0]?.[1]).not.toEqual(messenger[0]?.[1]);
  const made = [...resources].filter(
    ([id, { Type }]) => Type.endsWith("::Secret") && /^(Voice|Messenger)/.test(id),
  );
  expect(made).toHaveLength(2);
});
