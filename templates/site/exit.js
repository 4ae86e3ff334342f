// Quick exit: the link works without this script. With it, the page is hidden at once, the page that follows takes its
// place in the browser's history, and pressing Shift three times does the same as the link.
"use strict";

const link = document.querySelector(".exit");
const WITHIN = 5000; // milliseconds between two presses, as in the pattern that public services use
let presses = 0;
let last = 0;

function leave() {
  document.documentElement.hidden = true;
  document.title = "…";
  location.replace(link.href);
}

link.addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});

document.addEventListener("keydown", (event) => {
  if (event.repeat) {
    return;
  }
  const soon = event.timeStamp - last < WITHIN;
  last = event.timeStamp;
  if (event.key === "Shift") {
    presses = soon ? presses + 1 : 1;
  } else {
    presses = 0; // Shift pressed to write a capital letter, or with Tab, is not meant
  }
  if (presses === 3) {
    leave();
  }
});

document.querySelector(".leave-key").hidden = false;
