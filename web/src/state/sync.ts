import { make_store } from "./store";

/** Whether the server answers; the event stream and every call tell. */
export const online = make_store(true);
/** When what is shown was told, where the server is away and an older answer stands for it. */
export const shown_as_of = make_store<string | null>(null);
export const set_online = (now: boolean) => {
  online.set(now);
  if (now) shown_as_of.set(null);
};
