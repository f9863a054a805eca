'use strict';
(() => {
  const root = document.body.dataset.root || '';

  // Search: every word has to be in the name; names that begin with it come first.
  const input = document.getElementById('search');
  const list = document.getElementById('found');
  const status = document.getElementById('count');
  const index = window.plumblineIndex || [];
  let chosen = -1;

  const rank = (entry, words) => {
    const name = entry[1].toLowerCase();
    const detail = entry[2].toLowerCase();
    let sum = 0;
    for (const word of words) {
      const at = name.indexOf(word);
      if (at < 0 && !detail.includes(word)) {
        return -1;
      }
      sum += at < 0 ? 100 : name === word ? 0 : at === 0 ? 2 : /[^a-z0-9]/.test(name[at - 1]) ? 4 : 10;
    }
    return sum + name.length / 100 + (entry[0] === 'column' ? 1 : 0);
  };

  const show = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    list.textContent = '';
    chosen = -1;
    input.removeAttribute('aria-activedescendant');
    const hits = words.length === 0 ? [] : index
      .map((entry) => [rank(entry, words), entry])
      .filter((hit) => hit[0] >= 0)
      .sort((one, other) => one[0] - other[0]);
    hits.slice(0, 40).forEach((hit, i) => {
      const [kind, name, detail, page] = hit[1];
      const item = document.createElement('li');
      item.id = 'found-' + i;
      item.setAttribute('role', 'option');
      item.setAttribute('aria-selected', 'false');
      item.dataset.page = page;
      item.append(name);
      for (const [style, text] of [['kind', kind], ['detail', detail]]) {
        if (text) {
          const part = document.createElement('span');
          part.className = style;
          part.textContent = text;
          item.append(part);
        }
      }
      list.append(item);
    });
    list.hidden = hits.length === 0;
    input.setAttribute('aria-expanded', String(hits.length > 0));
    status.textContent = words.length === 0 ? '' : hits.length + (hits.length === 1 ? ' result' : ' results');
  };

  const choose = (to) => {
    const items = list.children;
    if (items.length === 0) {
      return;
    }
    if (chosen >= 0) {
      items[chosen].setAttribute('aria-selected', 'false');
    }
    chosen = (to + items.length) % items.length;
    items[chosen].setAttribute('aria-selected', 'true');
    items[chosen].scrollIntoView({block: 'nearest'});
    input.setAttribute('aria-activedescendant', items[chosen].id);
  };

  const open = (item) => {
    if (item) {
      list.hidden = true;
      window.location.href = root + item.dataset.page;
    }
  };

  if (input) {
    input.addEventListener('input', show);
    input.addEventListener('focus', show);
    input.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        choose(event.key === 'ArrowDown' ? chosen + 1 : chosen < 0 ? -1 : chosen - 1);
      } else if (event.key === 'Enter') {
        open(list.children[Math.max(0, chosen)]);
      } else if (event.key === 'Escape') {
        input.value = '';
        show();
      }
    });
    list.addEventListener('mousedown', (event) => event.preventDefault());
    list.addEventListener('click', (event) => open(event.target.closest('li')));
    input.addEventListener('blur', () => { list.hidden = true; });
    document.addEventListener('keydown', (event) => {
      if (event.key === '/' && !/^(input|textarea|select)$/i.test(event.target.tagName)) {
        event.preventDefault();
        input.focus();
      }
    });
  }

  // Copying; a page from a folder may not have a clipboard of its own.
  document.addEventListener('click', async (event) => {
    const button = event.target.closest('button.copy');
    if (!button) {
      return;
    }
    const text = button.dataset.copy;
    try {
      await navigator.clipboard.writeText(text);
    } catch (refused) {
      const area = document.createElement('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
      button.focus();
    }
    button.textContent = 'copied';
    setTimeout(() => { button.textContent = 'copy'; }, 1500);
  });

  // The diagram: moved, enlarged, and dimmed but for one table and what is next to it.
  const light = (svg, id) => {
    const near = new Set([id]);
    svg.querySelectorAll('.tie').forEach((tie) => {
      const lit = id !== null && (tie.dataset.from === id || tie.dataset.to === id);
      tie.classList.toggle('lit', lit);
      if (lit) {
        near.add(tie.dataset.from);
        near.add(tie.dataset.to);
      }
    });
    svg.querySelectorAll('.box').forEach((box) => box.classList.toggle('near', near.has(box.dataset.id)));
    return near;
  };

  document.querySelectorAll('svg.erd').forEach((svg) => {
    for (const [on, off] of [['pointerover', 'pointerout'], ['focusin', 'focusout']]) {
      svg.addEventListener(on, (event) => {
        const box = event.target.closest('.box');
        if (box && !svg.classList.contains('focused')) {
          light(svg, box.dataset.id);
        }
      });
      svg.addEventListener(off, () => {
        if (!svg.classList.contains('focused')) {
          light(svg, null);
        }
      });
    }
  });

  const canvas = document.getElementById('canvas');
  if (!canvas) {
    return;
  }
  const svg = canvas.querySelector('svg');
  const whole = svg.viewBox.baseVal;
  const full = {x: 0, y: 0, width: whole.width, height: whole.height};
  let view = {...full};
  canvas.classList.add('live');
  // As tall as the diagram is where its whole width fits, in a size that can be read.
  const readable = 0.45;
  const across = Math.min(1.25, canvas.clientWidth / full.width);
  const tall = full.height * (across < readable ? 1.25 : across);
  canvas.style.height = Math.max(260, Math.min(0.75 * window.innerHeight, tall)) + 'px';
  document.querySelector('.tools').hidden = false;

  const apply = () => svg.setAttribute('viewBox', [view.x, view.y, view.width, view.height].join(' '));
  const scale = () => Math.min(canvas.clientWidth / view.width, canvas.clientHeight / view.height);
  const fit = (box, edge) => {
    // Never larger than life.
    const width = Math.max(box.width + 2 * edge, canvas.clientWidth / 1.25);
    const height = Math.max(box.height + 2 * edge, canvas.clientHeight / 1.25);
    view = {x: box.x + box.width / 2 - width / 2, y: box.y + box.height / 2 - height / 2, width, height};
    apply();
  };
  const zoom = (factor, at) => {
    const to = Math.min(4, Math.max(0.02, scale() * factor)) / scale();
    const point = at || {x: view.x + view.width / 2, y: view.y + view.height / 2};
    view = {
      x: point.x - (point.x - view.x) / to,
      y: point.y - (point.y - view.y) / to,
      width: view.width / to,
      height: view.height / to,
    };
    apply();
  };
  const inside = (event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());

  // What does not fit in a readable size begins at its upper left corner.
  const start = () => {
    fit(full, 0);
    if (scale() < readable) {
      const width = canvas.clientWidth / 0.75;
      view = {x: 0, y: 0, width, height: width * canvas.clientHeight / canvas.clientWidth};
      apply();
    }
  };
  start();

  canvas.addEventListener('wheel', (event) => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      zoom(Math.exp(-event.deltaY / 300), inside(event));
    }
  }, {passive: false});

  const pointers = new Map();
  let moved = false;
  canvas.addEventListener('pointerdown', (event) => {
    pointers.set(event.pointerId, event);
    moved = false;
  });
  window.addEventListener('pointermove', (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) {
      return;
    }
    const others = [...pointers.values()].filter((other) => other.pointerId !== event.pointerId);
    if (others.length === 1) {
      const apart = (one) => Math.hypot(one.clientX - others[0].clientX, one.clientY - others[0].clientY);
      zoom(apart(event) / Math.max(1, apart(before)), inside(event));
      moved = true;
    } else {
      const dx = event.clientX - before.clientX;
      const dy = event.clientY - before.clientY;
      if (moved || Math.hypot(dx, dy) > 3) {
        moved = true;
        canvas.classList.add('moving');
        view.x -= dx / scale();
        view.y -= dy / scale();
        apply();
      } else {
        return;
      }
    }
    pointers.set(event.pointerId, event);
  });
  for (const end of ['pointerup', 'pointercancel']) {
    window.addEventListener(end, (event) => {
      pointers.delete(event.pointerId);
      canvas.classList.remove('moving');
    });
  }
  svg.addEventListener('dragstart', (event) => event.preventDefault());
  svg.addEventListener('click', (event) => {
    if (moved) {
      event.preventDefault();
    }
  });

  canvas.addEventListener('keydown', (event) => {
    const step = 80 / scale();
    const act = {
      '+': () => zoom(1.25),
      '=': () => zoom(1.25),
      '-': () => zoom(0.8),
      '0': () => fit(full, 0),
      'ArrowLeft': () => { view.x -= step; apply(); },
      'ArrowRight': () => { view.x += step; apply(); },
      'ArrowUp': () => { view.y -= step; apply(); },
      'ArrowDown': () => { view.y += step; apply(); },
    }[event.key];
    if (act && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      act();
    }
  });
  // A box that is reached by keyboard comes into view.
  svg.addEventListener('focusin', (event) => {
    const box = event.target.closest('.box');
    if (box && box.matches(':focus-visible')) {
      const at = box.getBoundingClientRect();
      const room = canvas.getBoundingClientRect();
      if (at.left < room.left || at.right > room.right || at.top < room.top || at.bottom > room.bottom) {
        view.x += (at.left + at.width / 2 - room.left - room.width / 2) / scale();
        view.y += (at.top + at.height / 2 - room.top - room.height / 2) / scale();
        apply();
      }
      canvas.scrollTo(0, 0);
    }
  });

  document.querySelector('.tools').addEventListener('click', (event) => {
    const kind = event.target.dataset.zoom;
    if (kind === 'fit') {
      unfocus();
      fit(full, 0);
    } else if (kind) {
      zoom(kind === 'in' ? 1.3 : 1 / 1.3);
    }
  });

  const focus = document.getElementById('focus');
  const unfocus = () => {
    focus.value = '';
    svg.classList.remove('focused');
    light(svg, null);
  };
  const focusOn = () => {
    const wanted = [...svg.querySelectorAll('.box')].find((box) => box.dataset.name === focus.value);
    if (!wanted) {
      svg.classList.remove('focused');
      light(svg, null);
      return;
    }
    light(svg, wanted.dataset.id);
    svg.classList.add('focused');
    let area = null;
    svg.querySelectorAll('.box.near').forEach((box) => {
      const at = box.transform.baseVal.consolidate().matrix;
      const size = box.getBBox();
      const right = at.e + size.width;
      const bottom = at.f + size.height;
      area = area === null
        ? {left: at.e, top: at.f, right, bottom}
        : {left: Math.min(area.left, at.e), top: Math.min(area.top, at.f), right: Math.max(area.right, right), bottom: Math.max(area.bottom, bottom)};
    });
    fit({x: area.left, y: area.top, width: area.right - area.left, height: area.bottom - area.top}, 24);
  };
  focus.addEventListener('input', focusOn);
  window.addEventListener('resize', () => {
    if (view.width === full.width) {
      fit(full, 0);
    }
  });
})();
