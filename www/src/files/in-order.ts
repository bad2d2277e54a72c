/**
 * What `work` makes of each item, in the order of the items, with up to `width` of them in work at a time: no more of them are taken
 * than that, however slowly the results are fetched.
 */
export async function* inOrder<T, R>(items: AsyncIterable<T>, width: number, work: (item: T) => Promise<R>): AsyncGenerator<R> {
  const working: Promise<R>[] = [];
  for await (const item of items) {
    const result = work(item);
    // Its failure is told when its turn comes.
    result.catch(() => {});
    working.push(result);
    const first = working.length < width ? undefined : working.shift();
    if (first !== undefined) {
      yield await first;
    }
  }
  for (const result of working) {
    yield await result;
  }
}

/** The first items, and after them the others: for those who have to know whether there are many. */
export async function lookAhead<T>(items: AsyncIterable<T>, count: number): Promise<{ first: T[]; all: AsyncIterable<T> }> {
  const iterator = items[Symbol.asyncIterator]();
  const first: T[] = [];
  while (first.length < count) {
    const next = await iterator.next();
    if (next.done) {
      break;
    }
    first.push(next.value);
  }
  return {
    first,
    all: (async function* () {
      yield* first;
      yield* { [Symbol.asyncIterator]: () => iterator };
    })(),
  };
}
