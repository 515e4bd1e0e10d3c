"use client";

import { useState } from "react";
import { controlClass } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { evidenceKind, evidenceMaxBytes } from "#lib/systems/core/evidence.ts";

type Props = {
  readonly id: string;
  /** Id of the hint. */
  readonly describedBy: string;
  readonly texts: { readonly large: string; readonly type: string };
};

/**
 * A file that shows what was done, looked at before it is sent: a form that comes back refused has lost every word typed into
 * it. The server looks again, and alone without scripts.
 */
export function EvidenceInput({ id, describedBy, texts }: Props) {
  const [problem, setProblem] = useState<string>();
  const error = `${id}-error`;
  async function look(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    const found = file === undefined ? undefined : await problemOf(file, texts);
    // Another one was chosen meanwhile.
    if (input.files?.[0] !== file) return;
    input.setCustomValidity(found ?? "");
    setProblem(found);
  }
  return (
    <>
      <input
        id={id}
        name="file"
        type="file"
        accept="application/pdf,image/jpeg,image/png"
        aria-describedby={problem === undefined ? describedBy : `${describedBy} ${error}`}
        aria-invalid={problem === undefined ? undefined : true}
        onChange={(event) => void look(event.currentTarget)}
        className={`${controlClass} file:me-3 file:border-0 file:bg-transparent file:font-medium file:text-accent`}
      />
      <div id={error} role="status">
        {problem === undefined ? null : (
          <p className="mt-2 flex gap-2 text-14 font-medium text-late">
            <Icon name="triangle" className="mt-px size-4.5" />
            {problem}
          </p>
        )}
      </div>
    </>
  );
}

async function problemOf(file: File, texts: Props["texts"]): Promise<string | undefined> {
  if (file.size > evidenceMaxBytes) return texts.large;
  try {
    const kind = evidenceKind(new Uint8Array(await file.arrayBuffer()));
    return kind === undefined ? texts.type : undefined;
  } catch {
    // What the browser cannot read now the server will judge.
    return undefined;
  }
}
