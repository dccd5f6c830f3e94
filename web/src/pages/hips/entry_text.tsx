import type { ComponentChildren } from "preact";
import { Link } from "../../parts/link";

export interface Part { heading: string; lines: { text: string; item: boolean }[] }

/** The text of a page of the knowledge, as headings with paragraphs and items; lines joined again. */
export function parts_of(text: string): { title: string; parts: Part[] } {
  const lines = text.split("\n");
  const parts: Part[] = [];
  for (const line of lines.slice(1)) {
    if (line === "") continue;
    if (!line.startsWith("  ")) { parts.push({ heading: line, lines: [] }); continue; }
    const said = line.trim();
    const part = parts.at(-1) ?? (parts.push({ heading: "", lines: [] }), parts[0]!);
    const deeper = line.startsWith("    ");
    const item = /^(- |\d+\. |\[)/.test(said);
    if (item || (!deeper && part.lines.length === 0)) part.lines.push({ text: said.replace(/^- /, ""), item });
    else if (part.lines.length) part.lines[part.lines.length - 1]!.text += ` ${said}`;
    else part.lines.push({ text: said, item });
  }
  return { title: lines[0] ?? "", parts };
}

const ID = /\b([MXLCEDPKBG]-(?:\d{2}|[A-Z]{2,4})|R-[A-Z0-9-]+)\b|(?<=\[[\w ]*)\b(?:S\d|[A-Z][A-Za-z]+\d{4}[a-z]?)\b(?=[\w ]*\])/g;
/** Ranges with an en dash and a real times sign; a tempo such as 3-2-1-0 and an id keep their hyphens. */
export const typeset = (text: string) => text.replace(/(?<![\w-])(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)(?![\w-])/g, "$1–$2").replace(/(\d) x (?=\d)/g, "$1\u00a0×\u00a0");

/** A list of exercises by their slugs, as their names; null where it is anything else. */
export function exercises_in(text: string, names: Map<string, string>): { slug: string; name: string }[] | null {
  const slugs = text.split(/,\s*/);
  return slugs.every((slug) => /^[a-z0-9-]+$/.test(slug) && names.has(slug)) ? slugs.map((slug) => ({ slug, name: names.get(slug)! })) : null;
}
/** The slug behind a name says nothing to whoever reads the name. */
export const without_slug = (text: string, names: Map<string, string>) => text.replace(/ \(([a-z0-9]+(?:-[a-z0-9]+)+)\)$/, (whole, slug: string) => (names.has(slug) ? "" : whole));

/** A text cut at its ids, and at the sources in their brackets: every second piece is one. */
export function cut_at_ids(text: string): string[] {
  const out: string[] = [];
  let from = 0;
  for (const found of text.matchAll(ID)) {
    out.push(text.slice(from, found.index), found[0]);
    from = found.index + found[0].length;
  }
  return [...out, text.slice(from)];
}
/** Ids inside a sentence become ways to their page. */
export function Linked({ text, own }: { text: string; own: string }): ComponentChildren {
  return cut_at_ids(typeset(text)).map((piece, i) => (i % 2 === 0 || piece === own ? piece : <Link key={i} class="rule" to={`/hips/${piece}`}>{piece}</Link>));
}
const HIDDEN_WITH_HOW_TO = new Set(["In one line", "Set-up", "Movement", "What to feel", "Stop if", "Easier", "Harder"]);

export function EntryParts({ parts, own, has_how_to, names }: { parts: Part[]; own: string; has_how_to: boolean; names: Map<string, string> }) {
  const paragraph = (text: string) => {
    const exercises = exercises_in(text, names);
    return exercises ? <ul key={text} class="dots">{exercises.map((e) => <li key={e.slug}><Link to={`/hips/${e.slug}`}>{e.name}</Link></li>)}</ul> : <p key={text}><Linked text={text} own={own} /></p>;
  };
  return (
    <>
      {parts.filter((p) => !(has_how_to && HIDDEN_WITH_HOW_TO.has(p.heading)) && p.lines.length > 0).map((p) => (
        <section key={p.heading} class={`stack-2 said-by ${p.heading === "What the articles say" ? "articles" : /^Dowel|^What Dowel/.test(p.heading) ? "own" : ""}`}>
          {p.heading && <h2 class="part">{p.heading}</h2>}
          {p.lines.some((l) => l.item)
            ? <ul class="dots">{p.lines.map((l) => <li key={l.text}><Linked text={without_slug(l.text, names)} own={own} /></li>)}</ul>
            : p.lines.map((l) => paragraph(l.text))}
        </section>
      ))}
    </>
  );
}
