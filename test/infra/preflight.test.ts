// What an account answers, and the sentence that it gives: each thing that must be there, missing, ending, too little, or unknown.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type Answer, awsIn } from "../../infra/preflight/aws.ts";
import { checksOf } from "../../infra/preflight/checks.ts";
import { type QuotaNeed, quotasTogether } from "../../infra/quotas.ts";
import { taipei } from "../../infra/stages/taipei.ts";
import { tokyo } from "../../infra/stages/tokyo.ts";
import { FRONTED } from "./options.ts";

const NOW = new Date("2026-12-31T15:59:59Z");
const QUOTAS = [
  {
    name: { "zh-TW": "端點", en: "endpoints" },
    given: 5,
    needed: 9,
    code: { service: "ec2", quota: "L-8EA77D34" },
  },
  { name: { "zh-TW": "資源", en: "resources" }, given: 500, needed: 9 },
];
const answered = (value: unknown): Answer => ({ kind: "answered", value });
const refused = (code: string): Answer => ({ kind: "refused", code, text: `An error occurred (${code})` });
/** Of nobody: made for this test. */
const CERTIFICATE =
  "MIIBjDCCATOgAwIBAgIUM+N4TMV0RAqfM0xMvhrSoxlqcQYwCgYIKoZIzj0EAwIwGzEZMBcGA1UEAwwQaWRwLmNpdHkuZXhhbXBsZTAgFw0yNjExMjkyMDQxNDhaGA8yMTI2MTEwNTIwNDE0OFowGzEZMBcGA1UEAwwQaWRwLmNpdHkuZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABJivV7AVqtuhhHEjBtl3PoZX8Oc1gNsE0UmVL8RlIboqwhQMSkxRL16ikJGlhdDl0hLiDb+JzccTgVkd/lGYsPWjUzBRMB0GA1UdDgQWBBTno9QZkq3xjlEqlNnlrv/9K/uamzAfBgNVHSMEGDAWgBTno9QZkq3xjlEqlNnlrv/9K/uamzAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCIARARQDIjjNR4xp9E7Vkx/tZIN1WhVTxbditcUtyX/HzAiAZXe54JYzx1+21S8ealz1npt+Eqn3+60DuveM2Jsj4cg==";
const METADATA = `<?xml version="1.0"?><!-- a <comment> --><md:EntityDescriptor xmlns:md='urn:x'><md:IDPSSODescriptor><ds:X509Certificate>
  ${CERTIFICATE}</ds:X509Certificate><md:SingleSignOnService Location="https://idp.city.example"/></md:IDPSSODescriptor></md:EntityDescriptor>`;

function said(stage: typeof taipei, what: string, answer: Answer): string {
  const found = checksOf(stage, QUOTAS, NOW).find(each => each.what.en === what);
  if (!found) throw new Error(`nothing asks for ${what}`);
  const { status, says } = found.judge(answer);
  return `${status}: ${says.en}`;
}

const certificate = (changes: object) =>
  answered({ Certificate: { Status: "ISSUED", NotAfter: "2027-12-31T00:00:00+00:00", ...changes } });

describe("of Taipei", () => {
  test.each<[string, Answer, RegExp]>([
    ["the account", answered({ Account: taipei.account }), /^ok/],
    ["the account", answered({ Account: "999999999999" }), /^bad: The credentials are of 999999999999/],
    ["the account", { kind: "unasked", because: "Unable to locate credentials" }, /^unknown.*locate/],
    ["the region", answered({ Regions: [{ OptInStatus: "opted-in" }] }), /^ok/],
    ["the region", answered({ Regions: [{ OptInStatus: "not-opted-in" }] }), /^bad.*enable it/],
    ["the region", answered({ Regions: [] }), /^unknown/],
    ["the CDK's own stack", answered({ Parameter: { Value: "30" } }), /^ok: version 30/],
    ["the CDK's own stack", refused("ParameterNotFound"), /^bad: Run npx cdk bootstrap aws:\/\/1/],
    ["the CDK's own stack", refused("AccessDeniedException"), /^unknown/],
    ["functions at once", answered({ AccountLimit: { ConcurrentExecutions: 1_000 } }), /^ok/],
    ["functions at once", answered({ AccountLimit: { ConcurrentExecutions: 400 } }), /^warn/],
    [
      "functions at once",
      answered({ AccountLimit: { ConcurrentExecutions: 10 } }),
      /^bad: Only 10 of at least 210/,
    ],
    ["functions at once", answered({ AccountLimit: {} }), /^bad/],
    ["the VPN's server certificate", certificate({}), /^ok: until 2027-12-31/],
    ["the VPN's server certificate", certificate({ Status: "PENDING_VALIDATION" }), /^bad.*PENDING/],
    ["the VPN's server certificate", certificate({ NotAfter: "2027-01-15T00:00:00+00:00" }), /^warn.* 14 /],
    ["the VPN's server certificate", certificate({ NotAfter: "2026-12-30T00:00:00Z" }), /^bad: It ended/],
    ["the VPN's server certificate", certificate({ NotAfter: 1_830_297_600.5 }), /^ok: until 2028-01-01/],
    ["the VPN's server certificate", certificate({ NotAfter: undefined }), /^unknown/],
    ["the client root certificate", refused("ResourceNotFoundException"), /^bad: There is no arn/],
    ["the SAML provider", answered({ SAMLMetadataDocument: METADATA }), /^ok/],
    [
      "the SAML provider",
      answered({ SAMLMetadataDocument: "<html>" }),
      /^bad: The SAML document does not parse/,
    ],
    ["the SAML provider", answered({ SAMLMetadataDocument: METADATA.slice(0, -9) }), /^bad.*does not parse/],
    ["the SAML provider", answered({ SAMLMetadataDocument: `${METADATA}<md:X/>` }), /^bad.*does not parse/],
    [
      "the SAML provider",
      answered({ SAMLMetadataDocument: METADATA.replace(/<md:Single[^>]*>/, "") }),
      /^bad: The SAML document lacks SingleSignOnService/,
    ],
    [
      "the SAML provider",
      answered({ SAMLMetadataDocument: METADATA.replace(CERTIFICATE, "MIIB") }),
      /^bad: The certificate in the SAML document cannot be read/,
    ],
    ["the SAML provider", answered({ SAMLMetadataDocument: METADATA, ValidUntil: "2026-01-01" }), /^bad/],
    ["the SAML provider", refused("NoSuchEntity"), /^bad: There is no arn/],
    ["the transit gateway", answered({ TransitGateways: [{ State: "available" }] }), /^ok/],
    ["the transit gateway", answered({ TransitGateways: [{ State: "deleting" }] }), /^bad.*deleting/],
    ["the transit gateway", refused("InvalidTransitGatewayID.NotFound"), /^bad/],
    ["names", refused("ResourceNotFoundException"), /^ok: free/],
    ["names", answered({ Tags: { "docgate:stage": "tokyo" } }), /^warn: The stage tokyo is in this region/],
    ["names", answered({}), /^warn.*of no stated stage/],
    ["endpoints", answered({ Quota: { Value: 9.0 } }), /^ok: 9 of 9/],
    ["endpoints", answered({ Quota: { Value: 5.0 } }), /^bad: It takes 9 and the account has 5/],
    ["endpoints", answered({ Quota: {} }), /^bad/],
    ["endpoints", refused("NoSuchResourceException"), /^unknown/],
  ])("%s", (what, answer, sentence) => {
    expect(said(taipei, what, answer)).toMatch(sentence);
  });
});

test("a stage with a directory asks for the directory", () => {
  const active = answered({ DirectoryDescriptions: [{ Stage: "Active" }] });
  expect(said(tokyo, "the directory", active)).toMatch(/^ok/);
  expect(said(tokyo, "the directory", refused("EntityDoesNotExistException"))).toMatch(/^bad/);
  expect(checksOf(tokyo, QUOTAS, NOW).map(({ what }) => what.en)).not.toContain("the SAML provider");
});

describe("a name of the city's own", () => {
  const fronted = { ...tokyo, domain: FRONTED };
  const [name, origin] = [FRONTED.name, FRONTED.front?.origin ?? ""];
  const of = (DomainName: string, more: object = {}) => certificate({ DomainName, ...more });

  test.each<[string, Answer, RegExp]>([
    [name, of(name), /^ok: until/],
    [name, of("x", { SubjectAlternativeNames: ["*.city.example"] }), /^ok/],
    [name, of("*.example"), /^bad: It is for \*\.example, and not for docgate\.city\.example/],
    [name, of(origin), /^bad: It is for/],
    [name, of(name, { Status: "PENDING_VALIDATION" }), /^bad/],
    [origin, of(origin), /^ok/],
    [origin, refused("ResourceNotFoundException"), /^bad/],
  ])("%s", (which, answer, sentence) => {
    expect(said(fronted, `the certificate of ${which}`, answer)).toMatch(sentence);
  });

  test("the front's is looked for where CloudFront looks", () => {
    const asked = checksOf(fronted, QUOTAS, NOW).map(({ ask }) => ask.join(" "));
    expect(asked.filter(each => each.endsWith("--region us-east-1"))).toHaveLength(1);
  });
});

test("stages in one account need their executions together, and of quotas what they take together", () => {
  const second = {
    ...taipei,
    name: "exercise",
    gate: { atOnce: 50, closing: 5, warm: 0, release: "canary" },
  } as const;
  const check = checksOf(taipei, QUOTAS, NOW, [second]).find(({ what }) => what.en === "functions at once");
  const limit = answered({ AccountLimit: { ConcurrentExecutions: 250 } });
  expect(check?.judge(limit).says.en).toMatch(/^Only 250 of at least 265/);
  const quotas = [{ ...QUOTAS[0], isShared: true } as QuotaNeed, { ...QUOTAS[1] } as QuotaNeed];
  expect(quotasTogether([quotas, quotas]).map(({ needed }) => needed)).toEqual([18, 9]);
});

test("it only reads", () => {
  const verbs = [taipei, tokyo].flatMap(stage => checksOf(stage, QUOTAS, NOW).map(({ ask }) => ask[1]));
  expect(verbs.filter(verb => !/^(get|describe)-/.test(verb ?? ""))).toEqual([]);
});

describe("the door", () => {
  const folder = mkdtempSync(join(tmpdir(), "docgate-aws-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  /** A program in the place of the command line, which says what a real one would. */
  const program = (script: string) => {
    const path = join(folder, "aws");
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return awsIn("ap-east-2", "city", path)(["sts", "get-caller-identity"]);
  };

  test("asks in the region that the stage says, as whoever was named, and without a pager", () => {
    const told = `echo "[\\"$*\\", \\"$AWS_PAGER.\\"]"`;
    expect(program(told)).toEqual(
      answered(["sts get-caller-identity --region ap-east-2 --output json --profile city", "."]),
    );
  });

  test.each<[string, string, Partial<Answer>]>([
    [
      "a refusal by its code",
      `echo "An error occurred (AccessDenied) when calling it: no" >&2; exit 254`,
      { kind: "refused", code: "AccessDenied" },
    ],
    [
      "what could not be asked by its last line",
      `printf 'usage\\nUnable to locate credentials\\n' >&2; exit 253`,
      { kind: "unasked", because: "Unable to locate credentials" },
    ],
    ["an answer that is none", "echo '<html>'", { kind: "unasked" }],
  ])("tells %s", (_, script, answer) => {
    expect(program(script)).toMatchObject(answer);
  });

  test("says that there is no command line", () => {
    const nothing = awsIn("ap-east-2", undefined, join(folder, "none"))(["sts", "get-caller-identity"]);
    expect(nothing).toMatchObject({ kind: "unasked", because: expect.stringContaining("not installed") });
  });
});
