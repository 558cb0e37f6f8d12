/** The script of the page: it pages through all claims, moves through a picture by arrow keys, and opens what is printed. It makes no HTML from text. */
export const script = `'use strict';
(() => {
  const SIZE = 100;
  const words = { s: 'satisfied', v: 'violated', i: 'indeterminate' };
  const sums = (differences) => {
    let last = 0;
    return differences.map((one) => (one === null ? null : (last += one)));
  };
  const cell = (name, text, className, inner) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (!inner) made.textContent = text;
    else {
      let at = made;
      for (const [tag, tagClass] of inner) {
        at = at.appendChild(document.createElement(tag));
        if (tagClass) at.className = tagClass;
      }
      at.textContent = text;
    }
    return made;
  };
  const hidden = /[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]/gu;
  const seen = (text) =>
    text.replace(hidden, (one) => '\\\\u{' + one.codePointAt(0).toString(16).padStart(4, '0') + '}');

  const claims = (source) => {
    const data = JSON.parse(source.textContent);
    const positions = sums(data.position);
    const times = sums(data.time);
    const codes = new Map(data.codes);
    const form = document.getElementById('claims-controls');
    const { verdict, text, first, previous, next, last, shown } = form.elements;
    const table = document.getElementById('claims-table');
    const caption = document.getElementById('claims-caption');
    const count = new Intl.NumberFormat('en-US');
    let rows = positions.map((_, row) => row);
    let page = 0;
    const when = (time) => {
      if (time === null) return '\\u2014';
      const date = new Date(time);
      if (Number.isNaN(date.getTime())) return time + ' ms';
      const told = date.toISOString().replace('T', ' ').replace('Z', ' UTC');
      return data.coarse ? told.replace('.000 UTC', ' UTC') : told;
    };
    const rowOf = (row) => {
      const tr = document.createElement('tr');
      const head = cell('th', positions[row], 'number');
      head.scope = 'row';
      const letter = data.verdict[row];
      tr.append(
        head,
        cell('td', when(times[row]), 'time'),
        cell('td', seen(data.tasks[data.task[row]]), '', [['bdi'], ['code']]),
        cell('td', seen(data.claimants[data.claimant[row]]), '', [['bdi']]),
        cell('td', words[letter], '', [['span', 'verdict ' + words[letter]]]),
        cell('td', codes.get(row) ?? ''),
      );
      return tr;
    };
    const show = (to) => {
      const pages = Math.max(1, Math.ceil(rows.length / SIZE));
      page = Math.max(0, Math.min(pages - 1, to));
      const from = page * SIZE;
      table.tBodies[0].replaceChildren(...rows.slice(from, from + SIZE).map(rowOf));
      const range = rows.length === 0 ? 'none' : count.format(from + 1) + '\\u2013' + count.format(Math.min(rows.length, from + SIZE));
      shown.value = range + ' of ' + count.format(rows.length);
      caption.textContent = 'Claims ' + range + ' of ' + count.format(rows.length) + (rows.length < positions.length ? ' that match, of ' + count.format(positions.length) : '') + ', in the order of the log. On paper only these are printed.';
      for (const [button, off] of [[first, page === 0], [previous, page === 0], [next, page === pages - 1], [last, page === pages - 1]])
        button.setAttribute('aria-disabled', String(off));
    };
    const filter = () => {
      const wanted = text.value.trim().toLowerCase();
      const has = (name) => name.toLowerCase().includes(wanted);
      const tasks = data.tasks.map(has);
      const claimants = data.claimants.map(has);
      const matches = (row) =>
        (verdict.value === '' || data.verdict[row] === verdict.value) &&
        (wanted === '' || tasks[data.task[row]] || claimants[data.claimant[row]] || String(positions[row]) === wanted || has(codes.get(row) ?? ''));
      rows = [];
      for (let row = 0; row < positions.length; row += 1) if (matches(row)) rows.push(row);
      show(0);
    };
    let waiting;
    form.addEventListener('submit', (event) => event.preventDefault());
    text.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(filter, 120);
    });
    verdict.addEventListener('change', filter);
    first.addEventListener('click', () => show(0));
    previous.addEventListener('click', () => show(page - 1));
    next.addEventListener('click', () => show(page + 1));
    last.addEventListener('click', () => show(Infinity));
    form.hidden = false;
    show(0);
  };

  for (const picture of document.querySelectorAll('svg.timeline')) {
    const marks = [...picture.querySelectorAll('a.mark')];
    const place = (mark) => mark.getBoundingClientRect().left;
    for (const [index, mark] of marks.entries()) if (index > 0) mark.setAttribute('tabindex', '-1');
    picture.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
      const from = marks.indexOf(document.activeElement);
      if (step === undefined || from < 0) return;
      const ordered = marks.map((mark, index) => ({ mark, index, left: place(mark) })).sort((a, b) => a.left - b.left || a.index - b.index);
      const now = ordered.findIndex(({ index }) => index === from);
      const to = ordered[Math.max(0, Math.min(ordered.length - 1, now + step))].mark;
      event.preventDefault();
      for (const mark of marks) mark.setAttribute('tabindex', mark === to ? '0' : '-1');
      to.focus();
    });
  }

  const reveal = () => {
    const row = location.hash === '' ? null : document.getElementById(location.hash.slice(1));
    const events = row?.closest('details');
    if (!events) return;
    events.open = true;
    row.focus();
  };
  addEventListener('hashchange', reveal);
  document.addEventListener('click', (event) => {
    if (event.target.closest('a.mark')) setTimeout(reveal);
  });
  reveal();
  const source = document.getElementById('claims-data');
  if (source) claims(source);
  document.documentElement.dataset.ready = 'yes';
})();`;
