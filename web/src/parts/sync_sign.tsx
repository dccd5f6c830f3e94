import { online } from "../state/sync";
import { waiting } from "../state/outbox";
import { pain_waiting } from "../state/pain_box";
import { use_store } from "../state/store";
import { words } from "../words";

/** How things stand with the server, in words; nothing when all is well. */
export function SyncSign() {
  const reached = use_store(online);
  const sets = use_store(waiting).length;
  const answers = use_store(pain_waiting).length;
  const text = !reached ? words.sync.offline(sets, answers) : sets + answers > 0 ? words.sync.sending(sets, answers) : "";
  return <span class="sync" role="status" title={reached ? undefined : words.sync.long(sets, answers)}>{text}</span>;
}
