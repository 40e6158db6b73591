import type { Told } from "../bindings";

/** A failure of a command, already in the user's language. */
export class ApiError extends Error {
  readonly code: string;
  readonly field: string | null;
  readonly mend: string;
  readonly told: Told;

  constructor(told: Told) {
    super(told.message);
    this.name = "ApiError";
    this.told = told;
    this.code = told.code;
    this.field = told.field;
    this.mend = told.mend;
  }
}

type Answer<T> = { status: "ok"; data: T } | { status: "error"; error: Told };

function told(error: unknown): Told {
  if (typeof error === "object" && error !== null && "message" in error && "code" in error) {
    return { field: null, mend: "", ...(error as Partial<Told>) } as Told;
  }
  // The bridge itself failed (window closing, command unknown): there is no sentence from Rust.
  const message = error instanceof Error ? error.message : String(error);
  return { code: "bridge", field: null, message, mend: "" };
}

/** Unwraps a command's answer; throws `ApiError` so that queries and mutations see a failure. */
export async function call<T>(answer: Promise<Answer<T>>): Promise<T> {
  let result: Answer<T>;
  try {
    result = await answer;
  } catch (error) {
    throw new ApiError(told(error));
  }
  if (result.status === "error") throw new ApiError(told(result.error));
  return result.data;
}

/** Any thrown value as an `ApiError`, for the few places that catch by hand. */
export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError(told(error));
}
