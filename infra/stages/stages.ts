// Every stage there is, and the one that was asked for; what is wrong with any is said before anything is made.
import type { Construct } from "constructs";
import { rangeFaults, stageFaults } from "./faults.ts";
import { local } from "./local.ts";
import { nameFaults } from "./name-faults.ts";
import { stagesFaults } from "./overlaps.ts";
import type { Stage } from "./stage.ts";
import { taipei } from "./taipei.ts";
import { tokyo } from "./tokyo.ts";

/** A new one is a file beside this one, and its name here. */
export const STAGES: readonly Stage[] = [local, taipei, tokyo];

/** `-c stage=taipei`; there is none that is taken where none is named. */
export function chosenStage(scope: Construct, stages: readonly Stage[] = STAGES): Stage {
  const asked: unknown = scope.node.tryGetContext("stage");
  const found = stages.find(({ name }) => name === asked);
  if (found) return soundStage(found, stages);
  const names = stages.map(({ name }) => name).join("、");
  throw new Error(
    `請以 -c stage=<名稱> 指定部署環境，現有：${names}。 | Name the stage with -c stage=<name>; there are: ${names.replaceAll("、", ", ")}.`,
  );
}

/** A stage that cannot be right, alone or beside the others, is refused with every reason. */
export function soundStage(stage: Stage, stages: readonly Stage[]): Stage {
  const faults = [
    ...nameFaults(stages),
    ...stageFaults(stage),
    ...stagesFaults(stages.filter(each => rangeFaults(each).length === 0)),
  ];
  if (faults.length === 0) return stage;
  const said = faults.map(({ "zh-TW": zh, en }) => `- ${zh} | ${en}`).join("\n");
  throw new Error(`部署環境 ${stage.name} 不能使用。 | The stage ${stage.name} cannot be used.\n${said}`);
}
