// The door to the mail service (SES, API version 2): one mail to one person, which makes its own headers of what it is told.
import { askMail } from "../shared/ask-aws.ts";
import { env } from "../shared/env.ts";
import type { Mail } from "./composing.ts";

export type Mailed =
  | { readonly outcome: "sent"; readonly message: string }
  /** Not today, or not so fast: later it may go. */
  | { readonly outcome: "later"; readonly why: string }
  /** This very mail will never be taken. */
  | { readonly outcome: "refused"; readonly why: string };

/** Whether the stage gives an address to send from. */
export function hasMail(): boolean {
  return env("MAIL_FROM") !== "none";
}

export async function sendMail(to: string, { subject, text, html }: Mail): Promise<Mailed> {
  const part = (Data: string) => ({ Data, Charset: "UTF-8" });
  try {
    const {
      status,
      fault,
      message = "",
    } = await askMail({
      FromEmailAddress: env("MAIL_FROM"),
      Destination: { ToAddresses: [to] },
      Content: {
        Simple: {
          Subject: part(subject),
          Body: { Text: part(text), Html: part(html) },
          // So that whoever is away does not answer a program.
          Headers: [{ Name: "Auto-Submitted", Value: "auto-generated" }],
        },
      },
    });
    if (status === 200) return { outcome: "sent", message };
    const why = fault ?? String(status);
    return { outcome: status === 400 && FINAL.includes(why) ? "refused" : "later", why };
  } catch (error) {
    return { outcome: "later", why: (error as Error).name };
  }
}

/** What the service says of a mail; of all else it says something about itself or us. */
const FINAL = ["MessageRejected", "BadRequestException"];
