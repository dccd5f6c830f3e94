import { useEffect, useRef, useState } from "preact/hooks";
import { LineIcon } from "../../parts/line_icon";
import { minutes_and_seconds } from "../../units/clock";
import { words } from "../../words";

export interface Spoken { bytes: Blob; seconds: number }

const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
const LONGEST_S = 600;

/** Plays a recording. What a browser records does not say how long it is: the length comes with it. */
export function Heard({ src, seconds, name }: { src: string; seconds: number; name: string }) {
  const audio = useRef<HTMLAudioElement>(null);
  const [at_s, set_at] = useState(0);
  const [runs, set_runs] = useState(false);
  const [gone, set_gone] = useState(false);
  const toggle = () => { if (runs) audio.current!.pause(); else void audio.current!.play().catch(() => set_gone(true)); };
  if (gone) return <p class="note">{words.review.voice_gone}</p>;
  return (
    <div class="row heard">
      <button type="button" class="btn square" aria-label={`${runs ? "Pause" : "Play"} ${name}`} onClick={toggle}><LineIcon name={runs ? "pause" : "play"} /></button>
      <progress max={Math.max(seconds, 0.1)} value={Math.min(at_s, seconds)} aria-label={`How far ${name} has played`} />
      <span class="note num">{minutes_and_seconds(seconds)}</span>
      <audio ref={audio} src={src} preload="none" onPlay={() => set_runs(true)} onPause={() => set_runs(false)} onEnded={() => { set_runs(false); set_at(0); }} onTimeUpdate={() => set_at(audio.current?.currentTime ?? 0)} onError={() => set_gone(true)} />
    </div>
  );
}

/** Records what is spoken; it is heard before it is said, and stays here until then. */
export function Recorder({ spoken, set_spoken }: { spoken: Spoken | null; set_spoken: (spoken: Spoken | null) => void }) {
  const recorder = useRef<MediaRecorder | null>(null);
  const [seconds, set_seconds] = useState<number | null>(null);
  const [why_not, set_why_not] = useState("");
  const [source, set_source] = useState("");
  useEffect(() => {
    if (!spoken) return set_source("");
    const url = URL.createObjectURL(spoken.bytes);
    set_source(url);
    return () => URL.revokeObjectURL(url);
  }, [spoken]);
  // Whoever leaves the page while it records has not said it.
  useEffect(() => () => { if (recorder.current) { recorder.current.onstop = null; recorder.current.stream.getTracks().forEach((t) => t.stop()); } }, []);
  const start = async () => {
    set_why_not("");
    if (!navigator.mediaDevices?.getUserMedia || typeof MediaRecorder === "undefined") return set_why_not(words.review.no_microphone);
    let stream: MediaStream;
    try { stream = await navigator.mediaDevices.getUserMedia({ audio: true }); } catch { return set_why_not(words.review.microphone_refused); }
    const kind = KINDS.find((k) => MediaRecorder.isTypeSupported(k));
    const made = new MediaRecorder(stream, kind ? { mimeType: kind } : {});
    const parts: Blob[] = [];
    const began = performance.now();
    const passed = () => (performance.now() - began) / 1000;
    const tick = setInterval(() => { set_seconds(passed()); if (passed() > LONGEST_S) made.stop(); }, 250);
    made.ondataavailable = (e) => { if (e.data.size > 0) parts.push(e.data); };
    made.onstop = () => {
      clearInterval(tick);
      const length = passed();
      stream.getTracks().forEach((t) => t.stop());
      recorder.current = null;
      set_seconds(null);
      set_spoken({ bytes: new Blob(parts, { type: made.mimeType }), seconds: length });
    };
    recorder.current = made;
    set_seconds(0);
    made.start();
  };
  if (spoken && source)
    return <div class="row wrap"><Heard src={source} seconds={spoken.seconds} name="what you spoke" /><button type="button" class="btn quiet" onClick={() => set_spoken(null)}>Drop it</button></div>;
  if (seconds !== null)
    return <p class="row wrap"><span class="badge fresh" role="status">recording</span> <span class="num">{minutes_and_seconds(Math.floor(seconds))}</span> <button type="button" class="btn main" onClick={() => recorder.current?.stop()}>Stop</button></p>;
  return <p class="row wrap"><button type="button" class="btn" onClick={() => void start()}><LineIcon name="voice" />Speak it</button>{why_not ? <span class="small borderline">{why_not}</span> : <span class="note">{words.review.voice_stays}</span>}</p>;
}
