/** Milliseconds for which this thread has had a processor, which a busy machine does not stretch as it does the wall clock. */
export function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
