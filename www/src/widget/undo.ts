/**
 * Changes in several places that the browser's undo takes back, and makes again, as one. To the browser they are several: a command changes
 * what is selected, and to select something else ends a step; one command over all of the places, `insertHTML`, would build the paragraphs
 * anew, and is forbidden where only trusted types are allowed. So when one of them is undone or redone, by whomever, the others follow.
 */
export class JointUndo {
  /** The text before the changes, between them, and after them. */
  private texts: readonly string[] = [];
  private following = false;

  constructor(
    private readonly root: HTMLElement,
    private readonly text: () => string,
  ) {}

  /** Makes `changes`, by commands of the browser. */
  make(changes: readonly (() => void)[]): void {
    const texts = [this.text()];
    for (const change of changes) {
      change();
      texts.push(this.text());
    }
    // What was not made cannot be undone.
    this.texts = new Set(texts).size === texts.length ? texts : [];
  }

  /** Goes on with what an `input` event told of, once the browser is done with it. */
  async follow({ inputType }: InputEvent): Promise<void> {
    const direction = { historyUndo: -1, historyRedo: 1 }[inputType];
    if (direction === undefined || this.following) {
      return;
    }
    await null;
    const { texts } = this;
    this.following = true;
    for (let at = texts.indexOf(this.text()); at > 0 && at < texts.length - 1; at += direction) {
      this.command(direction);
      if (this.text() !== texts[at + direction]) {
        // The same text, but not by these changes.
        this.command(-direction);
        break;
      }
    }
    this.following = false;
  }

  private command(direction: number): void {
    this.root.ownerDocument.execCommand(direction < 0 ? "undo" : "redo");
  }
}
