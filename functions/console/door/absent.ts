// What is not there, or not for the reader's eyes, where a page can do without it.
import { Refusal } from "./api.ts";

export async function absentAsNone<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Refusal && (error.told.status === 404 || error.told.status === 403))
      return undefined;
    throw error;
  }
}
