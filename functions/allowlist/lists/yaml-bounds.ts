// How much of YAML a list may use, looked at token by token before anything is parsed, and its keys, each once; pure.
import { CST, type Document, isScalar, Lexer, visit } from "yaml";

/** Why a text is not parsed at all, or not taken. */
export type Beyond = "too-many-rows" | "too-many-fields" | "too-deep" | "not-plain" | "too-large";

/** More than any list of 20,000 entries that says everything of each, within what an upload may hold. */
const MOST = { bytes: 5_000_000, tokens: 2_000_000, rows: 20_000, fields: 32, depth: 4 } as const;

const ROW = new Set(["seq-item-ind", "flow-map-start", "flow-seq-start"]);
const FIELD = new Set(["map-value-ind", "explicit-key-ind", "comma"]);
const END = new Set(["flow-map-end", "flow-seq-end"]);
/** What comes between things and says nothing. */
const BLANK = new Set(["space", "newline", "comment", "byte-order-mark", "doc-mode", "doc-start", "doc-end"]);
/** Aliases unfold into more than any memory holds, and tags make of a text what nobody wrote. */
const NOT_PLAIN = new Set(["alias", "anchor", "tag", "directive-line", "directive"]);

/** Nothing, where the text may be parsed: what the parser then does takes time in proportion to the text. */
export function beyond(written: string): Beyond | undefined {
  if (written.length > MOST.bytes) return "too-large";
  const seen = { tokens: 0, rows: 0, fields: 0, marks: 0, texts: 0, flow: 0, nested: 0 };
  let isText = false;
  for (const token of new Lexer().lex(written)) {
    // A plain text follows a mark of its own, and may look like any token.
    const type: string = isText ? "text" : (CST.tokenType(token) ?? "text");
    isText = type === "scalar";
    const wrong = isText ? undefined : wrongWith(type, seen);
    if (wrong) return wrong;
  }
  return undefined;
}

type Seen = Record<"tokens" | "rows" | "fields" | "marks" | "texts" | "flow" | "nested", number>;

function wrongWith(type: string, seen: Seen): Beyond | undefined {
  if (++seen.tokens > MOST.tokens) return "too-large";
  if (NOT_PLAIN.has(type)) return "not-plain";
  if (BLANK.has(type)) return undefined;
  if (ROW.has(type)) return rowAfter(seen, type);
  if (END.has(type)) seen.flow -= 1;
  else if (FIELD.has(type)) {
    seen.marks += 1;
    if (++seen.fields > MOST.fields) return "too-many-fields";
  } else {
    seen.nested = 0;
    // Texts without anything between them are faults, of which the parser would keep one each.
    if (++seen.texts > 2 * seen.marks + 2) return "too-many-fields";
  }
  return undefined;
}

function rowAfter(seen: Seen, type: string): Beyond | undefined {
  seen.marks += 1;
  seen.fields = 0;
  if (type !== "seq-item-ind") seen.flow += 1;
  // The list itself may be in brackets, and be one row of nothing.
  if (++seen.rows > MOST.rows + 1) return "too-many-rows";
  return ++seen.nested > MOST.depth || seen.flow > MOST.depth ? "too-deep" : undefined;
}

/** The first key that a mapping has twice, or that is no text; the parser's own way compares every pair. */
export function keyTwice(document: Document): string | undefined {
  let found: string | undefined;
  visit(document, {
    Map(_, { items }) {
      const keys = new Set<string>();
      for (const { key } of items) {
        const name = isScalar(key) ? String(key.value) : "?";
        if (!isScalar(key) || keys.has(name)) {
          found = name;
          return visit.BREAK;
        }
        keys.add(name);
      }
      return undefined;
    },
  });
  return found;
}
