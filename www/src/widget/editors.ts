/** What the widget uses of TinyMCE, as far as it is there. */
interface TinyMce {
  get?(): { getBody(): HTMLElement | null; undoManager: { transact(change: () => void): void } }[];
}

/** What the widget uses of CKEditor 4, as far as it is there. */
interface CkEditor {
  instances?: Record<string, { editable(): { $: HTMLElement } | null; fire(event: string): void }>;
}

type EditorWindow = Window & { tinymce?: TinyMce; CKEDITOR?: CkEditor };

/**
 * Makes `change`, which changes the document in `root` by the browser's own commands, so that the undo of the editor that `root`
 * belongs to knows of it: TinyMCE and CKEditor 4 keep an undo of their own, and see what was typed only after a key was pressed.
 */
export function transact(root: HTMLElement, change: () => void): void {
  for (const window of windowsAround(root)) {
    const tiny = window.tinymce?.get?.().find((editor) => editor.getBody() === root);
    if (tiny !== undefined) {
      tiny.undoManager.transact(change);
      return;
    }
    const ck = Object.values(window.CKEDITOR?.instances ?? {}).find((editor) => editor.editable()?.$ === root);
    if (ck !== undefined) {
      ck.fire("saveSnapshot");
      change();
      ck.fire("saveSnapshot");
      return;
    }
  }
  change();
}

/**
 * Replaces what is selected by `text`. An editor with a model of its own (wangEditor 5 and all others on Slate) takes the change from
 * the event that announces it, which the browser sends for keys but not for commands; what no editor takes, the browser does.
 */
export function replaceSelection(root: HTMLElement, selected: Range, text: string): void {
  const window = (root.ownerDocument.defaultView ?? globalThis.window) as Window & typeof globalThis;
  const inputType = text === "" ? "deleteContentBackward" : "insertText";
  const announced = new window.InputEvent("beforeinput", {
    bubbles: true,
    cancelable: true,
    composed: true,
    inputType,
    data: text === "" ? null : text,
    targetRanges: [new window.StaticRange(selected)],
  });
  // Such an editor follows the selection by this event; it would change what was selected before.
  root.ownerDocument.dispatchEvent(new window.Event("selectionchange"));
  if (root.dispatchEvent(announced)) {
    root.ownerDocument.execCommand(text === "" ? "delete" : "insertText", false, text);
  }
}

/** The window of `root`, and the one that its frame stands in, where that is of the same site. */
function windowsAround(root: HTMLElement): EditorWindow[] {
  const own = root.ownerDocument.defaultView as EditorWindow | null;
  const outer = own?.frameElement?.ownerDocument.defaultView as EditorWindow | null | undefined;
  return [own, outer].filter((window): window is EditorWindow => window != null);
}
