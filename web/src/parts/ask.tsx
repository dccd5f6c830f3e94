import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

/** A sheet over the page for something that needs an answer; Escape and the veil leave it. */
export function Ask({ title, on_leave, children }: { title: string; on_leave: () => void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const back = document.activeElement as HTMLElement | null;
    dialog.current?.showModal();
    return () => back?.focus?.();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      onCancel={(event) => { event.preventDefault(); on_leave(); }}
      onClick={(event) => { if (event.target === dialog.current) on_leave(); }}
    >
      <div class="stack">
        <div class="row">
          <h2 id={heading}>{title}</h2>
          <button class="btn quiet push" onClick={on_leave}>Close</button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
