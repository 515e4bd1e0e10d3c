/** The body of a request as text, read no further than `limit` bytes; undefined where it is longer or not UTF-8. */
export async function readBody(request: Request, limit: number): Promise<string | undefined> {
  const reader = request.body?.getReader();
  if (reader === undefined) return "";
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
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    return undefined;
  }
}

/** The fields of a form sent either way; undefined where the body is none. */
export async function readForm(request: Request, limit: number): Promise<FormData | undefined> {
  const body = await readBody(request, limit);
  if (body === undefined) return undefined;
  try {
    const type = request.headers.get("content-type") ?? "";
    return await new Response(body, { headers: { "content-type": type } }).formData();
  } catch {
    return undefined;
  }
}
