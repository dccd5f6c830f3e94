import { useEffect } from "preact/hooks";
import { preferences } from "../state/preferences";

/** "shift+n", "space", "arrowleft", ","; what a key press is called in a table of keys. */
export function key_name(event: { key: string; shiftKey: boolean }): string {
  const key = event.key === " " ? "space" : event.key.toLowerCase();
  return event.shiftKey && key.length > 1 && key !== "space" ? `shift+${key}` : event.shiftKey && /^[a-z]$/.test(key) ? `shift+${key}` : key;
}
const in_field = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Single keys for a page. They never fire in a field or over a dialog, and can be switched off. */
export function use_keys(keys: Record<string, (event: KeyboardEvent) => void>): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (in_field(event.target) || document.querySelector("dialog[open]")) return;
      const name = key_name(event);
      if (name.length === 1 && !preferences.get().keys) return;
      if ((name === "enter" || name === "space") && (event.target as HTMLElement | null)?.closest?.("a,button,summary,[role=slider]")) return;
      const does = keys[name];
      if (!does) return;
      event.preventDefault();
      does(event);
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  });
}
