/**
 * An element with attributes, and children that are elements or text; text never becomes markup. A function under a name such
 * as `onclick` is a listener, true is an attribute without a value; null, undefined and false are left out, as children too.
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      made.addEventListener(key.replace(/^on/, ''), value);
    } else if (isThere(value)) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...children.flat(Infinity).filter(isThere));
  return made;
}

export function byId(id) {
  return document.getElementById(id);
}

/** Sets text only where it differs, so that a selection in it survives. */
export function setText(target, text) {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}

const ARROWS = { outbound: 'M5 11l6-6M6.5 5H11v4.5', inbound: 'M11 5l-6 6M9.5 11H5V6.5' };

/** The arrow of a direction, for the eye alone: the word stands beside it. */
export function directionIcon(direction) {
  return icon(ARROWS[direction] ?? 'M4 8h8');
}

/** A line drawing on a field of 16 by 16, for the eye alone. @param path as in the attribute `d` of SVG */
export function icon(path) {
  const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  drawing.setAttribute('viewBox', '0 0 16 16');
  drawing.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  drawing.append(line);
  return drawing;
}

export function statusBadge(word, status) {
  return element('span', { class: 'status', 'data-status': status }, word);
}

function isThere(value) {
  return value !== null && value !== undefined && value !== false;
}
