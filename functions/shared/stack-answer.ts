// The door to CloudFormation: the answer to a request about a resource of ours, to the address that came with it.

export interface StackRequest {
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
}

export interface StackOutcome {
  readonly Status: "SUCCESS" | "FAILED";
  readonly Reason?: string;
}

/** Without an answer a stack waits for an hour. */
export async function answerStack(
  { ResponseURL, ...request }: StackRequest,
  outcome: StackOutcome,
): Promise<void> {
  const { StackId, RequestId, LogicalResourceId } = request;
  const PhysicalResourceId = `docgate-${LogicalResourceId}`;
  const body = JSON.stringify({ ...outcome, StackId, RequestId, LogicalResourceId, PhysicalResourceId });
  // Signed for a request without a type of content.
  const response = await fetch(ResponseURL, { method: "PUT", body, headers: { "content-type": "" } });
  if (!response.ok) throw new Error(`CloudFormation did not take the answer: ${response.status}`);
}
