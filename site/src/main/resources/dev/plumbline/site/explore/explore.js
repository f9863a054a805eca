'use strict';
// A drop-down goes on as soon as something is chosen; without the script there is a button.
document.documentElement.classList.add('scripted');
document.querySelectorAll('select.go').forEach((select) => {
  select.addEventListener('change', () => select.form.requestSubmit());
});
