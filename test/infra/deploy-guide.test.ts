// The deployment guide says only what is so: its commands that need no account are run, and of the others what they name exists.
import { execFileSync, spawnSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { build } from "../../infra/local/run/build.ts";
import { quotasOf } from "../../infra/quotas.ts";
import { STAGES } from "../../infra/stages/stages.ts";

const guide = readFileSync("docs/deploy.md", "utf8");
const commands = [...guide.matchAll(/```sh\n([\s\S]*?)```/g)]
  .flatMap(([, block = ""]) => block.split("\n"))
  .filter(line => line !== "");
const beginning = (start: string) => commands.filter(line => line.startsWith(start));

const folder = mkdtempSync(join(tmpdir(), "docgate-guide-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("its certificates are what they must be: run as written, and the terminal's bears its number", () => {
  const openssl = beginning("openssl");
  expect(openssl).toHaveLength(5);
  for (const line of openssl) execFileSync("sh", ["-c", line], { cwd: folder, stdio: "ignore" });
  const read = (name: string) => new X509Certificate(readFileSync(join(folder, name)));
  const root = read("root.crt");
  for (const name of ["server.crt", "pc.crt"]) expect(read(name).verify(root.publicKey)).toBe(true);
  expect(read("server.crt").subjectAltName).toBe("DNS:vpn.city.example");
  expect(read("pc.crt").subject).toBe("CN=3140101-03-0000123");
});

test("what it runs of ours exists, for stages that there are", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: object };
  const names = STAGES.map(({ name }) => name);
  const ours = [...beginning("npm run"), ...beginning("npx cdk")];
  expect(ours.length).toBeGreaterThan(6);
  for (const [, script = ""] of guide.matchAll(/npm run ([\w:-]+)/g))
    expect(Object.keys(scripts)).toContain(script);
  for (const [, stage] of guide.matchAll(/(?:-c stage=|preflight -- )(\w+)/g)) expect(names).toContain(stage);
});

test("the way back takes away every stack, those that rest on others first", async () => {
  const { folder: made } = await build();
  const stacks = readdirSync(made).flatMap(file => /^(docgate-\w+)\.template\.json$/.exec(file)?.[1] ?? []);
  const gone = beginning("npx cdk destroy").flatMap(line =>
    [...line.matchAll(/docgate-taipei-(\w+)/g)].map(([, name]) => `docgate-${name}`),
  );
  expect(gone.toSorted()).toEqual(stacks.toSorted());
  expect(gone.indexOf("docgate-lists")).toBeLessThan(gone.indexOf("docgate-network"));
  expect(gone.at(-1)).toBe("docgate-state");
});

test("the quotas that it has raised are those that a deployment takes, by AWS's own names of them", () => {
  const raised = [...guide.matchAll(/--service-code (\w+) --quota-code (L-\w+)/g)].map(
    ([, service, quota]) => `${service} ${quota}`,
  );
  const known = quotasOf([{ Resources: {} }]).flatMap(({ code }) =>
    code ? [`${code.service} ${code.quota}`] : [],
  );
  expect(raised.filter(code => !known.includes(code))).toEqual(["lambda L-B99A9384"]);
});

test("its links lead somewhere", () => {
  for (const [, file = "", heading] of guide.matchAll(/\]\(([\w.-]+\.md)(?:#([\w-]+))?\)/g)) {
    expect(existsSync(join("docs", file))).toBe(true);
    const headings = readFileSync(join("docs", file), "utf8").toLowerCase();
    if (heading) expect(headings).toContain(`# ${heading.replaceAll("-", " ")}`);
  }
});

describe("npm run preflight", () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ["infra/local/commands/preflight.ts", ...args], { encoding: "utf8" });

  test("says without an account what a stage takes, and which quotas are too few", () => {
    const { status, stdout } = run("tokyo", "--offline");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^tokyo（111122223333 ap-northeast-1）/);
    expect(stdout).toMatch(/! .*rules per security group and direction: \d+（60）/);
    expect(stdout).toMatch(/about \d+ dollars a month idle/);
    expect(stdout).toContain("nobody is called of what is urgent");
  });

  test("refuses a SAML document that does not parse, before it is given to anybody", () => {
    const file = join(folder, "metadata.xml");
    writeFileSync(file, "<EntityDescriptor><IDPSSODescriptor></EntityDescriptor>");
    const { status, stderr } = run("tokyo", "--offline", "--saml", file);
    expect([status, stderr]).toEqual([2, expect.stringMatching(/does not parse: it is no whole XML/)]);
  });

  test.each([
    ["a stage that there is not", ["kyoto"], /no stage is called kyoto/],
    ["two stages", ["tokyo", "taipei"], /usage/],
    ["an option that there is not", ["--online"], /usage/],
  ])("refuses %s", (_, args, sentence) => {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(sentence);
  });
});
