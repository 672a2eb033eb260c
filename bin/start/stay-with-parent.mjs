/**
 * Loaded before a server process (`node --import`). When the starter is killed outright the channel to
 * it closes, and the server ends in its usual way instead of living on without a master.
 */
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 12_000).unref();
});
process.channel?.unref();
