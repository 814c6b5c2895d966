// The register of hazardous products as its reader may know it: notices are the city's, an exception its own agency's alone; pure.
import type { Held } from "../shared/journal/change.ts";
import { hasRole } from "../shared/rules/roles.ts";
import { NO_PRODUCTS, type PendingProposal, type Products } from "./products.ts";

interface Reader {
  readonly agency: string;
  readonly roles: readonly string[];
}

export function registerView({ state = NO_PRODUCTS, version }: Held<Products>, reader: Reader) {
  const isTheirs = ({ agency }: { readonly agency: string }) =>
    agency === reader.agency || hasRole(reader, "center", "auditor");
  const exceptions = Object.entries(state.exceptions)
    .filter(([, each]) => isTheirs(each))
    .map(([number, each]) => ({ exception: Number(number), ...each }))
    .sort((a, b) => (a.until < b.until ? -1 : 1));
  const pending = Object.entries(state.pending)
    .filter(([, { content }]) => content.kind !== "exception" || isTheirs(content))
    .map(([number, each]) => pendingView(Number(number), each));
  const loaded = state.loadedAt !== undefined;
  return {
    loaded,
    ...(loaded && { loadedAt: state.loadedAt }),
    notices: state.notices,
    exceptions,
    pending,
    version,
  };
}

function pendingView(proposal: number, { content, by, at }: PendingProposal) {
  const facts = { proposal, by, at, kind: content.kind };
  switch (content.kind) {
    case "notices":
      return { ...facts, document: content.document, notices: content.notices };
    case "withdrawal":
      return { ...facts, document: content.document, noticeNo: content.noticeNo, because: content.because };
    case "exception": {
      const { kind: _, ...exception } = content;
      return { ...facts, exception };
    }
    default:
      throw new Error(`an unknown proposal: ${JSON.stringify(content satisfies never)}`);
  }
}
