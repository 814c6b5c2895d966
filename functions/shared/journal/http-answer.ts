// Reads the answer to one question of HTTP/1.1 out of the bytes that have come so far: pure, and whatever is in doubt about it throws.

export interface Answer {
  readonly status: number;
  readonly text: string;
  /** Nothing can be asked on that connection any more. */
  readonly isLast: boolean;
}

const END_OF_HEAD = "\r\n\r\n";
/** As much as Node's own client reads of one. */
const LONGEST_HEAD = 16_384;

/** Nothing as long as it is not whole. */
export function readAnswer(parts: Buffer[]): Answer | undefined {
  const [first = Buffer.alloc(0)] = parts;
  const head = headIn(first) ?? headIn(joined(parts));
  if (!head) return undefined;
  const { status, from, length, isLast } = head;
  if (length === "in pieces") return inPieces(joined(parts), head);
  const there = parts.reduce((sum, part) => sum + part.length, 0) - from;
  if (there < length) return undefined;
  const whole = joined(parts);
  // What comes after it belongs to no question.
  return { status, text: whole.toString("utf8", from, from + length), isLast: isLast || there > length };
}

/** In one, so that it is put together once. */
function joined(parts: Buffer[]): Buffer {
  if (parts.length > 1) parts.splice(0, parts.length, Buffer.concat(parts));
  return parts[0] ?? Buffer.alloc(0);
}

interface Head {
  readonly status: number;
  /** Where the body begins. */
  readonly from: number;
  readonly length: number | "in pieces";
  readonly isLast: boolean;
}

function headIn(bytes: Buffer): Head | undefined {
  const end = bytes.indexOf(END_OF_HEAD);
  if (end < 0 && bytes.length <= LONGEST_HEAD) return undefined;
  const [first = "", ...lines] = bytes.toString("latin1", 0, Math.max(end, 0)).split("\r\n");
  const [, minor, status] = /^HTTP\/1\.([01]) ([2-5]\d\d)(?: |$)/.exec(first) ?? doubtful();
  const valuesOf = (name: string) =>
    lines.filter(line => line.toLowerCase().startsWith(`${name}:`)).map(line => line.slice(name.length + 1));
  const [connection = minor === "1" ? "" : "close"] = valuesOf("connection");
  return {
    status: Number(status),
    from: end + END_OF_HEAD.length,
    length: lengthOf(valuesOf("content-length"), valuesOf("transfer-encoding")),
    isLast: connection.trim().toLowerCase() === "close",
  };
}

/** One of the two, once. */
function lengthOf(lengths: readonly string[], encodings: readonly string[]): Head["length"] {
  const [said = "", ...more] = [...lengths, ...encodings].map(value => value.trim().toLowerCase());
  if (more.length > 0) return doubtful();
  if (encodings.length > 0) return said === "chunked" ? "in pieces" : doubtful();
  return /^\d{1,15}$/.test(said) ? Number(said) : doubtful();
}

function inPieces(whole: Buffer, { status, from, isLast }: Head): Answer | undefined {
  const pieces: Buffer[] = [];
  for (let at = from; ; ) {
    const end = whole.indexOf("\r\n", at);
    if (end < 0) return undefined;
    const [size] = /^[\da-f]{1,8}(?=;|$)/i.exec(whole.toString("latin1", at, end)) ?? doubtful();
    const [begin, after] = [end + 2, end + 2 + Number.parseInt(size, 16)];
    if (whole.length < after + 2) return undefined;
    if (whole.toString("latin1", after, after + 2) !== "\r\n") return doubtful();
    at = after + 2;
    if (begin === after) {
      const text = Buffer.concat(pieces).toString("utf8");
      return { status, text, isLast: isLast || whole.length > at };
    }
    pieces.push(whole.subarray(begin, after));
  }
}

function doubtful(): never {
  throw new Error("no answer of HTTP that can be read");
}
