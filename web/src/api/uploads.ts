import { call, new_id, Problem } from "./client";
import type { Upload } from "./documents";

export const PIECE_BYTES = 4 * 1024 * 1024;

export interface Sending {
  file: Blob;
  name: string;
  /** An upload begun before: it goes on where the server says. */
  id?: string;
  on_begun?: (upload: Upload) => void;
  on_sent?: (sent: number, size: number) => void;
  /** Waited for before each piece: a sending that is held back goes on when it is let go. */
  held?: () => Promise<void> | null;
  signal?: AbortSignal;
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Sends a film by pieces and goes on after a lost connection: nothing that arrived is sent again.
 *  @returns the finished upload, with its clip */
export async function send_film({ file, name, id, on_begun, on_sent, held, signal }: Sending): Promise<Upload> {
  const begun = id ? await call<Upload>("GET", `/api/uploads/${id}`).then((a) => a.data, () => null) : null;
  // One that is not known any more, or is of another film, is begun anew.
  let upload = begun && begun.size === file.size ? begun
    : (await call<Upload>("POST", "/api/uploads", { body: { name, size: file.size }, key: new_id() })).data;
  on_begun?.(upload);
  let waits = 0;
  while (upload.clip === null) {
    if (signal?.aborted) throw new DOMException("cancelled", "AbortError");
    await held?.();
    if (signal?.aborted) throw new DOMException("cancelled", "AbortError");
    const from = upload.offset;
    try {
      upload = (
        await call<Upload>("PATCH", `/api/uploads/${upload.id}`, {
          raw: file.slice(from, Math.min(from + PIECE_BYTES, file.size)),
          type: "application/offset+octet-stream",
          headers: { "Upload-Offset": String(from) },
          ...(signal ? { signal } : {}),
        })
      ).data;
      waits = 0;
    } catch (failed) {
      if (!(failed instanceof Problem)) throw failed;
      const goes_on = failed.offline || failed.code === "offset" || failed.status >= 500;
      if (!goes_on || waits >= 30) throw failed;
      waits += 1;
      await pause(Math.min(500 * 2 ** waits, 15000));
      upload = await call<Upload>("GET", `/api/uploads/${upload.id}`).then((a) => a.data, () => upload);
    }
    on_sent?.(upload.offset, upload.size);
  }
  return upload;
}
