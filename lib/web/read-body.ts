/** The body of a request as text, read no further than `limit` bytes; undefined where it is longer or not UTF-8. */
export async function readBody(request: Request, limit: number): Promise<string | undefined> {
  const bytes = await readBytes(request, limit);
  if (bytes === undefined) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The fields of a form sent either way; undefined where the body is none. */
export async function readForm(request: Request, limit: number): Promise<FormData | undefined> {
  return formOf(request, await readBody(request, limit));
}

/** The same with files, whose bytes need not be text. */
export async function readUpload(request: Request, limit: number): Promise<FormData | undefined> {
  return formOf(request, await readBytes(request, limit));
}

async function readBytes(
  request: Request,
  limit: number,
): Promise<Buffer<ArrayBuffer> | undefined> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return undefined;
    }
    pieces.push(value);
  }
  return Buffer.concat(pieces);
}

async function formOf(
  request: Request,
  body: string | Buffer<ArrayBuffer> | undefined,
): Promise<FormData | undefined> {
  if (body === undefined) return undefined;
  try {
    const type = request.headers.get("content-type") ?? "";
    return await new Response(body, { headers: { "content-type": type } }).formData();
  } catch {
    return undefined;
  }
}
