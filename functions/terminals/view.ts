// A terminal as the API shows it: its state with the version and hash that prove it.
import type { Held } from "../shared/journal/change.ts";
import type { Terminal } from "./terminal.ts";

export function terminalView({ state, version, head }: Held<Terminal>) {
  return { ...state, version, hash: head };
}
