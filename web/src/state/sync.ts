import { make_store } from "./store";

/** Whether the server answers; the event stream and every call tell. */
export const online = make_store(true);
export const set_online = (now: boolean) => online.set(now);
