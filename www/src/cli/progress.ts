import { MultiBar, Presets, type SingleBar } from "cli-progress";

/** How far a check of many documents has come, on standard error; seen only on a terminal that shows no result meanwhile. */
export class Progress {
  private readonly bars: MultiBar;
  private readonly bar: SingleBar;

  private constructor(total: number) {
    const looks = { stream: process.stderr, format: "检查 {bar} {value}/{total}", hideCursor: true, clearOnComplete: true };
    this.bars = new MultiBar(looks, Presets.shades_classic);
    this.bar = this.bars.create(total, 0);
  }

  /** @param total counts the documents, where that is asked for */
  static async begin(isShown: boolean, total: () => Promise<number>): Promise<Progress | null> {
    return isShown && process.stderr.isTTY ? new Progress(await total()) : null;
  }

  step(): void {
    this.bar.increment();
  }

  /** Prints a line above the bar. */
  log(line: string): void {
    this.bars.log(line);
  }

  end(): void {
    // Lines are printed when the bar is next drawn, which the last may not live to see.
    this.bars.update();
    this.bars.stop();
  }
}
