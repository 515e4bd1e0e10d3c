/** The form of a request with its files, read no further than `limit` bytes; undefined where it is longer, or no form. */
export async function readUpload(request: Request, limit: number): Promise<FormData | undefined> {
  const reader = request.body?.getReader();
  if (reader === undefined) return undefined;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return undefined;
    }
    pieces.push(value);
  }
  try {
    const type = request.headers.get("content-type") ?? "";
    const whole = Buffer.concat(pieces);
    return await new Response(whole, { headers: { "content-type": type } }).formData();
  } catch {
    return undefined;
  }
}
