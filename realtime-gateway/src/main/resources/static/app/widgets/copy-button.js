import { element, setText } from '../element.js';

/** A text that can be copied, e.g. a SID. */
export function copyable(text, { label = text } = {}) {
  const code = element('code', {}, text);
  const button = element('button', { type: 'button', class: 'quiet copy', 'aria-label': `Copy ${label}` }, 'Copy');
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text);
      setText(button, 'Copied');
      setTimeout(() => setText(button, 'Copy'), 2_000);
    } catch (refused) { // a page without the permission, or without https
      setText(button, 'Press Ctrl+C');
      getSelection().selectAllChildren(code);
    }
  });
  return element('span', { class: 'sid' }, code, button);
}
