import { useState } from "preact/hooks";
import { call } from "../../api/client";
import { Recorder, type Spoken } from "./voice";

export interface Saying { text: string; voice?: string; voice_s?: number }
interface Props { set: string; label: string; id?: string; button: string; /** A drawing says something by itself. */ drawn?: boolean; ready: boolean; say: (what: Saying) => Promise<boolean> }

/** Something to be said, written or spoken. A recording is sent when it is said, not before. */
export function SayComment({ set, label, id, button, drawn, ready, say }: Props) {
  const [text, set_text] = useState("");
  const [spoken, set_spoken] = useState<Spoken | null>(null);
  const [sending, set_sending] = useState(false);
  const send = async () => {
    set_sending(true);
    const ok = await say_all();
    set_sending(false);
    if (!ok) return;
    set_text("");
    set_spoken(null);
  };
  const say_all = async () => {
    if (!spoken) return say({ text });
    const kept = await call<{ voice: string }>("POST", `/api/sets/${set}/voices`, { raw: spoken.bytes, type: "application/octet-stream" }).catch((failed: unknown) => failed as Error);
    if (kept instanceof Error) return say_failed(kept);
    return say({ text, voice: kept.data.voice, voice_s: Math.round(spoken.seconds * 100) / 100 });
  };
  const say_failed = async (failed: Error) => { set_wrong(failed.message); return false; };
  const [wrong, set_wrong] = useState("");
  return (
    <div class="stack-2">
      <label class="field"><span>{label}</span><textarea {...(id ? { id } : {})} value={text} onInput={(e) => set_text(e.currentTarget.value)} /></label>
      <Recorder spoken={spoken} set_spoken={set_spoken} />
      {wrong && <p class="small borderline" role="alert">{wrong}</p>}
      <p><button class="btn main" disabled={!ready || sending || !(text.trim() || spoken || drawn)} onClick={() => { set_wrong(""); void send(); }}>{button}</button></p>
    </div>
  );
}
