
// Added by `cargo xtask serve --watch`: reloads the page when the server has been restarted. The
// emulator's answer names its run, and is held back until something changes or the server ends.
(async () => {
  const thread = "/sandbox/api/phones/910000000000/thread";
  let run;
  for (;;) {
    try {
      const response = await fetch(run ? `${thread}?since=18446744073709551615&run=${run}` : thread);
      const current = (await response.json()).run;
      if (run && current !== run) location.reload();
      run = current;
    } catch {
      await new Promise((resume) => setTimeout(resume, 200));
    }
  }
})();
