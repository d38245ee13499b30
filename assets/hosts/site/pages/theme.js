// Before anything is painted, so that a dark page does not flash white first.  It stands in each
// page as it is here.
document.documentElement.dataset.theme = (() => {
  try {
    return localStorage.getItem("zones-theme") || "auto";
  } catch {
    return "auto";
  }
})();
