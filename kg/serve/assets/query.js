// @ts-check
/** The query page: turns its text field into an editor. Without scripts the form works as it is. */
(() => {
  "use strict";
  const CodeMirror = /** @type {any} */ (globalThis).CodeMirror;
  const field = /** @type {HTMLTextAreaElement} */ (document.getElementById("query"));
  /** What may follow a prefix: "kg:Statement", "kg:heads" … */
  const terms = (field.dataset.terms ?? "").split(" ");
  const names = (field.dataset.prefixes ?? "").split(" ").map((prefix) => `${prefix}:`);

  const editor = CodeMirror.fromTextArea(field, {
    mode: "application/sparql-query",
    lineNumbers: true,
    lineWrapping: true,
    matchBrackets: true,
    autoCloseBrackets: true,
    viewportMargin: Infinity,
    extraKeys: {
      "Ctrl-Enter": run,
      "Cmd-Enter": run,
      "Ctrl-Space": complete,
      // Tab leads on, for those who have only the keyboard.
      Tab: false,
      "Shift-Tab": false,
    },
  });
  editor.getInputField().setAttribute("aria-label", "SPARQL query");
  editor.on("inputRead", (/** @type {any} */ _, /** @type {{text: string[]}} */ change) => {
    if (/^[\w:]$/.test(change.text[0]) && wordAtCursor().text.includes(":")) complete();
  });
  markError();

  function run() {
    editor.save();
    field.form?.requestSubmit();
  }

  /** The prefixed name that the cursor stands behind. */
  function wordAtCursor() {
    const { line, ch } = editor.getCursor();
    const text = /[\w:-]*$/.exec(editor.getLine(line).slice(0, ch))?.[0] ?? "";
    return { text, from: { line, ch: ch - text.length }, to: { line, ch } };
  }

  function complete() {
    editor.showHint({ hint: hints, completeSingle: false });
  }

  function hints() {
    const { text, from, to } = wordAtCursor();
    const wanted = text.toLowerCase();
    const known = wanted.includes(":") ? terms : [...names, ...terms];
    const [, inner] = wanted.split(":");
    const list = [
      ...known.filter((term) => term.startsWith(text)),
      ...known.filter((term) => term.toLowerCase().startsWith(wanted)),
      ...(inner ? terms.filter((term) => term.toLowerCase().includes(inner)) : []),
    ];
    return { list: [...new Set(list)].slice(0, 60), from, to };
  }

  /** Mark the line that the error names: "… at 3:14". */
  function markError() {
    const place = /\b(\d+):(\d+)\b|\bline (\d+)/.exec(document.querySelector(".error")?.textContent ?? "");
    const line = Number(place?.[1] ?? place?.[3] ?? 0) - 1;
    if (line >= 0 && line < editor.lineCount()) editor.addLineClass(line, "background", "wrong-line");
  }
})();
