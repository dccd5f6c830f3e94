import { online, shown_as_of } from "../state/sync";
import { waiting } from "../state/outbox";
import { pain_waiting } from "../state/pain_box";
import { use_store } from "../state/store";
import { short_day, wall_clock } from "../units/days";
import { words } from "../words";

/** How things stand with the server, in words; nothing when all is well. */
export function SyncSign() {
  const reached = use_store(online);
  const sets = use_store(waiting).length;
  const answers = use_store(pain_waiting).length;
  const text = !reached ? words.sync.offline(sets, answers) : sets + answers > 0 ? words.sync.sending(sets, answers) : "";
  return <span class="sync" role="status">{text}</span>;
}

/** While the server is away: what that means for whoever is training, on every page. */
export function AwayLine() {
  const reached = use_store(online);
  const as_of = use_store(shown_as_of);
  const sets = use_store(waiting).length;
  const answers = use_store(pain_waiting).length;
  if (reached) return null;
  const told = as_of && wall_clock(new Date(as_of));
  return <p class="away small">{words.sync.long(sets, answers, told && `${short_day(told)}, ${told.slice(11, 16)}`)}</p>;
}
