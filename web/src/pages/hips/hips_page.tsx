import { useMemo, useState } from "preact/hooks";
import type { KnowledgeIndex, Muscles } from "../../api/documents";
import { Heading } from "../../parts/heading";
import { Link } from "../../parts/link";
import { Show } from "../../parts/shown";
import { use_document } from "../../state/documents";
import { use_person } from "../../state/person";
import { use_place } from "../../state/route";
import { words } from "../../words";
import { BodyMap } from "../progress/body_map";
import { go } from "../../state/route";

const SHELVES: { name: string; says: string; kinds: string[] }[] = [
  { name: "Muscles", says: "What each does, and what trains it.", kinds: ["muscle group", "muscle"] },
  { name: "Exercises", says: "Drawn right and wrong, step by step.", kinds: ["exercise", "hinge"] },
  { name: "Checkpoints", says: "What is measured in a rep, and what stays unseen.", kinds: ["checkpoint"] },
  { name: "Mistakes", says: "What breaks a checkpoint, and what mends it.", kinds: ["mistake"] },
  { name: "Drills and cues", says: "Short ways to learn one thing.", kinds: ["drill"] },
  { name: "Signs", says: "What may lie behind what is seen, and the test that tells.", kinds: ["sign", "possible cause"] },
  { name: "Tests", says: "Cheap ones, answered for yourself.", kinds: ["test"] },
  { name: "Contradictions, and what Dowel decided", says: "Where the articles differ.", kinds: ["decision", "open question of the articles"] },
  { name: "Rules", says: "What makes the plan and the next load.", kinds: ["programme rule", "progression method", "stage", "choice of exercises", "protocol"] },
  { name: "Lifts and sports", says: "What the hips do in each.", kinds: ["lift", "emphasis by sport"] },
  { name: "Claims and warning signs", says: "What is claimed, how sure it is, what stops a plan.", kinds: ["claim", "word of training", "warning sign", "condition of the athlete"] },
  { name: "Equipment, numbers, sources", says: "Where every number is from.", kinds: ["equipment", "number", "reference"] },
];

/** Learn, from the drawing to the source. */
export function HipsPage() {
  const { athlete } = use_person();
  const place = use_place();
  const index = use_document<KnowledgeIndex>("/api/knowledge");
  const muscles = use_document<Muscles>(`/api/${athlete.id}/muscles`);
  const [find, set_find] = useState("");
  const found = useMemo(() => {
    const wanted = find.trim().toLowerCase();
    if (!wanted || !index.data) return null;
    return index.data.entries.filter((e) => e.name.toLowerCase().includes(wanted) || e.id.toLowerCase().startsWith(wanted)).slice(0, 60);
  }, [find, index.data]);
  // On a phone a shelf shows its beginning; all of it is a tap away.
  const narrow = typeof matchMedia === "function" && matchMedia("(max-width: 40rem)").matches;
  const item = (e: { id: string; name: string; kind: string }) => <li key={e.id}><Link to={`/hips/${e.id}`}>{e.name}</Link> <span class="note">{/^[A-Z]-/.test(e.id) ? e.id : ""}</span></li>;
  return (
    <div class="page hips-page">
      <Heading title={words.places.hips} />
      <label class="field measure"><span>Search an exercise, a muscle, a sign or an id</span><input type="search" value={find} autofocus={place.query.has("find")} onInput={(e) => set_find(e.currentTarget.value)} /></label>
      <Show of={index} height="40vh">
        {(told) => found ? (
          <section aria-live="polite"><p class="note">{found.length} found</p><ul class="shelf">{found.map(item)}</ul></section>
        ) : (
          <>
            {muscles.data && <section class="stack"><h2>By muscle</h2><BodyMap groups={muscles.data.groups} chosen={null} choose={(id) => go(`/hips/${id}`)} /></section>}
            <div class="shelves">
              {SHELVES.map((s) => {
                const mine = told.entries.filter((e) => s.kinds.includes(e.kind));
                if (mine.length === 0) return null;
                const open = mine.length <= (narrow ? 7 : 24);
                const first = narrow ? 5 : 12;
                return (
                  <section key={s.name} class="stack-2">
                    <h2>{s.name}</h2><p class="note">{s.says}</p>
                    {open ? <ul class="shelf">{mine.map(item)}</ul> : <><ul class="shelf">{mine.slice(0, first).map(item)}</ul><details><summary class="small">{mine.length - first} more</summary><ul class="shelf">{mine.slice(first).map(item)}</ul></details></>}
                  </section>
                );
              })}
            </div>
          </>
        )}
      </Show>
    </div>
  );
}
