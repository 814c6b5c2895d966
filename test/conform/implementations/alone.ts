// Runs a part's suite where nothing but this machine's own loopback can be reached: DynamoDB Local listens at every address there is.
import { spawn, spawnSync } from "node:child_process";
import { EXIT, type Print, type Verdict } from "../needs/part.ts";

/** A network of its own, made by a kernel that lets anybody have one. */
const OWN_NETWORK = ["--net", "--map-root-user", "--"];

/** Undefined, and said why, where there is no such thing. */
export function runAlone(
  script: string,
  args: readonly string[],
  print: Print,
): Promise<Verdict | undefined> {
  if (
    spawnSync("unshare", [...OWN_NETWORK, "ip", "link", "set", "lo", "up"], { stdio: "ignore" }).status !== 0
  ) {
    print("需要 Linux 的 unshare 與 ip，讓對方的程式只在本機可及。");
    print(
      "This takes Linux with unshare and ip, so that the other program is reached from this machine alone.",
    );
    return Promise.resolve(undefined);
  }
  const inside = `ip link set lo up && exec "$@"`;
  const command = ["sh", "-c", inside, "sh", process.execPath, script, ...args];
  const child = spawn("unshare", [...OWN_NETWORK, ...command], { stdio: "inherit" });
  return new Promise(done => {
    child.once("exit", status => {
      const found = Object.entries(EXIT).find(([, code]) => code === status)?.[0];
      done((found as Verdict | undefined) ?? "differs");
    });
  });
}
