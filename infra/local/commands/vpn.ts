// Plays a VPN client by hand against the local EC2 stand-in (`npm run vpn -- connect|list|disconnect`); decides nothing itself.
import { join } from "node:path";
import { parseArgs } from "node:util";
import * as v from "valibot";
import { connectionShape } from "../aws/ec2/vpn-connection.ts";
import { vpnEndpointShape } from "../aws/ec2/vpn-endpoint.ts";
import { readKept } from "../login/kept-file.ts";
import { refuseOtherJournal } from "../run/cloud-account.ts";
import { codeOf } from "../run/command.ts";
import { sentenceOf } from "../run/sentence.ts";

const OPTIONS = {
  system: { type: "string" },
  endpoint: { type: "string" },
  terminal: { type: "string" },
  person: { type: "string" },
  user: { type: "string" },
  address: { type: "string" },
  group: { type: "string", multiple: true },
  data: { type: "string", default: ".docgate" },
} as const;

const USAGE = `用法 Usage:
  npm run vpn -- connect --system <代碼 code> --terminal <憑證名稱 certificate name> --address <來源位址 public IP>
                         [--person <帳號 user name>] [--group <群組 group>]… [--endpoint <VPN 端點 id，取代 instead of --system>]
  npm run vpn -- list
  npm run vpn -- disconnect <連線編號 connection id>
  端點要求登入時（saml、directory）須有 --person；只驗憑證的端點沒有使用者名稱。
  An endpoint that asks for a log-in takes --person; one that asks for certificates alone knows no user name.
選項 Options:
  --user <名稱>   同 same as --person
  --data <資料夾> 執行中閘道的資料夾，預設 folder of the running gateway, default: .docgate
結束碼 Exit code: 0 放行或完成 allowed or done, 1 拒絕 refused, 2 用法錯誤 usage`;

const EXIT = { done: 0, refused: 1, usage: 2 } as const;

const endpointsShape = v.object({ aws: v.object({ ec2: v.pipe(v.string(), v.url()) }) });
const vpnEndpointsShape = v.array(vpnEndpointShape);
const connectionsShape = v.array(connectionShape);
const refusalShape = v.object({ code: v.string(), message: v.string() });
const outcomeShape = v.variant("allowed", [
  v.object({
    allowed: v.literal(true),
    connectionId: v.string(),
    clientIp: v.string(),
    reaches: v.array(v.string()),
  }),
  v.object({
    allowed: v.literal(false),
    connectionId: v.string(),
    reason: v.string(),
    message: v.string(),
  }),
]);

class UsageError extends Error {}

type Values = ReturnType<typeof read>["values"];
type Say = (line: string) => void;

function read(argv: readonly string[]) {
  return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
}

/** Runs one command and returns its exit code. */
export async function vpn(argv: readonly string[], say: Say): Promise<number> {
  try {
    const { values, positionals } = parsed(argv);
    const [command, id, ...more] = positionals;
    if (more.length > 0) throw new UsageError(`多餘的參數 unexpected: ${more.join(" ")}`);
    if (command === "connect" && id === undefined) return await connect(values, say);
    if (command === "list" && id === undefined) return await list(values, say);
    if (command === "disconnect" && id !== undefined) return await disconnect(values, id, say);
    throw new UsageError("請指定動作 say what to do: connect, list, disconnect <id>");
  } catch (error) {
    say(sentenceOf(error));
    if (!(error instanceof UsageError)) return codeOf(error, EXIT.refused);
    say(USAGE);
    return EXIT.usage;
  }
}

function parsed(argv: readonly string[]): ReturnType<typeof read> {
  try {
    return read(argv);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function connect(values: Values, say: Say): Promise<number> {
  const { terminal, address } = values;
  if (!terminal || !address) throw new UsageError("缺少 missing: --terminal, --address");
  const body = {
    endpointId: values.endpoint ?? (await endpointOf(values)),
    commonName: terminal,
    username: values.person ?? values.user ?? "",
    groups: values.group ?? [],
    publicIp: address,
  };
  const outcome = v.parse(outcomeShape, await control(values, "vpn/connect", body));
  if (outcome.allowed) {
    say(`放行 allowed  ${outcome.connectionId}  ${outcome.clientIp}`);
    say(`可達 reaches  ${outcome.reaches.join(", ") || "無 nothing"}`);
    return EXIT.done;
  }
  say(`拒絕 refused  ${outcome.connectionId}  ${outcome.reason}`);
  say(outcome.message);
  return EXIT.refused;
}

async function list(values: Values, say: Say): Promise<number> {
  const connections = v.parse(connectionsShape, await control(values, "vpn/connections"));
  if (connections.length === 0) say("目前沒有連線 no connections");
  for (const { id, status, commonName, username, publicIp, clientIp, endpointId } of connections) {
    say([id, status.code, commonName, username || "-", publicIp, clientIp, endpointId].join("  "));
  }
  return EXIT.done;
}

async function disconnect(values: Values, connectionId: string, say: Say): Promise<number> {
  await control(values, "vpn/disconnect", { connectionId });
  say(`已掛斷 hung up  ${connectionId}`);
  return EXIT.done;
}

async function endpointOf(values: Values): Promise<string> {
  if (!values.system) throw new UsageError("缺少 missing: --system 或 or --endpoint");
  const known = v.parse(vpnEndpointsShape, await control(values, "vpn/endpoints"));
  const found = known.filter(({ tags }) =>
    tags.some(({ key, value }) => key === "system" && value === values.system),
  );
  const [only, another] = found;
  if (!only) throw new UsageError(`體系 ${values.system} 沒有 VPN 端點 has no VPN endpoint`);
  if (another)
    throw new UsageError(`請以 --endpoint 指定其一 choose one: ${found.map(({ id }) => id).join(", ")}`);
  return only.id;
}

async function control(values: Values, path: string, body?: unknown): Promise<unknown> {
  const url = ec2Url(values.data);
  const request = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const response = await fetch(new URL(`/_control/${path}`, url), request).catch(() => {
    throw new Error(`閘道沒有回應 the gateway does not answer: ${url}`);
  });
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  const { code, message } = v.parse(refusalShape, answer);
  throw new Error(`${code}: ${message}`);
}

function ec2Url(data: string): string {
  refuseOtherJournal();
  const endpoints = readKept(join(data, "endpoints.json"), endpointsShape);
  if (!endpoints) throw new Error(`閘道沒有在執行 the gateway is not running: ${data}/endpoints.json`);
  return endpoints.aws.ec2;
}

if (import.meta.main) process.exitCode = await vpn(process.argv.slice(2), line => console.log(line));
