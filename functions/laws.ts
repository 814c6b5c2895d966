// The law of every kind of stream: what an audit folds events by. A kind without a law here cannot be audited, and says so.
import { personLaw } from "./people/person.ts";
import type { Happening, Law } from "./shared/event.ts";
import type { StreamKind } from "./shared/keys.ts";
import { terminalLaw } from "./terminals/terminal.ts";

type AnyLaw = Law<unknown, Happening>;

export const LAWS: Partial<Record<StreamKind, AnyLaw>> = {
  PERSON: personLaw as unknown as AnyLaw,
  TERMINAL: terminalLaw as unknown as AnyLaw,
};
