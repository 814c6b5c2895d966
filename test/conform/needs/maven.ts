// A Java program at one exact version, with all it needs, in a folder of its own that git ignores; fetched by the machine's own Maven.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Print } from "./part.ts";
import { FOLDER } from "./python.ts";

export interface Artifact {
  readonly group: string;
  readonly name: string;
  readonly version: string;
}

/** The folder of its jar files; undefined, and said why, where this machine cannot have it. */
export function javaWith({ group, name, version }: Artifact, print: Print): string | undefined {
  const folder = resolve(FOLDER, `${name}-${version}`);
  const [jars, done] = [join(folder, "jars"), join(folder, "complete")];
  if (!isThere("java", "-version")) return missing("Java 17", print);
  if (existsSync(done)) return jars;
  if (!isThere("mvn", "-version")) return missing("Maven", print);
  print(`Installing ${group}:${name} ${version} from Maven Central into ${FOLDER}/ (once).`);
  // What an earlier try left behind is not trusted.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "pom.xml"), projectOf({ group, name, version }));
  // A jar whose checksum is not what Maven Central says of it ends the fetching.
  const args = ["--batch-mode", "--quiet", "--strict-checksums", "dependency:copy-dependencies"];
  const fetching = spawnSync("mvn", [...args, `-DoutputDirectory=${jars}`], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (fetching.status === 0) {
    writeFileSync(done, "");
    return jars;
  }
  print(`無法取得 ${name} ${version}：見上方訊息；需要網路。`);
  print(`${name} ${version} could not be fetched: see above; it takes the network.`);
  rmSync(folder, { recursive: true, force: true });
  return undefined;
}

function isThere(command: string, version: string): boolean {
  return spawnSync(command, [version], { stdio: "ignore" }).status === 0;
}

function missing(what: string, print: Print): undefined {
  print(`需要 ${what}。`);
  print(`This takes ${what}.`);
}

function projectOf({ group, name, version }: Artifact): string {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>docgate</groupId><artifactId>conform</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>${group}</groupId><artifactId>${name}</artifactId><version>${version}</version></dependency>
  </dependencies>
</project>
`;
}
