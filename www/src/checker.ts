import { createGlue } from "../pkg/glue.js";
import { RULES } from "../pkg/rules.js";
import type { Config, Finding, Ledger, RuleInfo } from "./types.js";

/**
 * Checks documents. What it gives is plain data: it can be cloned, stored and forgotten, and nothing needs freeing.
 *
 * Every method is synchronous: a whole work plan takes less time than a frame, so an editor may call them at every keystroke.
 */
export interface Checker {
  /**
   * The findings of `text`, in text order.
   *
   * @throws Error with a Chinese message that names the key when `config` is not acceptable.
   * @throws Crash when the checker itself broke down, whatever the reason.
   */
  check(text: string, config?: Config): Finding[];
  /**
   * What was read from `text` (tasks, units, time limits, figures), without judging it.
   *
   * @throws as `check` does.
   */
  read(text: string, config?: Config): Ledger;
  /** Every rule there is, in the order in which findings at one place are shown. */
  rules(): RuleInfo[];
  /** The version of the checker, such as `0.1.0`. */
  readonly version: string;
}

/**
 * What `check` and `read` throw when the checker itself broke down: a trap, an exhausted stack, no memory left. It is known by
 * `restarted`, which no other error has.
 *
 * The state of what broke is unknown. It is let go, and a fresh one made in its place, which takes a moment; until then, `check` and
 * `read` throw this at once. The text is the caller's, and as it was.
 */
export interface Crash extends Error {
  /** What broke it, as the engine says; undefined where it was being restarted, so that the text was not even looked at. */
  readonly cause: unknown;
  /**
   * Fulfilled when this checker can check again; rejected, with a Chinese message, when it cannot be restarted, which the next call
   * tries once more. A text that broke it twice will do so a third time.
   */
  readonly restarted: Promise<void>;
}

/** Whether `error` says that the checker broke down. */
export function isCrash(error: unknown): error is Crash {
  return error instanceof Error && "restarted" in error;
}

/** Makes an instance of the module and gives what it exports. */
export type Instantiate = (imports: WebAssembly.Imports) => WebAssembly.Exports | Promise<WebAssembly.Exports>;

/** An instance of the module, and the glue that belongs to it. */
interface Instance {
  glue: ReturnType<typeof createGlue>;
  broken: boolean;
}

/** Creates a checker, which works on one instance at a time. */
export async function createChecker(instantiate: Instantiate): Promise<Checker> {
  let running: Instance | null = await start(instantiate);
  let restarted: Promise<void> | null = null;

  function run<T>(work: (glue: Instance["glue"]) => T): T {
    const instance = running;
    let cause: unknown;
    if (instance !== null) {
      try {
        return work(instance.glue);
      } catch (error) {
        if (!instance.broken) {
          throw error;
        }
        // Before all else: if the stack is exhausted, nothing behind this may be reached.
        running = null;
        cause = error;
      }
    }
    restarted ??= restart(cause);
    throw Object.assign(new Error("检查程序出错，正在重新启动"), { cause, restarted });
  }

  function restart(cause: unknown): Promise<void> {
    // Where this is called, there may be next to no stack left.
    const done = Promise.resolve()
      .then(() => {
        // V8 writes the trace of an error when it is first read; until then the error keeps the instance that it came through.
        void (cause as Partial<Error> | null | undefined)?.stack;
        return start(instantiate);
      })
      .then(
        (instance) => {
          running = instance;
          restarted = null;
        },
        (error: unknown) => {
          restarted = null;
          throw Object.assign(new Error("检查程序出错，且无法重新启动：请刷新页面或重新运行"), { cause: error });
        },
      );
    // Whoever does not wait for it hears of it at the next call.
    done.catch(() => {});
    return done;
  }

  const version = run((glue) => glue.version());
  return {
    check: (text, config) => run((glue) => glue.check(text, config)),
    read: (text, config) => run((glue) => glue.read(text, config)),
    // As everything else, the caller's own.
    rules: () => RULES.map((rule) => ({ ...rule })),
    version,
  };
}

async function start(instantiate: Instantiate): Promise<Instance> {
  const instance = { glue: createGlue(), broken: false };
  const exports = await instantiate({ "./hegao_bg.js": instance.glue });
  instance.glue.__wbg_set_wasm(watched(exports, instance));
  return instance;
}

/**
 * `exports`, which mark `instance` as broken when they throw. An error that the module means to give is a result; what is thrown
 * through it, by an engine or a getter of the caller's settings, leaves it halfway.
 */
function watched(exports: WebAssembly.Exports, instance: Instance): WebAssembly.Exports {
  const watch =
    (work: Function) =>
    (...args: number[]): unknown => {
      try {
        return work(...args);
      } catch (error) {
        instance.broken = true;
        throw error;
      }
    };
  return Object.fromEntries(
    Object.entries(exports).map(([name, value]) => [name, typeof value === "function" ? watch(value) : value]),
  );
}
