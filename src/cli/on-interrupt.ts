/** Calls `stop` at the first Ctrl+C or termination; a second one ends the process as usual. Returns how to stop listening. */
export function onInterrupt(stop: () => void): () => void {
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return () => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  };
}
