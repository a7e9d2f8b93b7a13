/** An element with attributes, and children that are elements or text; text never becomes markup. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) {
      made.setAttribute(key, value);
    }
  }
  made.append(...children);
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
  const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  icon.setAttribute('viewBox', '0 0 16 16');
  icon.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', ARROWS[direction] ?? 'M4 8h8');
  icon.append(path);
  return icon;
}

export function statusBadge(word, status) {
  return element('span', { class: 'status', 'data-status': status }, word);
}
