import { LineIcon } from "../../parts/line_icon";
import { film_time } from "../../units/clock";
import { SPEEDS } from "./link_state";

export interface Moves {
  step: (by: 1 | -1) => void;
  toggle: () => void;
  set_speed: (speed: number) => void;
  loop: () => void;
  ask_time: () => void;
  comment: () => void;
  draw: () => void;
  layers: () => void;
}
interface Props {
  moves: Moves;
  can_play: boolean;
  playing: boolean;
  t_s: number;
  frame: number;
  speed: number;
  looping: boolean;
  rep: number | null;
  comments: boolean;
  drawing: boolean;
}
const SPEED_WORDS: Record<number, string> = { 1: "1×", 0.5: "½×", 0.25: "¼×", 0.125: "⅛×" };

/** What moves the film by touch; every key of it has its own. */
export function Transport({ moves, can_play, playing, t_s, frame, speed, looping, rep, comments, drawing }: Props) {
  return (
    <div class="transport">
      <button class="btn square" aria-label="One frame back" disabled={!can_play} onClick={() => moves.step(-1)}><LineIcon name="step_back" /></button>
      <button class="btn square main" aria-label={playing ? "Pause" : "Play"} disabled={!can_play} onClick={moves.toggle}><LineIcon name={playing ? "pause" : "play"} /></button>
      <button class="btn square" aria-label="One frame on" disabled={!can_play} onClick={() => moves.step(1)}><LineIcon name="step_on" /></button>
      <button class="btn quiet time" disabled={!can_play} title="Type a time or a frame" onClick={moves.ask_time}>{film_time(t_s)} <small>frame {frame}</small></button>
      <span class="push row wrap">
        <button class="btn square" aria-label={`Speed ${speed}`} onClick={() => moves.set_speed(SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length]!)}>{SPEED_WORDS[speed]}</button>
        <button class="btn square" aria-pressed={looping} aria-label={looping ? "Stop looping" : `Loop ${rep === null ? "this rep" : `rep ${rep}`}`} onClick={moves.loop}><LineIcon name="loop" /><span class="d-only">{rep === null ? "Loop" : `Rep ${rep}`}</span></button>
        {drawing && <button class="btn square" aria-label="Draw on this frame" disabled={!can_play} onClick={moves.draw}><LineIcon name="pen" /><span class="d-only">Draw</span></button>}
        {comments && <button class="btn square" aria-label="Comment" onClick={moves.comment}><LineIcon name="comment" /><span class="d-only">Comment</span></button>}
        <button class="btn square" aria-label="Layers" onClick={moves.layers}><span class="m-only"><LineIcon name="more" /></span><span class="d-only">Layers</span></button>
      </span>
    </div>
  );
}
