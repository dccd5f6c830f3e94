import { useEffect, useState } from "preact/hooks";
import { use_brought_up } from "../../parts/bring_up";
import { Heading } from "../../parts/heading";
import { Show } from "../../parts/shown";
import type { Doctor } from "../../api/documents";
import { local_voice, on_voices, speak } from "../../parts/voice";
import { use_document } from "../../state/documents";
import { use_person } from "../../state/person";
import { prefer, preferences } from "../../state/preferences";
import { say } from "../../state/said";
import { use_place } from "../../state/route";
import { use_store } from "../../state/store";
import { words } from "../../words";
import { DataOut } from "./data_out";
import { Equipment } from "./equipment";
import { ImportLog } from "./import_log";
import { PersonForm } from "./person_form";
import { WarningSigns } from "./warning_signs";

export function SettingsPage({ reload }: { reload: () => void }) {
  const { me, athlete } = use_person();
  const place = use_place();
  const now = use_store(preferences);
  use_brought_up(place.query.has("equipment") ? "equipment" : place.query.has("person") ? "person" : null, true);
  // It tries the networks out, which takes seconds: only when somebody wants to know.
  const [examined, examine] = useState(false);
  const [voice, set_voice] = useState(local_voice());
  useEffect(() => on_voices(() => set_voice(local_voice())), []);
  const doctor = use_document<Doctor>(examined ? "/api/doctor" : null);
  return (
    <div class="page settings-page">
      <Heading title={words.places.settings} />
      {place.query.has("flags") && <><h2>Warning signs</h2><WarningSigns {...(place.query.get("flags") === "today" ? { then: "/" } : {})} /></>}
      {place.query.has("import") && <ImportLog />}
      <PersonForm key={athlete.id} reload={reload} />
      <Equipment key={`${athlete.id}.e`} reload={reload} />
      {!place.query.has("flags") && <details class="card"><summary><h2 class="inline">Warning signs</h2></summary><WarningSigns /></details>}
      <section class="card stack">
        <h2>This browser</h2>
        <fieldset class="stack-2"><legend class="small">Scheme</legend><div class="seg" role="group" aria-label="Scheme">{(["system", "light", "dark"] as const).map((s) => <button key={s} aria-pressed={now.scheme === s} onClick={() => prefer({ scheme: s })}>{s === "system" ? "as the system" : s}</button>)}</div></fieldset>
        <label class="check"><input type="checkbox" checked={now.keys} onChange={(e) => prefer({ keys: e.currentTarget.checked })} />Single-letter keys</label>
        <label class="check"><input type="checkbox" checked={now.sound} onChange={(e) => prefer({ sound: e.currentTarget.checked })} />A sound at the end of a rest, and for tempo</label>
        {voice ? <label class="check"><input type="checkbox" checked={now.voice} onChange={(e) => { prefer({ voice: e.currentTarget.checked }); if (e.currentTarget.checked) speak("three, two, one"); }} />Count aloud with the tempo, by this device's own voice</label>
          : <p class="note">This device has no voice of its own: nothing is counted aloud.</p>}
        {"Notification" in window && <p><button class="btn" onClick={() => void Notification.requestPermission().then((answer) => say(answer === "granted" ? "A notification says when a rest is over." : "This browser does not allow it; sound and vibration stay."))}>Allow a notification at the end of a rest</button></p>}
        <p class="note">{words.today.lock_screen}</p>
      </section>
      {!place.query.has("import") && <ImportLog />}
      <DataOut reload={reload} />
      <section class="card stack">
        <h2>About</h2>
        <p class="small">Dowel {me.version}. Everything runs on this machine.</p>
        <details onToggle={(e) => examine(e.currentTarget.open)}><summary class="small">What is installed</summary>{examined && <Show of={doctor}>{(told) => <ul class="small stack-2">{told.checks.map((c) => <li key={c.what}><b>{c.what}</b>: {c.missing ? `${c.missing.message}. ${c.missing.hint}` : c.found}</li>)}</ul>}</Show>}</details>
        <p class="small"><a href="/api/openapi.json">The interface for other programs</a></p>
      </section>
    </div>
  );
}
