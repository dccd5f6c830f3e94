import { useState } from "preact/hooks";
import { Ask } from "../../parts/ask";
import { say } from "../../state/said";

/** Tables of several films as one: the header once, the rows of all. */
export function joined_tables(tables: string[]): string {
  const [first, ...others] = tables.map((t) => t.replace(/\r\n/g, "\n").trimEnd());
  if (first === undefined) return "";
  const header = first.split("\n")[0]!;
  const rows = others.map((t) => {
    const lines = t.split("\n");
    if (lines[0] !== header) throw new Error("the tables have not the same columns");
    return lines.slice(1).join("\n");
  });
  return [first, ...rows].filter(Boolean).join("\n") + "\n";
}
const KINDS: [string, string][] = [["json", "Everything as JSON"], ["reps.csv", "Reps as one table"], ["measures.csv", "Measures as one table"], ["findings.csv", "Findings as one table"]];

/** Several films at once: the server's own documents, one file. */
export function ExportMany({ analyses, on_leave }: { analyses: { id: string; name: string }[]; on_leave: () => void }) {
  const [busy, set_busy] = useState(false);
  const save = async (kind: string) => {
    set_busy(true);
    try {
      const texts = await Promise.all(analyses.map(async (a) => {
        const response = await fetch(`/api/analyses/${a.id}/export/${kind}`);
        if (!response.ok) throw new Error(`${a.name}: Dowel answered with ${response.status}`);
        return response.text();
      }));
      const whole = kind === "json" ? `[${texts.join(",\n")}]\n` : joined_tables(texts);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([whole], { type: kind === "json" ? "application/json" : "text/csv" }));
      link.download = `dowel-${analyses.length}-films.${kind}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    } catch (failed) {
      say(failed instanceof Error ? failed.message : String(failed));
    }
    set_busy(false);
  };
  return (
    <Ask title={`Export ${analyses.length} ${analyses.length === 1 ? "film" : "films"}`} on_leave={on_leave}>
      <ul class="small">{analyses.map((a) => <li key={a.id}>{a.name}</li>)}</ul>
      <div class="stack-2">{KINDS.map(([kind, name]) => <p key={kind}><button class="btn" disabled={busy} onClick={() => void save(kind)}>{name}</button></p>)}</div>
    </Ask>
  );
}
