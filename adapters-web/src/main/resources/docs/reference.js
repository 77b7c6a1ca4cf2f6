'use strict';

// Filters the navigation while somebody types, and marks the operation that is in view.
const filter = document.getElementById('filter');
const entries = Array.from(document.querySelectorAll('nav li'));

if (filter) {
  filter.addEventListener('input', () => {
    const wanted = filter.value.trim().toLowerCase();
    for (const entry of entries) {
      const target = document.getElementById(entry.firstElementChild.hash.slice(1));
      const address = target ? target.querySelector('.address').textContent : '';
      entry.hidden = !(entry.textContent + ' ' + address).toLowerCase().includes(wanted);
    }
  });

  const links = new Map(entries.map((entry) => [entry.firstElementChild.hash.slice(1), entry.firstElementChild]));
  const watcher = new IntersectionObserver((changes) => {
    for (const change of changes) {
      const link = links.get(change.target.id);
      if (link) {
        link.classList.toggle('current', change.isIntersecting);
      }
    }
  }, { rootMargin: '-10% 0px -70% 0px' });
  for (const article of document.querySelectorAll('article[id]')) {
    watcher.observe(article);
  }
}
