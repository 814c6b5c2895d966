// What is wrong with what stages are called: names of things in the account begin with it; pure.
import { fault, type StageFault } from "./fault.ts";
import type { Stage } from "./stage.ts";

/** No hyphen, so that no stage's names can begin like another's; as long as leaves room for the longest name of a function. */
const NAME = /^[a-z][a-z0-9]{0,11}$/;

export function nameFaults(stages: readonly Pick<Stage, "name">[]): StageFault[] {
  return stages.flatMap(({ name }, at) => [
    ...(NAME.test(name)
      ? []
      : [
          fault(
            `環境名稱「${name}」須為小寫英文字母開頭、至多 12 個字母或數字。`,
            `A stage is called by at most twelve small letters and digits, a letter first, not “${name}”.`,
          ),
        ]),
    ...(stages.findIndex(each => each.name === name) === at
      ? []
      : [
          fault(
            `兩個部署環境都叫 ${name}：名稱會互相覆蓋。`,
            `Two stages are called ${name}: the one would be deployed over the other.`,
          ),
        ]),
  ]);
}
