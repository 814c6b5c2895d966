// A terminal as the counter's pages are told of it; a type only.
import type { InferOutput } from "valibot";
import type { readTerminal } from "../../terminals/routes.ts";

export type TerminalRow = InferOutput<(typeof readTerminal)["answer"]["schema"]>;
