import type { ComponentChildren } from "preact";
import type { Shown } from "../state/documents";
import { ProblemCard } from "./problem_card";

/** A part of a page that waits for a document: its shape while it loads, the problem in its own card. */
export function Show<T>({ of, height = "6rem", children, problem }: {
  of: Shown<T>;
  height?: string;
  children: (data: T) => ComponentChildren;
  problem?: (shown: Shown<T>) => ComponentChildren | null;
}) {
  if (of.data !== null) return <>{children(of.data)}</>;
  if (of.problem) return <>{problem?.(of) ?? <ProblemCard problem={of.problem} again={of.again} />}</>;
  return <div class="waiting" style={{ minHeight: height }} role="status" aria-label="Loading" />;
}
