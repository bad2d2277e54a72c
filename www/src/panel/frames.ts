/**
 * A function that runs `work` once in the next frame, however often it is asked to until then: a paste or a held key makes
 * many changes, and what is wrong has to be known only when it can be seen.
 */
export function oncePerFrame(work: () => void): () => void {
  let asked = false;
  return () => {
    if (!asked) {
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        work();
      });
    }
  };
}
