/** How much of each file is in memory at a time. */
const sliceBytes = 2 ** 20;

/** Whether two files hold the same bytes. What cannot be read is not the same as anything. */
export async function sameContent(a: Blob, b: Blob, signal: AbortSignal): Promise<boolean> {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  try {
    for (let at = 0; at < a.size && !signal.aborted; at += sliceBytes) {
      const [one, other] = await Promise.all(
        [a, b].map(
          async (file) => new Uint8Array(await file.slice(at, at + sliceBytes).arrayBuffer()),
        ),
      );
      if (one!.some((byte, i) => byte !== other![i])) return false;
    }
    return true;
  } catch {
    return false;
  }
}
