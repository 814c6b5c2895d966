// Where the executable starts.
import { agent } from "./agent.ts";

agent(process.argv.slice(2)).then(
  code => {
    process.exitCode = code;
  },
  error => {
    console.error(`代理程式無法執行 the agent failed: ${(error as Error).message}`);
    process.exitCode = 1;
  },
);
