// OpenVPN's management interface, read line by line and written safely; pure. What is not understood is passed over: a line more
// or less of a newer OpenVPN opens nothing.

/** A client as OpenVPN counts them, from 0 and again from 0 after a restart. */
export type ClientNumber = number;

/** What OpenVPN says of itself, whole: several lines of it are one notice. */
export type Notice =
  | {
      readonly kind: "connect" | "reauth";
      readonly client: ClientNumber;
      readonly key: number;
      readonly env: Env;
    }
  | { readonly kind: "established" | "disconnect"; readonly client: ClientNumber }
  | { readonly kind: "hold" }
  | { readonly kind: "status"; readonly rows: readonly StatusRow[] }
  | { readonly kind: "error"; readonly text: string };

export type Env = Readonly<Record<string, string>>;

/** Who is there, by the answer to `status 3`. */
export interface StatusRow {
  readonly client: ClientNumber;
  readonly certificate: string;
  /** Where packets come from now; a client that moves keeps its number. */
  readonly address: string;
  /** As OpenVPN writes it, to name the connection by. */
  readonly source: string;
}

const KINDS = {
  CONNECT: "connect",
  REAUTH: "reauth",
  ESTABLISHED: "established",
  DISCONNECT: "disconnect",
} as const;

interface Begun {
  readonly kind: (typeof KINDS)[keyof typeof KINDS];
  readonly client: ClientNumber;
  readonly key: number;
  readonly env: Record<string, string>;
}

/** Holds what has begun and is not whole yet. */
export class ManagementReader {
  #left = Buffer.alloc(0);
  #begun: Begun | undefined;
  #rows: StatusRow[] | undefined;
  #columns: readonly string[] = [];

  /** Bytes as they arrive: a character may be cut in two between them. */
  read(bytes: Uint8Array): Notice[] {
    const all = Buffer.concat([this.#left, bytes]);
    const end = all.lastIndexOf(10);
    this.#left = all.subarray(end + 1);
    const lines = end === -1 ? [] : all.toString("utf8", 0, end).split("\n");
    return lines.flatMap(line => this.#line(line.replace(/\r$/, "")));
  }

  #line(line: string): Notice[] {
    if (line.startsWith(">CLIENT:ENV,")) return this.#environment(line.slice(">CLIENT:ENV,".length));
    if (line.startsWith(">CLIENT:")) return this.#client(line.slice(">CLIENT:".length));
    if (line.startsWith(">HOLD:")) return [{ kind: "hold" }];
    if (line.startsWith("ERROR:")) return [{ kind: "error", text: line }];
    return line.startsWith(">") ? [] : this.#status(line);
  }

  #client(text: string): Notice[] {
    const [name = "", client = "", key = "0"] = text.split(",");
    const kind = Object.hasOwn(KINDS, name) ? KINDS[name as keyof typeof KINDS] : undefined;
    // Whatever was not whole when another began never was.
    this.#begun =
      kind && isNumber(client) && isNumber(key)
        ? { kind, client: Number(client), key: Number(key), env: Object.create(null) }
        : undefined;
    return [];
  }

  #environment(text: string): Notice[] {
    if (!this.#begun) return [];
    if (text !== "END") {
      const at = text.indexOf("=");
      if (at > 0) this.#begun.env[text.slice(0, at)] = text.slice(at + 1);
      return [];
    }
    const { kind, client, key, env } = this.#begun;
    this.#begun = undefined;
    return [kind === "connect" || kind === "reauth" ? { kind, client, key, env } : { kind, client }];
  }

  #status(line: string): Notice[] {
    const [head, second, ...fields] = line.split("\t");
    if (head === "TITLE") this.#rows = [];
    if (head === "HEADER" && second === "CLIENT_LIST") this.#columns = fields;
    if (head === "CLIENT_LIST" && this.#rows) this.#rows.push(...this.#row([second ?? "", ...fields]));
    if (head !== "END" || !this.#rows) return [];
    const rows = this.#rows;
    this.#rows = undefined;
    return [{ kind: "status", rows }];
  }

  /** By the names that the answer itself gives its columns. */
  #row(fields: readonly string[]): StatusRow[] {
    const of = (name: string) => fields[this.#columns.indexOf(name)] ?? "";
    const [client, source] = [of("Client ID"), of("Real Address")];
    if (!isNumber(client)) return [];
    return [{ client: Number(client), certificate: of("Common Name"), address: addressIn(source), source }];
  }
}

function isNumber(text: string): boolean {
  return /^\d{1,10}$/.test(text);
}

/** `198.51.100.7:40000`, `udp4:198.51.100.7:40000`, `[2001:db8::7]:40000`, `2001:db8::7`, `::ffff:198.51.100.7`. */
export function addressIn(source: string): string {
  const bare = source.replace(/^(?:udp|tcp)\d?(?:-server)?:/i, "").replace(/^::ffff:(?=\d+\.)/i, "");
  return /^\[([^\]]+)\]/.exec(bare)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+)(?::\d+)?$/.exec(bare)?.[1] ?? bare;
}

export const COMMAND = {
  allow: (client: ClientNumber, key: number) => `client-auth-nt ${client} ${key}`,
  deny: (client: ClientNumber, key: number, reason: string, told: string) =>
    `client-deny ${client} ${key} ${quoted(reason)} ${quoted(told)}`,
  /** Tells the client to connect again, and drops it some seconds later whatever the client does. */
  restart: (client: ClientNumber) => `client-kill ${client}`,
  /** At once, without a word: for one that goes on after it was told. */
  drop: (whom: string) => `kill ${quoted(whom)}`,
} as const;

/** OpenVPN takes this many bytes for a word of a command, and drops a command with a longer one whole. */
const LONGEST = 255;

/** As many whole characters as fit, and none that could end the word, the line or the command. */
export function quoted(text: string): string {
  let kept = "";
  let bytes = 0;
  for (const character of text
    .toWellFormed()
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ")
    .replaceAll(/["\\]/g, "'")) {
    bytes += Buffer.byteLength(character);
    if (bytes > LONGEST) break;
    kept += character;
  }
  return `"${kept}"`;
}
