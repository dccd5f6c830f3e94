import type { ComponentChildren } from "preact";
import { address, go, use_place } from "../state/route";

interface Props {
  to: string;
  athlete?: string;
  class?: string;
  "aria-current"?: "page" | "true" | undefined;
  "data-clip"?: string;
  onClick?: () => void;
  children?: ComponentChildren;
}

/** A link inside the app: a real address, so that it opens in a tab of its own as well. */
export function Link({ to, athlete, children, onClick, ...rest }: Props) {
  use_place();
  const href = athlete === undefined ? address(to) : address(to, athlete);
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.();
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        go(to, athlete === undefined ? {} : { athlete });
      }}
    >
      {children}
    </a>
  );
}
