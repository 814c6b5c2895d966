// The words that policies and regulations compare with stand in one list each: a policy that names another would never hold.
import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CHANNELS } from "../../functions/allowlist/names.ts";
import { MEDIA, MEDIUM_SOURCES } from "../../functions/gate/names.ts";
import { HOLD_CAUSES } from "../../functions/people/names.ts";
import { OWN_VPN } from "../../functions/systems/names.ts";
import { STAGES } from "../../functions/terminals/custody.ts";

const KNOWN_CHANNELS = [...CHANNELS, "direct"];
/** As who may see and end a session is told: what is on a VPN of the city's own is its broker's. */
const PLACE_CHANNELS = [...KNOWN_CHANNELS, OWN_VPN];
const read = (pattern: string) => globSync(pattern).map(file => readFileSync(file, "utf8"));

/** Every text that a policy compares with this attribute, by `==` or out of a list. */
function comparedWith(attribute: string, texts: readonly string[]): string[] {
  const place = `(?:context|resource)\\.${attribute}\\b`;
  const uses = new RegExp(`${place}\\s*==\\s*("[^"]*")|(\\[[^\\]]*\\])\\s*\\.contains\\(${place}\\)`, "g");
  return texts.flatMap(text =>
    [...text.matchAll(uses)].flatMap(([, one = "", many = ""]) =>
      [...(one + many).matchAll(/"([^"]*)"/g)].map(([, name = ""]) => name),
    ),
  );
}

describe("policies compare with words of the list", () => {
  const texts = read("policies/{connect,operate}/*.cedar");
  test.each([
    ["channel", PLACE_CHANNELS],
    ["medium", MEDIA],
    ["mediumSource", MEDIUM_SOURCES],
    ["stage", [...STAGES, "overdue"]],
    ["held", ["no", ...HOLD_CAUSES]],
    ["terminalSession", ["none", "own", "others"]],
    ["personSession", ["none", "here", "elsewhere"]],
  ] as const)("%s", (attribute, list) => {
    const compared = comparedWith(attribute, texts);
    expect(compared.filter(name => !(list as readonly string[]).includes(name))).toEqual([]);
  });

  test("of which some are compared at all", () => {
    expect(
      ["channel", "mediumSource", "held", "stage"].filter(name => comparedWith(name, texts).length === 0),
    ).toEqual([]);
  });
});

test.each([
  ["allowedChannels", KNOWN_CHANNELS],
  ["allowedMedia", MEDIA],
] as const)("regulations name %s of the list", (parameter, list) => {
  const named = read("policies/profiles/*.json").flatMap(text => {
    const { parameters } = JSON.parse(text) as { parameters: Record<string, { value?: string[] | null }> };
    return parameters[parameter]?.value ?? [];
  });
  expect([named.length > 0, named.filter(name => !(list as readonly string[]).includes(name))]).toEqual([
    true,
    [],
  ]);
});
