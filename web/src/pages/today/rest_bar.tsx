import { useEffect, useState } from "preact/hooks";
import { use_store } from "../../state/store";
import { minutes_and_seconds } from "../../units/clock";
import { share_left } from "../../units/rest";
import { add_to_rest, rest_now, stop_rest, watch_rest } from "./rest_state";

export function RestBar() {
  const rest = use_store(rest_now);
  const [now, tick] = useState(Date.now());
  useEffect(() => {
    const every = setInterval(() => { watch_rest(Date.now()); tick(Date.now()); }, 200);
    return () => clearInterval(every);
  }, []);
  if (!rest) return null;
  const total = (rest.ends_ms - rest.began_ms) / 1000;
  return (
    <div class="rest" role="timer" aria-label="Rest">
      <div class="tr"><i style={{ width: `${(1 - share_left(rest, now)) * 100}%` }} /></div>
      <b>{minutes_and_seconds((rest.ends_ms - now) / 1000)}</b>
      <small>rest of {minutes_and_seconds(total)}<br /><span class="then">then {rest.then}</span></small>
      <span class="row push">
        <button class="btn" onClick={() => add_to_rest(30)}>+30 s</button>
        <button class="btn" onClick={stop_rest}>Skip</button>
      </span>
    </div>
  );
}
