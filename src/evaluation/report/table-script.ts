/**
 * Lets columns be sorted and opens what is folded before the page is printed. The page can be read without it: buttons are made here, so that none
 * is dead where scripts are off.
 */
export const tableScript = `
for (const table of document.querySelectorAll('[data-sortable]')) {
  const body = table.tBodies[0];
  [...table.tHead.rows[0].cells].forEach((cell, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    button.append(...cell.childNodes);
    cell.append(button);
    button.addEventListener('click', () => {
      const rising = cell.getAttribute('aria-sort') === 'descending';
      for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
      cell.setAttribute('aria-sort', rising ? 'ascending' : 'descending');
      const valueOf = (row) => {
        const value = row.cells[column].dataset.value ?? row.cells[column].textContent;
        const number = Number(value);
        return value === '' || Number.isNaN(number) ? value : number;
      };
      const before = (a, b) => {
        const [x, y] = [valueOf(a), valueOf(b)];
        if (typeof x !== typeof y) return typeof x === 'number' ? -1 : 1;
        const order = typeof x === 'number' ? x - y : x.localeCompare(y);
        return rising ? order : -order;
      };
      body.append(...[...body.rows].sort(before));
    });
  });
}
addEventListener('beforeprint', () => { for (const folded of document.querySelectorAll('details')) folded.open = true; });
`;
