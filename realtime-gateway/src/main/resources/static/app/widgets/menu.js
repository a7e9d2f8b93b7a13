/** Lets an unfolded menu (`details`) close when it is left: by Escape, by the focus, or by a click elsewhere. */
export function closesWhenLeft(menu) {
  const close = () => {
    menu.open = false;
  };
  const elsewhere = ({ target }) => menu.contains(target) || close();
  menu.addEventListener('toggle', () =>
    document[menu.open ? 'addEventListener' : 'removeEventListener']('pointerdown', elsewhere));
  menu.addEventListener('focusout', ({ relatedTarget }) => relatedTarget && elsewhere({ target: relatedTarget }));
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && menu.open) {
      event.preventDefault();
      event.stopPropagation();
      close();
      menu.querySelector('summary').focus();
    }
  });
  return menu;
}
