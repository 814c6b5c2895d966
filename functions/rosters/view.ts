// How the API shows somebody's roster; pure.
import type { Held } from "../shared/journal/change.ts";
import type { Roster } from "./roster.ts";

export function rosterView({ stream, state, version }: Pick<Held<Roster>, "stream" | "state" | "version">) {
  const { weeks = {}, swap, rests = [], cap, capAsked } = state ?? {};
  return { person: stream.slice("ROSTER#".length), weeks, rests, version, ...{ swap, cap, capAsked } };
}
