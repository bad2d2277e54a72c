/** The editors that OA systems use, each on a page of its own. */

/**
 * The editors. `head` and `body` make the page, `open` starts the editor, puts HTML into it and gives, once it is ready, the element
 * to watch; `undo` presses the editor's own undo button, so to say; `content` is what the editor would save. All run in the page.
 */
export const EDITORS = [
  {
    name: "an element with contenteditable",
    body: `<div id="box" style="height:300px;width:500px;overflow:auto;position:relative"><div id="draft" contenteditable></div></div>`,
    open: (html) => {
      const draft = document.querySelector("#draft");
      draft.innerHTML = html;
      return draft;
    },
    undo: () => document.execCommand("undo"),
    content: () => document.querySelector("#draft").innerHTML,
  },
  {
    name: "TinyMCE",
    head: `<script src="/packages/tinymce/tinymce.min.js"></script>`,
    body: `<div id="draft"></div>`,
    open: async (html) => {
      const [editor] = await window.tinymce.init({ selector: "#draft", height: 360, promotion: false, branding: false });
      editor.setContent(html);
      editor.undoManager.clear();
      editor.undoManager.add();
      return editor.iframeElement;
    },
    undo: () => window.tinymce.activeEditor.undoManager.undo(),
    content: () => window.tinymce.activeEditor.getContent(),
  },
  {
    name: "CKEditor 4",
    head: `<script>window.CKEDITOR_BASEPATH = "/packages/ckeditor4/";</script><script src="/packages/ckeditor4/ckeditor.js"></script>`,
    body: `<textarea id="draft"></textarea>`,
    open: (html) =>
      new Promise((resolve) => {
        document.querySelector("#draft").value = html;
        const editor = window.CKEDITOR.replace("draft", { versionCheck: false, height: 300, removePlugins: "exportpdf" });
        editor.on("instanceReady", () => resolve(editor.window.getFrame().$));
      }),
    undo: () => window.CKEDITOR.instances.draft.execCommand("undo"),
    content: () => window.CKEDITOR.instances.draft.getData(),
  },
  {
    name: "wangEditor 5",
    head: `<link rel="stylesheet" href="/packages/@wangeditor/editor/dist/css/style.css"><script src="/packages/@wangeditor/editor/dist/index.js"></script>`,
    body: `<div id="draft" style="height:300px;width:700px"></div>`,
    open: (html) => {
      window.editor = window.wangEditor.createEditor({ selector: "#draft", html });
      return document.querySelector("#draft [contenteditable]");
    },
    undo: () => window.editor.undo(),
    content: () => window.editor.getHtml(),
  },
];
