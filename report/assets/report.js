"use strict";
(() => {
  const layers = document.querySelector(".layers");
  if (!layers) return;
  const reps = Array.from(document.querySelectorAll("details.rep"));
  layers.hidden = false;

  // A layer's class on the body hides its drawings in every picture.
  layers.addEventListener("change", (event) => {
    const layer = event.target.dataset.layer;
    if (layer) document.body.classList.toggle("hide-" + layer, !event.target.checked);
  });
  layers.addEventListener("click", (event) => {
    const all = event.target.dataset.all;
    if (all) reps.forEach((rep) => { rep.open = all === "open"; });
  });

  // A link to a rep opens it; paper shows every rep.
  const open_target = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target && target.matches("details.rep")) target.open = true;
  };
  window.addEventListener("hashchange", open_target);
  open_target();
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = reps.filter((rep) => !rep.open);
    closed.forEach((rep) => { rep.open = true; });
  });
  window.addEventListener("afterprint", () => {
    closed.forEach((rep) => { rep.open = false; });
  });
})();
