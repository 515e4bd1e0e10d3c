/** Next calls this once when its server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { notePeers } = await import("#lib/web/peer.ts");
  const { noteAnswers } = await import("#lib/web/answers.ts");
  notePeers();
  noteAnswers();
}
